/**
 * Devices and a platform's end as a process of their own; arguments: the third byte of their
 * network 127.70.x.y/16, and how many. Prints the port of a WebSocket that acknowledges records.
 */
import { ok } from "node:assert";
import { WebSocketServer } from "ws";
import { openUdpLan } from "../src/home/lan/udp-lan.ts";
import {
  type ScriptedNode,
  type ScriptedObject,
  scriptedNode,
} from "../test/support/scripted-node.ts";

const [street = "1", count = "250"] = process.argv.slice(2);
const POWER_CHANGES_MS = 10_000;

const AIR: ScriptedObject = {
  values: {
    0x81: "08",
    0x82: "00005200",
    0x84: "0190",
    0x85: "00001000",
    0x88: "42",
    0x8a: "00000B",
    0x8c: "454E47415741412D31000000",
    0x8f: "42",
    0x93: "41",
    0xa0: "41",
    0xb0: "42",
    0xb3: "1A",
    0xbb: "1B",
    0xbe: "1E",
  },
  sets: [0x80, 0x81, 0x8f, 0x93, 0xa0, 0xb0, 0xb3],
  announces: [0x80, 0x81, 0x88, 0x8f, 0xa0, 0xb0],
};

const nodes: ScriptedNode[] = [];
for (let number = 1; number <= Number(count); number++) {
  const address = `127.70.${street}.${number}`;
  const lan = await openUdpLan({ address, prefix: 16 });
  ok(lan.ok, `${address} cannot be had`);
  nodes.push(scriptedNode(lan.value, { id: `${street}-${number}`, objects: { 0x013001: AIR } }));
}

let turn = 0;
setInterval(() => {
  turn += 1;
  for (const [at, node] of nodes.entries())
    node.objects.get(0x013001)?.set(0x84, Uint8Array.of(1, (at + turn) % 250));
}, POWER_CHANGES_MS);

const settings = { excluded: [], controllable: [], updatesForbidden: false, watched: false };
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/gateway/link" });
server.on("connection", (socket) => {
  const say = (message: object) => socket.send(JSON.stringify(message));
  const nonce = Buffer.alloc(32, 1).toString("base64");
  say({ type: "challenge", nonce, at: new Temporal.Instant(0n).toString() });
  socket.on("message", (data: Buffer) => {
    const [, type, first] = /"type":"(\w+)","?f?i?r?s?t?"?:?(\d*)/.exec(data.toString()) ?? [];
    if (type === "proof") say({ type: "welcome", acked: 0, settings });
    if (type === "records")
      say({ type: "ack", through: Number(first) + data.toString().split('"kind"').length - 2 });
  });
});
server.on("listening", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : 0);
});
