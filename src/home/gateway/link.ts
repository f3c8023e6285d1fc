import type { Timers } from "../lan/lan.ts";
import { type FromGateway, type ToGateway, toGateway } from "../link/messages.ts";
import type { Chance } from "../lan/xorshift.ts";
import { type Dial, platformUrl, type Wire } from "./dial.ts";
import type { Journal } from "./journal.ts";
import type { GatewayKey } from "./key.ts";
import type { LiveDevice } from "./live.ts";

const PING_MS = 30_000;
/** Without a word for this long the line is dead, whatever the socket believes. */
const SILENT_MS = 75_000;
const FIRST_BACK_OFF_MS = 1000;
const MOST_BACK_OFF_MS = 300_000;
/** A connection that lasted this long was a good one: begin again with short waits. */
const GOOD_MS = 60_000;
/** Refused for what waiting a second will not change. */
const REFUSED_BACK_OFF_MS = 300_000;

const MOST_IN_FLIGHT = 16;
const MOST_OF_A_MESSAGE = { records: 500, bytes: 900_000 };

export interface LinkParts {
  platform(): string | null;
  /** Null: not enrolled yet; then there is nobody to dial. */
  gateway(): string | null;
  readonly version: string;
  readonly key: GatewayKey;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly dial: Dial;
  /** What the platform asks for, once it has proved nothing but its place at the end of TLS. */
  onMessage(message: ToGateway): void;
  onConnected(connected: boolean, why: string | null): void;
  /** The platform has everything. */
  onCaughtUp(): void;
  /** The platform's time as it said it. */
  onTime(instant: string): void;
}

/** One line to the platform, opened again whenever it ends. */
export interface Link {
  readonly connected: boolean;
  /** Does nothing when it is open, or waiting to be. */
  open(): void;
  /** Something new is in the journal, and on the disk. */
  push(): void;
  live(at: string, devices: readonly LiveDevice[]): void;
  close(): void;
}

interface Line {
  wire: Wire | null;
  connected: boolean;
  closed: boolean;
  openedAtMs: number;
  heardAtMs: number;
  backOffMs: number;
  /** The next record to send, and the last of each message that is not acknowledged. */
  next: number;
  readonly inFlight: number[];
  cancel: (() => void) | null;
  refusedAs: string | null;
}

export function openLink(parts: LinkParts): Link {
  const line: Line = {
    wire: null,
    connected: false,
    closed: false,
    openedAtMs: 0,
    heardAtMs: 0,
    backOffMs: FIRST_BACK_OFF_MS,
    next: 1,
    inFlight: [],
    cancel: null,
    refusedAs: null,
  };
  return {
    get connected() {
      return line.connected;
    },
    open: () => {
      if (line.cancel === null) connect(parts, line);
    },
    push: () => sendRecords(parts, line),
    live(at, devices) {
      if (!line.connected || devices.length === 0) return;
      send(line, { type: "live", at, devices: devices.map((each) => ({ ...each })) });
    },
    close() {
      line.closed = true;
      line.cancel?.();
      line.wire?.drop();
    },
  };
}

function connect(parts: LinkParts, line: Line): void {
  const platform = parts.platform();
  const url = platform === null ? null : platformUrl(platform, "/gateway/link");
  if (line.closed || url === null || parts.gateway() === null) return;
  line.openedAtMs = line.heardAtMs = parts.timers.now();
  line.refusedAs = null;
  const wire = parts.dial(url, {
    onText(text) {
      line.heardAtMs = parts.timers.now();
      hear(parts, line, text);
    },
    onPong: () => {
      line.heardAtMs = parts.timers.now();
    },
    onEnd: (why) => end(parts, line, line.refusedAs ?? why),
  });
  line.wire = wire;
  line.cancel = parts.timers.after(PING_MS, () => keepAlive(parts, line));
}

function keepAlive(parts: LinkParts, line: Line): void {
  if (parts.timers.now() - line.heardAtMs > SILENT_MS) return line.wire?.drop();
  line.wire?.ping();
  line.cancel = parts.timers.after(PING_MS, () => keepAlive(parts, line));
}

/** Twice as long after each failure, and never at the same moment as all other homes. */
function end(parts: LinkParts, line: Line, why: string): void {
  line.cancel?.();
  line.wire = null;
  const lasted = line.connected ? parts.timers.now() - line.openedAtMs : 0;
  line.connected = false;
  parts.onConnected(false, why);
  if (line.closed) return;
  if (lasted > GOOD_MS) line.backOffMs = FIRST_BACK_OFF_MS;
  const least = line.refusedAs === null ? 0 : REFUSED_BACK_OFF_MS;
  const waitMs = Math.max(least, line.backOffMs) * (0.5 + parts.chance());
  line.backOffMs = Math.min(line.backOffMs * 2, MOST_BACK_OFF_MS);
  line.cancel = parts.timers.after(waitMs, () => connect(parts, line));
}

function hear(parts: LinkParts, line: Line, text: string): void {
  const message = parsed(text);
  if (!message) return;
  switch (message.type) {
    case "challenge":
      parts.onTime(message.at);
      return prove(parts, line, message.nonce);
    case "welcome":
      return welcome(parts, line, message);
    case "ack":
      return acknowledge(parts, line, message.through);
    case "refused":
      line.refusedAs = message.detail === "" ? message.code : `${message.code}: ${message.detail}`;
      return line.wire?.drop();
    default:
      if (line.connected) parts.onMessage(message);
  }
}

function prove(parts: LinkParts, line: Line, nonce: string): void {
  const { key, version, journal } = parts;
  const gateway = parts.gateway();
  if (gateway === null) return;
  const signature = key.prove(nonce, gateway);
  send(line, { type: "proof", gateway, signature, version, oldest: journal.oldest });
}

function welcome(
  parts: LinkParts,
  line: Line,
  message: ToGateway & { readonly type: "welcome" },
): void {
  parts.journal.acknowledge(message.acked);
  line.next = parts.journal.acked + 1;
  line.inFlight.length = 0;
  line.connected = true;
  parts.onConnected(true, null);
  parts.onMessage(message);
  // Numbers that were given anew must be on the disk before they are used.
  parts.journal.sync().then(
    () => sendRecords(parts, line),
    () => line.wire?.drop(),
  );
}

function acknowledge(parts: LinkParts, line: Line, through: number): void {
  parts.journal.acknowledge(Math.min(through, line.next - 1));
  while ((line.inFlight[0] ?? Infinity) <= through) line.inFlight.shift();
  sendRecords(parts, line);
  if (parts.journal.waiting === 0) parts.onCaughtUp();
}

/** In order, several messages at once; what is not acknowledged goes again after a reconnection. */
function sendRecords({ journal }: LinkParts, line: Line): void {
  while (line.connected && line.inFlight.length < MOST_IN_FLIGHT) {
    const { first, texts } = journal.take(line.next, MOST_OF_A_MESSAGE);
    if (texts.length === 0) return;
    line.next = first + texts.length;
    line.inFlight.push(line.next - 1);
    // The records are JSON already, as they lie on the disk.
    line.wire?.send(`{"type":"records","first":${first},"records":[${texts.join(",")}]}`);
  }
}

function send(line: Line, message: FromGateway): void {
  line.wire?.send(JSON.stringify(message));
}

function parsed(text: string): ToGateway | null {
  try {
    const message = toGateway.safeParse(JSON.parse(text));
    return message.success ? message.data : null;
  } catch {
    return null;
  }
}
