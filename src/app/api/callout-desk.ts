import { z } from "zod";
import { askedDay, askedInstant, askedName, askedText } from "./asked.ts";
import {
  askedPoint,
  askerBody,
  caseStateText,
  clockSchema,
  dangersBody,
  entitlementSchema,
  familyText,
  placeSchema,
  pointSchema,
  residentCaseSchema,
  skillText,
  troubleBody,
  urgencyText,
} from "./callout.ts";
import { clauseSchema, dayText, labelText, wholeYen } from "./fields.ts";

/** Whose home it may be: found by the tail of a phone number, a name, an address. */
export const dwellingsSchema = z.object({
  found: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      kana: z.string(),
      phone: z.string(),
      place: placeSchema,
      /** The call-out contract, and whether it runs today. */
      service: labelText.nullable(),
      standing: z.enum(["running", "suspended", "ended", "not-started", "none"]),
      /** Open cases of this dwelling. */
      open: z.array(z.object({ number: z.string(), trouble: labelText, openedAt: z.string() })),
      matched: z.enum(["phone", "name", "address", "account"]),
    }),
  ),
});
export type Dwellings = z.output<typeof dwellingsSchema>;

export const deskCallBody = z.strictObject({
  ...troubleBody,
  dangers: dangersBody,
  asker: askerBody,
  /** Null: nobody's whom we know; the address is then typed. */
  account: askedText(80).nullable(),
  postalCode: askedText(10).default(""),
  address: askedText(200).default(""),
  /** The staff's own judgement that it is not covered (KK-03), with its words. */
  judged: z
    .strictObject({ words: askedText(500).min(1) })
    .nullable()
    .default(null),
});
export type DeskCall = z.output<typeof deskCallBody>;

/** A row of the dispatcher's list, ordered by the clock that is due first. */
export const caseRowSchema = z.object({
  number: z.string(),
  state: caseStateText,
  stateLabel: labelText,
  urgency: urgencyText,
  family: familyText,
  trouble: labelText,
  name: z.string(),
  place: placeSchema,
  openedAt: z.string(),
  clock: clockSchema.nullable(),
  technician: z.object({ technician: z.string(), name: z.string() }).nullable(),
  promise: z.object({ from: z.string(), until: z.string() }).nullable(),
  outcome: entitlementSchema.shape.outcome.nullable(),
  /** Something stands here for the desk: nobody took it, place not found, facts that conflict. */
  needs: z.array(labelText),
});
export type CaseRow = z.output<typeof caseRowSchema>;

const technicianSchema = z.object({
  technician: z.string(),
  name: z.string(),
  kana: z.string(),
  phone: z.string(),
  company: z.string(),
  skills: z.array(skillText),
  areas: z.array(z.string()),
  base: pointSchema,
  photo: z.string().nullable(),
  active: z.boolean(),
  loginId: z.string().nullable(),
});
export const boardTechnicianSchema = technicianSchema.extend({
  onShift: z.boolean(),
  shift: z.object({ from: z.string(), until: z.string() }).nullable(),
  at: pointSchema.nullable(),
  seenAt: z.string().nullable(),
  /** The case they are at or on the way to, and until when. */
  busy: z.object({ number: z.string(), state: caseStateText, until: z.string() }).nullable(),
  /** The case that they are asked to take, and have not answered. */
  asked: z.string().nullable(),
  next: z.array(z.object({ number: z.string(), from: z.string(), until: z.string() })),
  workedMinutes: z.int(),
});
export type BoardTechnician = z.output<typeof boardTechnicianSchema>;

export const boardSchema = z.object({
  asOf: z.string(),
  cases: z.array(caseRowSchema),
  technicians: z.array(boardTechnicianSchema),
  announcement: z
    .object({
      announcement: z.string(),
      title: labelText,
      body: labelText,
      since: z.string(),
      waitMinutes: z.int().nullable(),
      areas: z.array(z.string()),
      families: z.array(familyText),
    })
    .nullable(),
  counts: z.object({ open: z.int(), unassigned: z.int(), alarms: z.int(), late: z.int() }),
});
export type Board = z.output<typeof boardSchema>;

/** The town as outlines in degrees: drawn without a map server. */
export const townMapSchema = z.object({
  /** Least and most of both, for the frame of the drawing. */
  from: pointSchema,
  to: pointSchema,
  source: labelText,
  areas: z.array(
    z.object({
      area: z.string(),
      name: labelText,
      outline: z.array(z.array(pointSchema)),
      label: pointSchema,
    }),
  ),
  lines: z.array(
    z.object({
      kind: z.enum(["coast", "river", "rail", "road"]),
      name: labelText,
      points: z.array(pointSchema),
    }),
  ),
});
export type TownMap = z.output<typeof townMapSchema>;

