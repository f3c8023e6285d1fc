/** A station on one card by its IPv6 address: greets, answers greetings, says what it hears. */
import { networkInterfaces } from "node:os";
import type { Lan } from "../../../src/home/lan/lan.ts";
import { openUdpLan } from "../../../src/home/lan/udp-lan.ts";

const [card = ""] = process.argv.slice(2);
const GREETING = 1;
const ANSWER = 2;

const lan = await opened();
const heard: string[] = [];
lan.listen(({ from, bytes, multicast }) => {
  heard.push(`${bytes[0]} ${multicast ? "to all" : "to me"} over ${from.address.split("%")[1]}`);
  if (bytes[0] === GREETING) lan.send(from.address, Uint8Array.of(ANSWER));
  if (!heard.some((text) => text.startsWith(`${ANSWER}`))) return;
  // The other one may still wait for an answer to its greeting.
  if (heard.some((text) => text.startsWith(`${GREETING}`))) setTimeout(finish, 500);
});
// Whoever starts second is greeted by the first one's next greeting.
const greeting = setInterval(() => lan.multicast(Uint8Array.of(GREETING)), 100);

function finish(): void {
  clearInterval(greeting);
  const everywhere = [...new Set(heard)].toSorted();
  process.stdout.write(`${JSON.stringify({ card, heard: everywhere })}\n`, () => process.exit(0));
}

/** An address is tentative for a second or two after its card came up. */
async function opened(): Promise<Lan> {
  for (;;) {
    const own = networkInterfaces()[card]?.find(({ address }) => address.startsWith("fe80"));
    const lanOrWhy = own && (await openUdpLan({ address: `${own.address}%${card}`, prefix: 64 }));
    if (lanOrWhy?.ok) return lanOrWhy.value;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
