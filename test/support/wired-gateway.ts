import { generateKeyPairSync, sign } from "node:crypto";
import type { Homes, LineEnd } from "../../src/app/home/open-homes.ts";
import type { FromGateway, ToGateway } from "../../src/home/link/messages.ts";
import type { CommandState, Properties } from "../../src/home/model.ts";

type CommandMessage = Extract<ToGateway, { type: "command" }>;
export type Answered = {
  readonly state: CommandState;
  readonly property?: string;
  readonly properties?: Properties;
};

/** A gateway's key and the other end of its line, without a network between. */
export interface WiredGateway {
  readonly publicKey: string;
  /** Dials in as this gateway; resolves when it is welcome. */
  dial(homes: Homes, gateway: string): Promise<void>;
  /** How each command is answered, step by step. */
  answers(way: (command: CommandMessage) => readonly Answered[]): void;
  /** What the house is like now. */
  live(at: string, device: string, properties: Properties): void;
  hangUp(): void;
}

const NOW = "2026-11-22T01:00:00.000Z";

const UNANSWERED = (): readonly Answered[] => [];

export function wiredGateway(): WiredGateway {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  let line: LineEnd | null = null;
  let way: (command: CommandMessage) => readonly Answered[] = UNANSWERED;
  let records = 0;

  function say(message: FromGateway): void {
    line?.receive(JSON.stringify(message));
  }

  function prove(gateway: string, nonce: string): void {
    const proof = Buffer.from(`engawa-gateway-link\n${nonce}\n${gateway}`);
    const signature = sign(null, proof, privateKey).toString("base64");
    say({ type: "proof", gateway, signature, version: "1.0.0", oldest: 1 });
  }

  function answer(asked: CommandMessage): void {
    for (const { state, property = null, properties = {} } of way(asked)) {
      const { command } = asked;
      const record = { kind: "command" as const, at: NOW, command, state, property, properties };
      records += 1;
      say({ type: "records", first: records, records: [record] });
    }
  }

  return {
    publicKey: raw.toString("base64"),
    dial: (homes, gateway) =>
      new Promise((resolve, reject) => {
        const hear = (text: string): void => {
          const message = JSON.parse(text) as ToGateway;
          if (message.type === "challenge") queueMicrotask(() => prove(gateway, message.nonce));
          else if (message.type === "welcome") resolve();
          else if (message.type === "refused") reject(new Error(message.code));
          else if (message.type === "command") answer(message);
        };
        line = homes.line({ send: hear, close: () => undefined });
      }),
    answers: (given) => {
      way = given;
    },
    live: (at, device, properties) => say({ type: "live", at, devices: [{ device, properties }] }),
    hangUp: () => line?.gone(),
  };
}
