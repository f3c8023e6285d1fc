import { z } from "zod";
import type { ClockSeconds } from "./case/clocks.ts";
import { CLOCKS, URGENCIES, type Urgency } from "./model.ts";

/**
 * How an operator runs its call-outs. Nothing of this is in anybody's terms: the figures below are
 * illustrative, and each operator's own to set.
 */
export interface CalloutSettings {
  /** Answered day and night; empty: not set up. */
  readonly phone: string;
  /** The gas company's emergency line. */
  readonly gasLine: { readonly ja: string; readonly en: string; readonly phone: string } | null;
  /** Seconds within which each step is done. */
  readonly clocks: Readonly<Record<Urgency, ClockSeconds>>;
  /** Seconds for which an offer stands. */
  readonly offerSeconds: Readonly<Record<Urgency, number>>;
  /** Somebody is asked at once, without the desk; what was begun goes on by itself in any case. */
  readonly asksAtOnce: readonly Urgency[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const USUAL_SETTINGS: CalloutSettings = {
  phone: "",
  gasLine: null,
  clocks: {
    emergency: {
      answer: 2 * MINUTE,
      accept: 15 * MINUTE,
      arrive: 90 * MINUTE,
      stabilise: HOUR,
      close: 6 * HOUR,
    },
    today: {
      answer: 5 * MINUTE,
      accept: HOUR,
      arrive: 8 * HOUR,
      stabilise: 2 * HOUR,
      close: DAY,
    },
    planned: {
      answer: 10 * MINUTE,
      accept: DAY,
      arrive: 4 * DAY,
      stabilise: 3 * HOUR,
      close: 7 * DAY,
    },
  },
  offerSeconds: { emergency: 3 * MINUTE, today: 10 * MINUTE, planned: HOUR },
  asksAtOnce: ["emergency"],
};

const seconds = z
  .int()
  .min(1)
  .max(60 * DAY);
const clockFields = z.strictObject({
  answer: seconds,
  accept: seconds,
  arrive: seconds,
  stabilise: seconds,
  close: seconds,
} satisfies Record<(typeof CLOCKS)[number], typeof seconds>);
const byUrgency = <S extends z.ZodType>(field: S) =>
  z.strictObject({ emergency: field, today: field, planned: field });

export const settingsSchema = z.strictObject({
  phone: z.string().max(30),
  gasLine: z.strictObject({ ja: z.string(), en: z.string(), phone: z.string() }).nullable(),
  clocks: byUrgency(clockFields),
  offerSeconds: byUrgency(seconds),
  asksAtOnce: z.array(z.enum(URGENCIES)),
});

/** What is kept, over the usual. Throws on what no program of ours wrote. */
export function readSettings(kept: unknown): CalloutSettings {
  return { ...USUAL_SETTINGS, ...settingsSchema.partial().parse(kept ?? {}) };
}
