import { afterEach, describe, expect, it } from "vitest";
import type { Datagram, Lan } from "./lan.ts";
import { openUdpLan, openUdpLans, type UdpPlace } from "./udp-lan.ts";

const opened: Lan[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((lan) => lan.close()));
});

async function open(place: UdpPlace): Promise<Lan> {
  const lan = await openUdpLan(place);
  if (!lan.ok) throw new Error(lan.refusal.code);
  opened.push(lan.value);
  return lan.value;
}

/** The first so many datagrams of a station. */
function heard(lan: Lan, count: number): Promise<Datagram[]> {
  const datagrams: Datagram[] = [];
  return new Promise((resolve) => {
    lan.listen((datagram) => {
      datagrams.push({ ...datagram, bytes: Uint8Array.from(datagram.bytes) });
      if (datagrams.length === count) resolve(datagrams);
    });
  });
}

describe("a station on a network card", () => {
  it("hears its own network, unicast and group, with the sender's address", async () => {
    const one = await open({ address: "127.66.11.1", prefix: 24 });
    const two = await open({ address: "127.66.11.2", prefix: 24 });
    const ofTwo = heard(two, 2);
    one.send("127.66.11.2", Uint8Array.of(1));
    one.multicast(Uint8Array.of(2));
    const from = { address: "127.66.11.1", port: 3610 };
    expect((await ofTwo).toSorted((a, b) => Number(a.multicast) - Number(b.multicast))).toEqual([
      { from, bytes: Uint8Array.of(1), multicast: false },
      { from, bytes: Uint8Array.of(2), multicast: true },
    ]);
  });

  it("hears neither itself nor another home on the same machine", async () => {
    const one = await open({ address: "127.66.12.1", prefix: 24 });
    const two = await open({ address: "127.66.12.2", prefix: 24 });
    const other = await open({ address: "127.66.13.1", prefix: 24 });
    const ofOne = heard(one, 1);
    const ofTwo = heard(two, 2);
    other.multicast(Uint8Array.of(9));
    other.send("127.66.12.2", Uint8Array.of(9));
    one.multicast(Uint8Array.of(1));
    one.send("127.66.12.2", Uint8Array.of(2));
    two.send("127.66.12.1", Uint8Array.of(3));
    expect((await ofTwo).map(({ bytes }) => bytes[0]).toSorted()).toEqual([1, 2]);
    expect((await ofOne).map(({ bytes }) => bytes[0])).toEqual([3]);
  });

  it("opens a card that is named twice once, and several at a time", async () => {
    const card = { address: "127.66.14.1", prefix: 24 };
    const lans = await openUdpLans([card, { address: "127.66.15.1", prefix: 24 }, card]);
    if (!lans.ok) throw new Error(lans.refusal.code);
    opened.push(...lans.value);
    expect(lans.value.map(({ address }) => address)).toEqual(["127.66.14.1", "127.66.15.1"]);
  });

  it("says why it cannot be opened, and leaves nothing open", async () => {
    await open({ address: "127.66.16.1", prefix: 24 });
    const free = { address: "127.66.16.2", prefix: 24 };
    expect(await openUdpLans([free, { address: "127.66.16.1", prefix: 24 }])).toEqual({
      ok: false,
      refusal: { code: "home.port-taken", address: "127.66.16.1", port: 3610 },
    });
    await open(free);
    for (const address of ["192.0.2.1", "kitchen", "fe80::1"]) {
      expect(await openUdpLan({ address, prefix: 24 })).toEqual({
        ok: false,
        refusal: { code: "home.address-not-available", address },
      });
    }
  });

  it("speaks no more once it is closed, without complaint", async () => {
    const lan = await open({ address: "127.66.17.1", prefix: 24 });
    await lan.close();
    await lan.close();
    lan.send("127.66.17.2", Uint8Array.of(1));
    lan.multicast(Uint8Array.of(1));
    await open({ address: "127.66.17.1", prefix: 24 });
  });
});
