import { randomBytes } from "node:crypto";
import { type FromGateway, fromGateway, type ToGateway } from "../../home/link/messages.ts";
import { machineClock } from "../../platform/index.ts";
import { type KnownGateway, proveLine } from "./prove-line.ts";
import type { GatewayLinks } from "./gateway-links.ts";
import { takeMessage } from "./take-message.ts";

/** A connection as the line needs it. */
export interface Wire {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** A line to one gateway: from the challenge until either side closes. */
export interface Line {
  readonly name: string;
  readonly links: GatewayLinks;
  readonly nonce: string;
  /** Null: it has not proven anything yet. */
  gateway: KnownGateway | null;
  /** What it last was told of what operator and resident decided. */
  settings: string;
  /** Messages that are taken and not committed. */
  underWay: number;
  acked: number;
  isClosed: boolean;
  /** Messages are looked at one after the other. */
  turn: Promise<void>;
  /** Acknowledgements go out in the order in which the messages came. */
  acks: Promise<void>;
  allow: () => boolean;
  say(message: ToGateway): void;
  refuse(code: Refused["code"], detail: string): void;
  close(code: number, reason: string): void;
}

type Refused = Extract<ToGateway, { type: "refused" }>;

/** WebSocket's own codes: a rule was broken; it went wrong here, try again. */
export const CLOSE = { refused: 1008, tryAgain: 1013, goingAway: 1001 } as const;

/** So many messages at once, then so many each second. */
const RATE = { burst: 200, perSecond: 40 };

/** A proof is short: who has proven nothing makes nobody read a megabyte. */
const LONGEST_PROOF = 2048;

export function openLine(links: GatewayLinks, wire: Wire): Line {
  const line: Line = {
    name: randomBytes(9).toString("base64url"),
    links,
    nonce: randomBytes(32).toString("base64"),
    gateway: null,
    settings: "",
    underWay: 0,
    acked: 0,
    isClosed: false,
    turn: Promise.resolve(),
    acks: Promise.resolve(),
    allow: allowance(),
    say(message) {
      if (!line.isClosed) wire.send(JSON.stringify(message));
    },
    refuse(code, detail) {
      line.say({ type: "refused", code, detail: detail.slice(0, 300) });
      line.close(CLOSE.refused, code);
    },
    close(code, reason) {
      if (line.isClosed) return;
      line.isClosed = true;
      wire.close(code, reason);
      links.onClosed(line);
    },
  };
  line.say({ type: "challenge", nonce: line.nonce, at: machineClock.instant() });
  return line;
}

/** A text came over the line. */
export function receive(line: Line, text: string): void {
  if (line.isClosed) return;
  if (!line.allow()) return line.refuse("too-fast", `more than ${RATE.perSecond} a second`);
  const isLong = line.gateway === null && text.length > LONGEST_PROOF;
  const message = isLong ? null : parse(text);
  if (message === null) return line.refuse("bad-message", "no message of this link");
  line.turn = line.turn
    .then(() => (line.isClosed ? undefined : handle(line, message)))
    .catch((error: unknown) => {
      line.links.report(error);
      line.close(CLOSE.tryAgain, "try again");
    });
}

async function handle(line: Line, message: FromGateway): Promise<void> {
  if (message.type === "proof") {
    if (line.gateway !== null) return line.refuse("bad-message", "proven already");
    return proveLine(line, message);
  }
  const { gateway } = line;
  if (gateway === null) return line.refuse("bad-message", "prove the key first");
  return takeMessage(line, gateway, message);
}

/** NUL, or half a surrogate pair: letters that no database keeps, which JSON can only escape. */
const NO_LETTERS = /\\u(?:0000|[dD][89a-fA-F])/;

function parse(text: string): FromGateway | null {
  if (NO_LETTERS.test(text)) return null;
  try {
    const parsed = fromGateway.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // No JSON, or nested so deeply that reading it took all the stack.
    return null;
  }
}

function allowance(): () => boolean {
  let tokens = RATE.burst;
  let at = machineClock.elapsedMs();
  return () => {
    const now = machineClock.elapsedMs();
    tokens = Math.min(RATE.burst, tokens + ((now - at) / 1000) * RATE.perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
