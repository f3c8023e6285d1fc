import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { WebSocket } from "ws";
import { deviceIdOf } from "../../src/home/device-id.ts";
import {
  type DeviceSeen,
  type FromGateway,
  type GatewayRecord,
  type ToGateway,
  toGateway,
} from "../../src/home/link/messages.ts";
import type { Channel } from "../../src/home/model.ts";
import { formatDay, type Day } from "../../src/kernel/day.ts";
import { packWh, QUALITY, SLOTS_A_DAY } from "../../src/metering/index.ts";

export interface GatewayKey {
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly key: KeyObject;
}

export function newGatewayKey(): GatewayKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  return { publicKey: raw.toString("base64"), key: privateKey };
}

/** A gateway of which every word is written by the test. */
export interface ScriptedGateway {
  say(message: FromGateway): void;
  /** Any text, as nobody honest sends it. */
  text(text: string): void;
  /** The next message of a type; what comes before it is dropped. */
  next<T extends ToGateway["type"]>(type: T): Promise<Extract<ToGateway, { type: T }>>;
  /** Numbered from where the last ones ended; resolves with the acknowledgement. */
  records(...records: readonly GatewayRecord[]): Promise<number>;
  send(...records: readonly GatewayRecord[]): number;
  proof(gateway: string, key: KeyObject): Promise<void>;
  /** Resolves with the code when the other side has closed. */
  readonly closed: Promise<number>;
  close(): void;
}

/** Open a WebSocket to `http://127.0.0.1:PORT`. */
export function dial(origin: string): ScriptedGateway {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/gateway/link`);
  const heard: ToGateway[] = [];
  let waiting: (() => void)[] = [];
  const wake = () => {
    for (const each of waiting.splice(0)) each();
  };
  socket.on("message", (bytes: Buffer) => {
    heard.push(toGateway.parse(JSON.parse(bytes.toString("utf8"))));
    wake();
  });
  socket.on("error", () => undefined);
  let isClosed = false;
  const closed = new Promise<number>((resolve) => {
    socket.on("close", (code) => {
      isClosed = true;
      resolve(code);
      wake();
    });
  });
  let sequence = 0;

  async function next<T extends ToGateway["type"]>(type: T) {
    for (;;) {
      while (heard.length > 0) {
        const message = heard.shift();
        if (message?.type === type) return message as Extract<ToGateway, { type: T }>;
      }
      if (isClosed) throw new Error(`the line closed before ${type}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  function send(...records: readonly GatewayRecord[]): number {
    const first = sequence + 1;
    sequence += records.length;
    socket.send(JSON.stringify({ type: "records", first, records }));
    return sequence;
  }

  return {
    say: (message) => socket.send(JSON.stringify(message)),
    text: (text) => socket.send(text),
    next,
    send,
    records: async (...records) => {
      const last = send(...records);
      for (;;) {
        const { through } = await next("ack");
        if (through >= last) return through;
      }
    },
    proof: async (gateway, key) => {
      const { nonce } = await next("challenge");
      const said = Buffer.from(`engawa-gateway-link\n${nonce}\n${gateway}`);
      const signature = sign(null, said, key).toString("base64");
      socket.send(
        JSON.stringify({ type: "proof", gateway, signature, version: "1.0.0", oldest: 1 }),
      );
    },
    closed,
    close: () => socket.close(),
  };
}

const SEEN = {
  maker: 0x00000b,
  product: "TEST-1",
  serial: null,
  release: "R",
  address: "127.0.0.9",
  announces: [],
};

/** Of an air conditioner, a light, a smart meter and a board. */
const MAPS: Readonly<Record<number, Pick<DeviceSeen, "gets" | "sets">>> = {
  0x013001: { gets: [0x80, 0x84, 0x93, 0xb0, 0xb3, 0xbb], sets: [0x80, 0xb0, 0xb3] },
  0x029001: { gets: [0x80, 0xb0], sets: [0x80, 0xb0] },
  0x028801: { gets: [0x80, 0xe0, 0xe7], sets: [] },
  0x028701: { gets: [0x80, 0xb7], sets: [] },
};

/** A device as its gateway tells it. */
export function seen(
  eoj: number,
  channels: readonly Omit<Channel, "device">[] = [],
  node = "fe00000b01",
): DeviceSeen {
  const device = deviceIdOf({ node, eoj });
  const known = channels.map((each) => ({ ...each, unitKnown: true }));
  return {
    ...SEEN,
    ...(MAPS[eoj] ?? { gets: [0x80], sets: [] }),
    device,
    node,
    eoj,
    channels: known,
  };
}

/** A day of which the first slots are measured, each of so many Wh. */
export function dayRecord(
  channel: Channel,
  day: Day,
  { wh, slots = SLOTS_A_DAY, quality = QUALITY.measured }: DayOf,
): Extract<GatewayRecord, { kind: "day" }> {
  const energy = Int32Array.from({ length: SLOTS_A_DAY }, (_, slot) => (slot < slots ? wh : 0));
  const marks = new Uint8Array(SLOTS_A_DAY).fill(quality, 0, slots);
  return {
    kind: "day",
    at: "2026-11-20T01:00:00.000Z",
    ...channel,
    day: formatDay(day),
    wh: packWh(energy).toString("base64"),
    quality: Buffer.from(marks).toString("base64"),
  };
}

export interface DayOf {
  readonly wh: number;
  readonly slots?: number;
  readonly quality?: number;
}
