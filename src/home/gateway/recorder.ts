import type { Clock } from "../../platform/clock.ts";
import type { Timers } from "../lan/lan.ts";
import type { GatewayRecord } from "../link/messages.ts";
import type { GatewayEvent } from "./gateway.ts";
import type { Trouble } from "./home.ts";
import type { Dropped, Journal } from "./journal.ts";

/** Records that can wait are written together. */
const SYNC_WITHIN_MS = 1000;
const SAME_TROUBLE_MS = 86_400_000;
const MOST_TROUBLES = 5000;

export interface RecorderParts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly journal: Journal;
  /** Filled by the journal; what was dropped is told here, once. */
  readonly dropped: Dropped[];
  tell(event: GatewayEvent): void;
  onDurable(): void;
  /** What was given up and can be made again. */
  onLost(records: readonly GatewayRecord[]): void;
}

/** The only way into the journal. A full disk stops the journal, not the gateway. */
export interface Recorder {
  record(record: GatewayRecord, when?: "soon" | "now"): void;
  trouble(trouble: Trouble): void;
  stop(): void;
}

export function openRecorder(parts: RecorderParts): Recorder {
  const { clock, timers, journal, dropped, tell } = parts;
  const lately = new Map<string, number>();
  let cancel: (() => void) | null = null;
  const sync = () => {
    cancel?.();
    cancel = null;
    journal.sync().then(parts.onDurable, () => tellFull(tell));
  };
  const add = (record: GatewayRecord) => {
    try {
      journal.add(record);
    } catch {
      tellFull(tell);
    }
  };
  const record = (each: GatewayRecord, when: "soon" | "now" = "soon") => {
    add(each);
    for (const gone of dropped.splice(0)) {
      add(droppedRecord(clock.instant(), gone));
      parts.onLost(gone.records);
    }
    if (when === "now") sync();
    else cancel ??= timers.after(SYNC_WITHIN_MS, sync);
  };
  return {
    record,
    trouble({ device, code, detail }) {
      const key = JSON.stringify([device, code, detail]);
      const before = lately.get(key);
      if (before !== undefined && timers.now() - before < SAME_TROUBLE_MS) return;
      if (lately.size >= MOST_TROUBLES) lately.clear();
      lately.set(key, timers.now());
      record({ kind: "trouble", at: clock.instant(), device, code, detail });
      tell({ type: "trouble", device, code });
    },
    stop: () => cancel?.(),
  };
}

function tellFull(tell: (event: GatewayEvent) => void): void {
  tell({ type: "trouble", device: null, code: "disk-refused" });
}

function droppedRecord(at: string, { from, until }: Dropped): GatewayRecord {
  const detail = { from, through: until - 1 };
  return { kind: "trouble", at, device: null, code: "journal-dropped", detail };
}
