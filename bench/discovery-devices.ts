/** A home of air conditioners and lamps as a process of its own; argument: how many, from .2 on. */
import { ok } from "node:assert";
import { openUdpLan } from "../src/home/lan/udp-lan.ts";
import { type ScriptedObject, scriptedNode } from "../test/support/scripted-node.ts";

const NETWORK = "127.66.200";

const AIR: ScriptedObject = {
  values: {
    0x81: "08",
    0x82: "00005200",
    0x84: "0190",
    0x88: "42",
    0x8a: "00000B",
    0x8c: "454E47415741412D31000000",
    0x8f: "42",
    0x93: "41",
    0xa0: "41",
    0xb0: "42",
    0xb3: "1A",
    0xba: "32",
    0xbb: "1B",
    0xbe: "1E",
  },
  sets: [0x80, 0x81, 0x8f, 0x93, 0xa0, 0xb0, 0xb3],
  announces: [0x80, 0x81, 0x88, 0x8f, 0xa0, 0xb0],
};

for (let number = 1; number <= Number(process.argv[2]); number++) {
  const lan = await openUdpLan({ address: `${NETWORK}.${number + 1}`, prefix: 24 });
  ok(lan.ok, `${NETWORK}.${number + 1} cannot be had`);
  scriptedNode(lan.value, { id: `${number}`, objects: { 0x013001: AIR } });
}
console.log("ready");
