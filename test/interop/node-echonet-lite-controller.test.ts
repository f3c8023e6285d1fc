import { expect, test } from "vitest";
import { canMakeNetworks, runShell, where } from "./networks.ts";

/** Starts the houses and waits until they say where they are. */
const HOUSES = `
trap 'rm -f "$TOLD"' EXIT
houses() {
  TOLD=$(mktemp -u)
  mkfifo "$TOLD"
  "$NODE" "$ENGAWA" simulate --address "$1" --time 2026-11-22T10:00+09:00 > "$TOLD" & HOUSES=$!
  exec 3< "$TOLD"
  while read -r line <&3; do case "$line" in Ctrl*) break;; esac; done
}
`;

/** The houses in one network, somebody else's controller in the other. */
const IN_NETWORKS = `
for node in 1 2 3 4 5 6 7 8 9 10; do ip addr add 10.77.1.$node/24 dev eth0; done
ip link set eth0 up
ip route add 224.0.0.0/4 dev eth0
there ip addr add 10.77.1.200/24 dev eth1
there ip link set eth1 up
there ip route add 224.0.0.0/4 dev eth1
houses 10.77.0.0/16
there "$NODE" "$CONTROLLER"
kill $OTHER $HOUSES
`;

/** Where no network can be made: loopback addresses, one of them the controller's. */
const ON_LOOPBACK = `
houses 127.77.0.0/16
OWN_ADDRESS=127.77.1.200 "$NODE" "$CONTROLLER"
kill $HOUSES
`;

const FILES = { ENGAWA: "../../bin/engawa.ts", CONTROLLER: "./peers/reading-controller.cjs" };

test(`node-echonet-lite, ${where}, reads our houses and sets the air conditioner`, async () => {
  console.log(`The independent controller ran ${where}.`);
  const script = HOUSES + (canMakeNetworks ? IN_NETWORKS : ON_LOOPBACK);
  const { out, err } = await runShell(script, FILES);
  const read: unknown = out === "" ? { failed: err } : JSON.parse(out);
  expect(read).toMatchObject({
    found: [
      "1,48,1",
      "1,48,2",
      "2,107,1",
      "2,121,1",
      "2,125,1",
      "2,135,1",
      "2,136,1",
      "2,144,1",
      "2,145,1",
      "2,161,1",
    ],
    maps: {
      inf: [0x80, 0x81, 0x88, 0x8f, 0xa0, 0xb0],
      set: [0x80, 0x81, 0x8f, 0x93, 0xa0, 0xb0, 0xb3],
    },
    services: ["Set_Res", "Set_Res", "Set_Res"],
    air: [{ status: true }, { mode: 3 }, { temperature: 29 }, { temperature: 20 }],
    meter: { digits: { digit: 8 }, unit: { unit: 0.001 } },
    light: { level: 80 },
  });
  const { power, meter } = read as Read;
  expect(power.after.energy - power.before.energy).toBeGreaterThan(500);
  // Ten o'clock is the 21st register of today; what is to come is none.
  const { history } = meter.history;
  const last = history[20] ?? 0;
  expect(meter.register.energy).toBeGreaterThanOrEqual(last);
  expect(history.slice(0, 21)).toEqual(history.slice(0, 21).toSorted((a, b) => a - b));
  expect(history.slice(21)).toEqual(Array(27).fill(0xfffffffe));
});

interface Read {
  readonly power: { readonly before: { energy: number }; readonly after: { energy: number } };
  readonly meter: {
    readonly register: { energy: number };
    readonly history: { history: number[] };
  };
}
