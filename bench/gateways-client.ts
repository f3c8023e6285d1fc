/**
 * Gateways in a process of their own: each dials in, proves its key, and reports once a minute what
 * is now and the half-hours of its channels. Reads a plan as JSON from stdin; prints `ready` when
 * all are connected, and a line of figures at the end.
 */
import { createPrivateKey, sign } from "node:crypto";
import { text } from "node:stream/consumers";
import { WebSocket } from "ws";

interface Plan {
  readonly origin: string;
  readonly seconds: number;
  readonly reports: number;
  readonly gateways: readonly {
    readonly gateway: string;
    /** PKCS#8, base64. */
    readonly key: string;
    readonly records: string;
    readonly live: string;
  }[];
}

const plan = JSON.parse(await text(process.stdin)) as Plan;
const waits: number[] = [];
const started = performance.now();
const lines = await connectAll();
console.log(JSON.stringify({ ready: lines.length, connectMs: performance.now() - started }));
const everyMs = (plan.seconds * 1000) / plan.reports;
const done = lines.map((line, index) => report(line, (everyMs * index) / lines.length));
await Promise.all(done);
waits.sort((a, b) => a - b);
const at = (share: number) => waits[Math.floor((waits.length - 1) * share)];
console.log(JSON.stringify({ acks: waits.length, p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(1) }));
for (const { socket } of lines) socket.terminate();

interface Open {
  readonly socket: WebSocket;
  readonly of: Plan["gateways"][number];
  acked: (through: number) => void;
}

/** Fifty at a time, as after a restart of the platform with gateways that back off. */
async function connectAll(): Promise<readonly Open[]> {
  const open: Open[] = [];
  for (let first = 0; first < plan.gateways.length; first += 50)
    open.push(...(await Promise.all(plan.gateways.slice(first, first + 50).map(connect))));
  return open;
}

function connect(of: Plan["gateways"][number]): Promise<Open> {
  const socket = new WebSocket(`${plan.origin.replace("http", "ws")}/gateway/link`);
  const key = createPrivateKey({
    key: Buffer.from(of.key, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const open: Open = { socket, of, acked: () => undefined };
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (bytes: Buffer) => {
      const message = JSON.parse(bytes.toString("utf8")) as { type: string } & Record<
        string,
        never
      >;
      if (message.type === "welcome") resolve(open);
      else if (message.type === "ack") open.acked(message["through"] ?? 0);
      else if (message.type === "refused") reject(new Error(bytes.toString("utf8")));
      else if (message.type === "challenge") {
        const said = `engawa-gateway-link\n${String(message["nonce"])}\n${of.gateway}`;
        const signature = sign(null, Buffer.from(said), key).toString("base64");
        const proof = { type: "proof", gateway: of.gateway, signature, version: "1", oldest: 1 };
        socket.send(JSON.stringify(proof));
      }
    });
  });
}

async function report(line: Open, offsetMs: number): Promise<void> {
  const { socket, of } = line;
  for (let k = 0; k < plan.reports; k += 1) {
    await until(started + 5000 + offsetMs + k * everyMs);
    const began = performance.now();
    socket.send(of.live);
    socket.send(of.records.replace('"first":1', `"first":${1 + k * 100}`));
    await new Promise<void>((resolve) => {
      line.acked = () => resolve();
    });
    waits.push(performance.now() - began);
  }
}

function until(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - performance.now())));
}
