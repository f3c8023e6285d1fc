import { expect, test } from "vitest";
import { canMakeNetworks, runShell, where } from "./networks.ts";

/** Somebody else's device here, our controller at the other end of the cable. */
const IN_NETWORKS = `
ip addr add 10.77.2.1/24 dev eth0
ip link set eth0 up
ip route add 224.0.0.0/4 dev eth0
there ip addr add 10.77.2.200/24 dev eth1
there ip link set eth1 up
"$NODE" "$DEVICE" >&2 & PEER=$!
OWN_ADDRESS=10.77.2.200 there "$NODE" "$CONTROLLER"
kill $OTHER $PEER
`;

/** Where no network can be made: the device has all addresses, our controller one of them. */
const ON_LOOPBACK = `
"$NODE" "$DEVICE" >&2 & PEER=$!
OWN_ADDRESS=127.0.0.2 PREFIX=8 KNOWN_ADDRESS=127.0.0.1 "$NODE" "$CONTROLLER"
kill $PEER
`;

test(`our controller, ${where}, finds, reads and sets a device of echonet-lite`, async () => {
  console.log(`The independent device ran ${where}.`);
  const { out, err } = await runShell(canMakeNetworks ? IN_NETWORKS : ON_LOOPBACK, {
    DEVICE: "./peers/scripted-device.cjs",
    CONTROLLER: "./peers/our-controller.ts",
  });
  const done: unknown = out === "" ? { failed: err } : JSON.parse(out);
  const common = { weak: false, maker: 0x77, release: "R" };
  expect(done).toEqual({
    devices: [
      {
        ...common,
        eoj: 0x013001,
        gets: [0x80, 0x81, 0x82, 0x88, 0x8a, 0x8f, 0x9d, 0x9e, 0x9f, 0xa0, 0xb0, 0xb3, 0xbb],
        sets: [0x80, 0x8f, 0xa0, 0xb0, 0xb3],
        announces: [0x80, 0x8f, 0xa0, 0xb0],
      },
      {
        ...common,
        eoj: 0x028801,
        gets: [
          0x80, 0x81, 0x82, 0x88, 0x8a, 0x9d, 0x9e, 0x9f, 0xd7, 0xe0, 0xe1, 0xe7, 0xe8, 0xea, 0xeb,
          0xee,
        ],
        sets: [],
        announces: [0x80],
      },
    ],
    reading: {
      values: { 0xe0: "0000138C", 0x80: "30", 0xe7: "0000033C", 0xee: "FF" },
      refused: [0xd3],
      unanswered: [],
    },
    confirmed: { states: ["sent", "accepted", "confirmed"], epc: null, readBack: ["43"] },
    temperature: { states: ["sent", "accepted", "confirmed"], epc: null, readBack: ["18"] },
    illegal: { states: ["sent", "refused"], epc: 0xb0, readBack: [] },
    unknown: { states: ["sent", "refused"], epc: 0xb7, readBack: [] },
    notApplied: {
      states: ["sent", "accepted", "not-applied"],
      epc: 0xe7,
      readBack: ["0000033C"],
    },
    // On the loopback its announcements leave by a card of its choice.
    announced: canMakeNetworks ? ["B0=43"] : expect.anything(),
  });
});
