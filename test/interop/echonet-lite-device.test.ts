import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Two networks joined by a cable: somebody else's device in one, our controller in the other. */
const IN_NETWORKS = `
ip link set lo up
unshare -n sleep 120 & OTHER=$!
while [ "$(readlink /proc/$OTHER/ns/net)" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
ip link add eth0 type veth peer name eth1
ip link set eth1 netns $OTHER
ip addr add 10.77.2.1/24 dev eth0
ip link set eth0 up
ip route add 224.0.0.0/4 dev eth0
nsenter -t $OTHER -n sh -c 'ip link set lo up; ip addr add 10.77.2.200/24 dev eth1
  ip link set eth1 up'
"$NODE" "$DEVICE" >&2 & PEER=$!
OWN_ADDRESS=10.77.2.200 nsenter -t $OTHER -n "$NODE" "$CONTROLLER"
kill $OTHER $PEER
`;

/** Where no network can be made: the device has all addresses, our controller one of them. */
const ON_LOOPBACK = `
"$NODE" "$DEVICE" >&2 & PEER=$!
OWN_ADDRESS=127.0.0.2 PREFIX=8 KNOWN_ADDRESS=127.0.0.1 "$NODE" "$CONTROLLER"
kill $PEER
`;

const NAMESPACE = ["-Urn", "--mount-proc", "--pid", "--fork", "--kill-child"];
const canMakeNetworks = spawnSync("unshare", [...NAMESPACE, "ip", "link"]).status === 0;
const where = canMakeNetworks ? "in network namespaces of its own" : "on loopback addresses";

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What our controller says it did; what went wrong, where it says nothing. */
function run(): Promise<{ out: string; err: string }> {
  const script = `set -e\n${canMakeNetworks ? IN_NETWORKS : ON_LOOPBACK}`;
  const [command, ...more] = canMakeNetworks ? ["unshare", ...NAMESPACE, "sh"] : ["sh"];
  const child = spawn(command ?? "sh", [...more, "-c", script], {
    env: {
      ...process.env,
      NODE: process.execPath,
      DEVICE: file("./peers/scripted-device.cjs"),
      CONTROLLER: file("./peers/our-controller.ts"),
    },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(said));
  });
}

test(`our controller, ${where}, finds, reads and sets a device of echonet-lite`, async () => {
  console.log(`The independent device ran ${where}.`);
  const { out, err } = await run();
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
