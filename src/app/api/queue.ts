import { z } from "zod";
import { askedDay, askedName } from "./asked.ts";
import { actionPreviewSchema, refusedSchema } from "./action.ts";
import { deadlineSchema } from "./deadline.ts";
import { dayText, labelText, toneField } from "./fields.ts";

const of = {
  account: z.string(),
  person: z.string(),
  contract: z.string(),
  service: z.string(),
  name: labelText,
  tone: toneField,
};

/** The desk's work, each item with its decision and the reason ready. */
export const queuesSchema = z.object({
  today: dayText,
  applications: z.array(
    z.object({
      ...of,
      item: labelText,
      appliedOn: dayText,
      waitingDays: z.int(),
      channel: z.string(),
      /** What accepting it would meet: nothing, or the conditions that fail. */
      accept: z.object({ allowed: z.boolean(), refused: refusedSchema.nullable() }),
      facts: z.array(z.object({ label: labelText, value: labelText })),
    }),
  ),
  works: z.array(
    z.object({
      ...of,
      work: z.string(),
      label: labelText,
      orderedOn: dayText,
      plannedOn: dayText.nullable(),
      consent: z.enum(["given", "refused", "asked"]),
      overdue: z.boolean(),
    }),
  ),
  starts: z.array(z.object({ ...of, waitsFor: labelText, acceptedOn: dayText })),
  documents: z.array(z.object({ ...of, document: z.string(), label: labelText, dueOn: dayText })),
  deadlines: z.array(deadlineSchema.extend({ account: z.string(), person: z.string() })),
  approvals: z.array(
    z.object({
      ...of,
      request: z.string(),
      what: labelText,
      reason: z.string(),
      /** The colleague's name. */
      askedBy: z.string(),
      askedAt: z.string(),
      /** The one who asked cannot decide. */
      mayDecide: z.boolean(),
      money: actionPreviewSchema.shape.money,
      /** Months that were billed already and would be put right. */
      corrections: actionPreviewSchema.shape.corrections,
    }),
  ),
  /** Contracts that wait besides those that are listed, which are the oldest. */
  more: z.object({
    applications: z.int(),
    works: z.int(),
    starts: z.int(),
    documents: z.int(),
    deadlines: z.int(),
    approvals: z.int(),
  }),
});
export type Queues = z.output<typeof queuesSchema>;

export const approvalBody = z.strictObject({ decision: z.enum(["approved", "declined"]) });

/** An event of a history and everything that followed from it. */
export const eventEffectsSchema = z.object({
  on: dayText,
  recordedAt: z.string(),
  label: labelText,
  facts: z.array(z.object({ label: labelText, value: labelText })),
  stateBefore: z.string().nullable(),
  stateAfter: z.string(),
  deadlines: z.array(deadlineSchema),
  lines: z.array(z.object({ bill: z.string(), label: labelText, amount: z.int(), month: dayText })),
});
export type EventEffects = z.output<typeof eventEffectsSchema>;

export const announcementBody = z.strictObject({
  service: askedName(60),
  change: askedName(60),
  effectiveOn: askedDay,
  urgent: z.boolean().default(false),
  scope: z.union([
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ buildings: z.array(z.string().min(1).max(64)).min(1).max(500) }),
    z.strictObject({ accounts: z.array(z.string().min(1).max(64)).min(1).max(5000) }),
  ]),
  title: z.strictObject({ ja: z.string().min(1).max(200), en: z.string().max(200) }),
  body: z.strictObject({ ja: z.string().min(1).max(4000), en: z.string().max(4000) }),
});
export type AnnouncementBody = z.input<typeof announcementBody>;
/** What announcing it today would mean; nothing is written. */
export const announcementCheckSchema = z.object({
  allowed: z.boolean(),
  refused: refusedSchema.nullable(),
  /** The earliest day for which today is early enough. */
  earliest: dayText.nullable(),
  lastDayToLeaveFree: dayText.nullable(),
  /** Contracts of how many accounts are concerned. */
  concerned: z.int(),
});
export type AnnouncementCheck = z.output<typeof announcementCheckSchema>;

export const announcementsSchema = z.object({
  announcements: z.array(
    z.object({
      id: z.string(),
      service: z.string(),
      change: labelText,
      title: labelText,
      announcedOn: dayText,
      effectiveOn: dayText,
      told: z.int(),
    }),
  ),
  /** Changes that the terms of each service know, for the form. */
  changes: z.array(
    z.object({ service: z.string(), name: labelText, change: z.string(), label: labelText }),
  ),
});
export type Announcements = z.output<typeof announcementsSchema>;

/** The operator's own day; moving it lives each day in between. */
export const clockSchema = z.object({
  today: dayText,
  own: z.boolean(),
  livedThrough: dayText.nullable(),
});
export type Clock = z.output<typeof clockSchema>;
export const clockBody = z.strictObject({ to: askedDay });