/** Who could go, best first, and why; and who could not, and why not. */
export const suggestionsSchema = z.object({
  number: z.string(),
  asOf: z.string(),
  ranked: z.array(
    z.object({
      technician: z.string(),
      name: z.string(),
      arrives: z.object({ from: z.string(), until: z.string() }),
      travelMinutes: z.int(),
      /** Minutes until they are free. */
      freeInMinutes: z.int(),
      reasons: z.array(labelText),
    }),
  ),
  out: z.array(z.object({ technician: z.string(), name: z.string(), reason: labelText })),
  /** Of a visit that can wait: places in the plans of today and the next days, best first. */
  slots: z.array(
    z.object({
      technician: z.string(),
      name: z.string(),
      from: z.string(),
      until: z.string(),
      reasons: z.array(labelText),
    }),
  ),
});
export type Suggestions = z.output<typeof suggestionsSchema>;

export const offerSchema = z.object({
  visit: z.int(),
  technician: z.string(),
  name: z.string(),
  state: z.enum(["open", "accepted", "refused", "expired", "withdrawn"]),
  offeredAt: z.string(),
  expiresAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
});

export const deskCaseSchema = residentCaseSchema.extend({
  account: z.object({ account: z.string(), name: z.string() }).nullable(),
  asker: askerBody,
  source: z.enum(["desk", "resident", "public"]),
  clocks: z.array(clockSchema),
  offers: z.array(offerSchema),
  /** Facts that cannot both be: the phone was offline while the case went on. */
  conflicts: z.array(z.object({ at: z.string(), words: labelText })),
  identity: z.object({ paper: z.string(), name: z.string(), at: z.string() }).nullable(),
  charged: z.array(
    z.object({
      contract: z.string(),
      code: z.string(),
      label: labelText,
      amount: wholeYen,
      billMonth: z.string().nullable(),
    }),
  ),
  compensation: z.object({
    cap: wholeYen.nullable(),
    paid: wholeYen,
    clauses: z.array(clauseSchema),
  }),
  complaints: z.array(z.object({ at: z.string(), words: z.string() })),
  minutes: z.object({ onSite: z.int(), worked: z.int() }),
  /** What the desk may do now. */
  may: z.array(
    z.enum([
      "place",
      "account",
      "offer",
      "assign",
      "promise",
      "plan",
      "release",
      "cancel",
      "finish",
      "note",
      "complain",
      "compensate",
      "price",
      "decline",
      "part-arrived",
      "reopen",
      "handed-over",
    ]),
  ),
});
export type DeskCase = z.output<typeof deskCaseSchema>;

/** What the desk does to a case; one verb each. */
export const deskActBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("place"), at: askedPoint }),
  /** Whose home it is, made sure of by the desk: what the terms say is decided anew. */
  z.strictObject({ type: z.literal("account"), account: askedText(80).min(1) }),
  z.strictObject({ type: z.literal("price-accepted") }),
  z.strictObject({ type: z.literal("decline"), reason: askedText(500).min(1) }),
  /** Offer to the best in turn, or to one by name. */
  z.strictObject({ type: z.literal("offer"), technician: askedName(60).nullable().default(null) }),
  /** They said yes on the telephone. */
  z.strictObject({ type: z.literal("assign"), technician: askedName(60) }),
  z.strictObject({ type: z.literal("release"), reason: askedText(500).min(1) }),
  z.strictObject({ type: z.literal("promise"), from: askedInstant, until: askedInstant }),
  z.strictObject({
    type: z.literal("plan"),
    technician: askedName(60),
    from: askedInstant,
    until: askedInstant,
    confirmed: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("cancel"),
    who: z.enum(["caller", "operator"]),
    reason: askedText(500).min(1),
  }),
  z.strictObject({ type: z.literal("part-arrived") }),
  /** That it was cancelled, declined or finished is taken back. */
  z.strictObject({ type: z.literal("reopen"), reason: askedText(500).min(1) }),
  z.strictObject({ type: z.literal("compensate"), claimed: z.int().min(1).max(99_999_999) }),
  z.strictObject({ type: z.literal("complain"), words: askedText(2000).min(1) }),
  z.strictObject({ type: z.literal("note"), words: askedText(2000).min(1) }),
]);
export type DeskAct = z.output<typeof deskActBody>;

