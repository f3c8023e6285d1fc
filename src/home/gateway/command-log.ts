import { z } from "zod";
import type { PropertyValue } from "../model.ts";
import { openSegments } from "./segments.ts";

const SEGMENT_BYTES = 2 ** 16;
/** The platform has long forgotten a command by then, and so may we. */
const KEPT_MS = 30 * 86_400_000;

const value: z.ZodType<PropertyValue> = z.json();
const schema = z.object({
  command: z.string(),
  device: z.string(),
  set: z.record(z.string(), value),
  /** `begun` is on the disk before anything leaves: not even a power cut carries it out twice. */
  state: z.enum(["begun", "ended"]),
  at: z.string(),
});
export type CommandNote = z.output<typeof schema>;

/** Which commands were ever begun here. */
export interface CommandLog {
  has(command: string): boolean;
  note(note: CommandNote): Promise<void>;
  /** Begun before a restart, and their end is not known. */
  open(): readonly CommandNote[];
  close(): void;
}

export function openCommandLog(directory: string, now: string): CommandLog {
  const segments = openSegments(directory, SEGMENT_BYTES);
  const notes = new Map<string, CommandNote>();
  const oldest = Temporal.Instant.from(now).epochMilliseconds - KEPT_MS;
  for (const { from, until } of segments.files()) {
    let isOld = true;
    for (let number = from; number < until; number += 1) {
      const note = noteIn(segments.read(number));
      if (!note) continue;
      notes.set(note.command, note);
      if (Temporal.Instant.from(note.at).epochMilliseconds >= oldest) isOld = false;
    }
    if (isOld) segments.dropBelow(until);
  }
  return {
    has: (command) => notes.has(command),
    note(note) {
      notes.set(note.command, note);
      segments.append(Buffer.from(JSON.stringify(note)));
      return segments.sync();
    },
    open: () => [...notes.values()].filter(({ state }) => state === "begun"),
    close: () => segments.close(),
  };
}

function noteIn(bytes: Uint8Array | null): CommandNote | null {
  if (!bytes) return null;
  const read = schema.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  return read.success ? read.data : null;
}
