import { z } from "zod";
import { askedDay, askedName } from "./asked.ts";
import { clauseSchema, dayText, labelText, monthText } from "./fields.ts";

/** Why a month or an announced day brought points, or none. */
export const verdictText = z.enum([
  "met",
  "not-below",
  "use-unknown",
  "too-few-before",
  "no-contract",
  "left",
]);
export type VerdictText = z.output<typeof verdictText>;

/** Use held against its own mean, with everything that went into it. */
export const judgedSchema = z.object({
  verdict: verdictText,
  points: z.int(),
  usedWh: z.int().nullable(),
  /** What use had to stay below, in Wh, cut; null: nothing to compare with. */
  boundWh: z.int().nullable(),
  /** Mean of what counted, in Wh, cut. */
  meanWh: z.int().nullable(),
  /** `2026-05` or `2026-11-14`; null: left out, because it is not wholly known. */
  before: z.array(z.object({ name: z.string(), wh: z.int().nullable() })),
  said: labelText,
  clauses: z.array(clauseSchema),
});
export type JudgedView = z.output<typeof judgedSchema>;

const granting = { grantedOn: dayText, lastValidDay: dayText };
const windowView = z.object({ from: z.string(), until: z.string() });

export const pointEventSchema = z.object({
  event: z.int(),
  title: labelText,
  body: labelText,
  day: dayText,
  windows: z.array(windowView),
  /** Instants, for the countdown. */
  startsAt: z.string(),
  endsAt: z.string(),
  phase: z.enum(["ahead", "now", "over"]),
  calledOff: z.boolean(),
  /** The household left: no reminder, and its appliances do nothing by themselves. */
  left: z.boolean(),
  steered: z.boolean(),
  restored: z.boolean(),
  points: z.int(),
  percentBelow: z.int(),
  ...granting,
  /** Null: it is not over, or called off. */
  result: judgedSchema.nullable(),
});
export type PointEventView = z.output<typeof pointEventSchema>;

const entrySchema = z.object({
  on: dayText,
  kind: z.enum(["granted", "corrected", "asked", "lapsed", "restored"]),
  points: z.int(),
  /** What is left after it. */
  balance: z.int(),
  label: labelText,
  clauses: z.array(clauseSchema),
});

const useSchema = z.object({
  points: z.int(),
  askedOn: dayText,
  billMonth: monthText,
  /** Taken off the bill, and lost above its charge; null: the bill is not made yet. */
  off: z.int().nullable(),
  lost: z.int().nullable(),
  bill: z.string().nullable(),
});

/** `GET /api/points` */
export const pointsSchema = z.object({
  asOf: z.string(),
  today: dayText,
  /** `at-rest`: the contract is there, bundled power is not (MM-17). */
  state: z.enum(["earning", "at-rest", "none"]),
  balance: z.int(),
  lots: z.array(z.object({ label: labelText, points: z.int(), ...granting })),
  ledger: z.array(entrySchema),
  uses: z.array(useSchema),
  months: z.array(z.object({ month: monthText, ...granting, judged: judgedSchema })),
  events: z.array(pointEventSchema),
  use: z.object({
    units: z.int(),
    /** The most that can be asked for now: whole units of the balance. */
    most: z.int(),
    billMonth: monthText,
    /** The last day for that bill; from the day after it is the next. */
    throughDay: dayText,
    /** The newest bill's charge for power, as a measure; null: none was made. */
    lastCharge: z.int().nullable(),
    clauses: z.array(clauseSchema),
  }),
});
export type PointsView = z.output<typeof pointsSchema>;

/** One event, before, during and after. */
export const pointEventDetailSchema = z.object({
  asOf: z.string(),
  event: pointEventSchema,
  /** Judged by what is known now: before the end, it may still change. */
  judged: judgedSchema,
  /** Each half-hour of the windows against its own mean. */
  slots: z.array(
    z.object({ from: z.string(), meanWh: z.int().nullable(), usedWh: z.int().nullable() }),
  ),
  /** Appliances that answer by themselves, and how. */
  appliances: z.array(z.object({ device: z.string(), name: labelText, does: labelText })),
});
export type PointEventDetail = z.output<typeof pointEventDetailSchema>;

const halfHour = z.string().regex(/^([01]\d|2[0-3]):(00|30)$/, "write a half-hour such as 18:00");
const halfHourEnd = z
  .string()
  .regex(/^(([01]\d|2[0-3]):(00|30)|24:00)$/, "write a half-hour such as 20:00");

export const eventBody = z.strictObject({
  service: askedName(60),
  day: askedDay,
  windows: z
    .array(z.strictObject({ from: halfHour, until: halfHourEnd }))
    .min(1)
    .max(4)
    .refine((all) => all.every(({ from, until }) => from < until), "a window ends after it begins")
    .refine(
      (all) => all.every((a, k) => all.slice(k + 1).every((b) => a.until <= b.from)),
      "windows follow each other",
    ),
  scope: z.union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ buildings: z.array(z.string().min(1).max(64)).min(1).max(500) }),
    z.strictObject({ accounts: z.array(z.string().min(1).max(64)).min(1).max(5000) }),
  ]),
  title: z.strictObject({ ja: z.string().min(1).max(200), en: z.string().max(200) }),
  body: z.strictObject({ ja: z.string().max(2000), en: z.string().max(2000) }),
});
export type EventBody = z.input<typeof eventBody>;

/** What announcing it now would mean; nothing is written. */
export const eventCheckSchema = z.object({
  told: z.int(),
  /** Points for each household that stays below, and at most in all. */
  points: z.int(),
  mostPoints: z.int(),
  refused: labelText.nullable(),
});
export type EventCheck = z.output<typeof eventCheckSchema>;

export const staffEventSchema = z.object({
  event: z.int(),
  service: z.string(),
  title: labelText,
  day: dayText,
  windows: z.array(windowView),
  phase: z.enum(["ahead", "now", "over"]),
  calledOff: z.boolean(),
  announcedAt: z.string(),
  announcedBy: z.string(),
  told: z.int(),
  left: z.int(),
  steered: z.int(),
});
export type StaffEvent = z.output<typeof staffEventSchema>;

export const staffEventsSchema = z.object({
  asOf: z.string(),
  today: dayText,
  events: z.array(staffEventSchema),
  /** Services with points, and buildings that an event may be told to. */
  services: z.array(
    z.object({
      service: z.string(),
      name: labelText,
      points: z.int(),
      percentBelow: z.int(),
      noticeHours: z.int(),
      buildings: z.array(z.object({ contract: z.string(), name: z.string() })),
    }),
  ),
});
export type StaffEvents = z.output<typeof staffEventsSchema>;

/** All households of an event together; nobody's own use. */
export const staffEventDetailSchema = z.object({
  asOf: z.string(),
  event: staffEventSchema,
  verdicts: z.array(z.object({ verdict: verdictText, households: z.int() })),
  pointsToGrant: z.int(),
  /** Sums over households whose half-hours are known. */
  slots: z.array(
    z.object({
      from: z.string(),
      households: z.int(),
      meanWh: z.int(),
      usedWh: z.int().nullable(),
    }),
  ),
});
export type StaffEventDetail = z.output<typeof staffEventDetailSchema>;