/** A day of visits that can wait: as it is, and as it would be better. */
export const dayPlanSchema = z.object({
  day: dayText,
  asOf: z.string(),
  routes: z.array(
    z.object({
      technician: z.string(),
      name: z.string(),
      shift: z.object({ from: z.string(), until: z.string() }),
      base: pointSchema,
      visits: z.array(
        z.object({
          number: z.string(),
          trouble: labelText,
          name: z.string(),
          at: pointSchema,
          window: z.object({ from: z.string(), until: z.string() }),
          arrives: z.string(),
          leaves: z.string(),
          travelMinutes: z.int(),
          pinned: z.boolean(),
          confirmed: z.boolean(),
          /** Against the plan that stands. */
          moved: z.boolean(),
        }),
      ),
    }),
  ),
  unplanned: z.array(
    z.object({ number: z.string(), trouble: labelText, name: z.string(), reason: labelText }),
  ),
  cost: z.object({
    travelMinutes: z.int(),
    lateMinutes: z.int(),
    moved: z.int(),
    unplanned: z.int(),
  }),
  was: z.object({
    travelMinutes: z.int(),
    lateMinutes: z.int(),
    moved: z.int(),
    unplanned: z.int(),
  }),
});
export type DayPlan = z.output<typeof dayPlanSchema>;
export const dayPlanQuery = z.strictObject({ day: askedDay.optional() });

const spread = z.object({ p50: z.int().nullable(), p90: z.int().nullable(), count: z.int() });
export const figuresSchema = z.object({
  from: dayText,
  until: dayText,
  cases: z.int(),
  /** Minutes from the call to the arrival, of emergencies. */
  arrival: spread,
  byFamily: z.array(
    z.object({
      family: familyText,
      label: labelText,
      cases: z.int(),
      arrival: spread,
      /** Finished; of these so many were mended at the first visit. */
      done: z.int(),
      firstVisitFixed: z.int(),
      outside: z.int(),
    }),
  ),
  byArea: z.array(z.object({ area: z.string(), name: labelText, cases: z.int(), arrival: spread })),
  byMonth: z.array(z.object({ month: z.string(), cases: z.int(), arrival: spread })),
  /** Of the cases that were finished: mended at the first visit. */
  firstVisitFix: z.object({ fixed: z.int(), of: z.int() }),
  outside: z.object({ cases: z.int(), of: z.int() }),
  complaints: z.object({ cases: z.int(), of: z.int() }),
  promisesKept: z.object({ kept: z.int(), of: z.int() }),
  clocks: z.array(z.object({ clock: z.string(), met: z.int(), of: z.int() })),
  extraYen: z.object({ total: wholeYen, cases: z.int(), median: wholeYen.nullable() }),
});
export type Figures = z.output<typeof figuresSchema>;
export const figuresQuery = z.strictObject({
  from: askedDay.optional(),
  until: askedDay.optional(),
});

export const techniciansSchema = z.object({
  technicians: z.array(
    technicianSchema.extend({ shifts: z.array(z.object({ from: z.string(), until: z.string() })) }),
  ),
  areas: z.array(z.object({ area: z.string(), name: labelText })),
});
export type Technicians = z.output<typeof techniciansSchema>;

export const technicianBody = z.strictObject({
  name: askedText(80).min(1),
  kana: askedText(80).default(""),
  phone: askedText(30).min(1),
  company: askedText(80).default(""),
  skills: z.array(skillText).min(1),
  areas: z.array(askedName(60)).min(1).max(40),
  base: askedPoint,
  active: z.boolean().default(true),
  /** Left out: they have no login yet; then both. */
  login: z
    .strictObject({ loginId: askedText(200).min(3), password: askedText(200).min(8) })
    .optional(),
});
export type TechnicianBody = z.output<typeof technicianBody>;
export const shiftsBody = z.strictObject({
  shifts: z.array(z.strictObject({ from: askedInstant, until: askedInstant })).max(62),
});

export const announcementBody = z.strictObject({
  title: z.strictObject({ ja: askedText(80).min(1), en: askedText(80).default("") }),
  body: z.strictObject({ ja: askedText(800).default(""), en: askedText(800).default("") }),
  areas: z.array(askedName(60)).max(40).default([]),
  families: z.array(familyText).max(5).default([]),
});
