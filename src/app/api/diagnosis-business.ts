import { z } from "zod";
import { askedDay, askedText } from "./asked.ts";
import { dayText, labelText, refusedSchema, wholeYen } from "./fields.ts";

/** A contract of the diagnosis today, with this month's number (EN-05, EN-12). */
const heldContract = z.object({
  contract: z.string(),
  item: z.string(),
  label: labelText,
  services: z.array(z.enum(["EN-01", "EN-02", "EN-03", "EN-04"])),
  state: z.enum(["waiting", "active", "stopped", "over"]),
  /** Without a monthly fee: the free trial (EN-12). */
  isFree: z.boolean(),
  lastDay: dayText.nullable(),
  /** Null: no number is agreed. */
  quota: z
    .object({
      used: z.int(),
      included: z.int(),
      left: z.int(),
      /** Yen for each above, without tax; null: none are sold above. */
      priceAbove: z.string().nullable(),
    })
    .nullable(),
});

/** Who may diagnose now, and what is left of the month. */
export const standingSchema = z.object({
  today: dayText,
  contractor: z.string(),
  contracts: z.array(heldContract),
  /** The person behind the login; null: nobody was named for it. */
  me: z
    .object({
      person: z.int(),
      name: z.string(),
      responsible: z.boolean(),
      agency: z.string().nullable(),
    })
    .nullable(),
  /** May name users, agencies and keys. */
  manages: z.boolean(),
  /** For each service, whether a diagnosis may be made now; with the reason when not. */
  may: z.array(
    z.object({
      service: z.enum(["EN-01", "EN-02", "EN-03", "EN-04"]),
      allowed: z.boolean(),
      /** It would be one above the number, and charged for. */
      isAbove: z.boolean(),
      refused: refusedSchema.nullable(),
    }),
  ),
  consent: z.object({
    version: z.string(),
    purposes: z.array(z.object({ key: z.string(), item: z.string(), text: labelText })),
    acknowledged: z.array(z.object({ item: z.string(), text: labelText })),
  }),
});
export type Standing = z.output<typeof standingSchema>;

const personName = askedText(80).refine((text) => text.trim() !== "", "write a name");

export const userBody = z.strictObject({
  name: personName,
  email: askedText(200).min(3),
  responsible: z.boolean().default(false),
  /** One of the contractor's agencies, for which the person works. */
  agency: z.int().min(1).nullable().default(null),
});
export const ownNameBody = z.strictObject({ name: personName });
export const stopBody = z.strictObject({ reason: askedText(300).min(1) });

export const usersSchema = z.object({
  users: z.array(
    z.object({
      person: z.int(),
      name: z.string(),
      email: z.string(),
      responsible: z.boolean(),
      agency: z.string().nullable(),
      agencyState: z.enum(["waits", "approved", "refused", "ended"]).nullable(),
      registered: z.boolean(),
      stopped: z.boolean(),
      stopReason: z.string(),
    }),
  ),
});

/** The secret address at which the person makes a login; shown once. */
export const namedSchema = z.object({ person: z.int(), url: z.string() });

export const agencyBody = z.strictObject({
  name: personName,
  address: askedText(300).default(""),
  contact: askedText(300).default(""),
});
const agency = {
  agency: z.int(),
  name: z.string(),
  address: z.string(),
  contact: z.string(),
  state: z.enum(["waits", "approved", "refused", "ended"]),
  appliedAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string(),
};
export const agenciesSchema = z.object({ agencies: z.array(z.object(agency)) });

export const keyBody = z.strictObject({
  name: personName,
  /** Diagnoses a month that it may make; null: as many as the contract. */
  monthly: z.int().min(1).max(1_000_000).nullable().default(null),
});
export const keysSchema = z.object({
  keys: z.array(
    z.object({
      key: z.int(),
      name: z.string(),
      ending: z.string(),
      monthly: z.int().nullable(),
      madeAt: z.string(),
      lastUsedAt: z.string().nullable(),
      revoked: z.boolean(),
    }),
  ),
});
/** The key itself; shown once. */
export const newKeySchema = z.object({ token: z.string() });

export const customerBody = z.strictObject({
  name: personName,
  kana: askedText(120).default(""),
  /** Prefecture in catalogue words, or empty. */
  prefecture: askedText(20).default(""),
  persons: z.int().min(1).max(30).nullable().default(null),
  note: askedText(1000).default(""),
});
export const customerSchema = z.object({
  customer: z.int(),
  name: z.string(),
  kana: z.string(),
  prefecture: z.string(),
  persons: z.int().nullable(),
  note: z.string(),
  consent: z
    .object({
      state: z.enum(["signed", "withdrawn"]),
      version: z.string(),
      form: z.enum(["paper", "screen"]),
      signer: z.string(),
      signedOn: dayText,
      paperReference: z.string(),
      withdrawnOn: dayText.nullable(),
    })
    .nullable(),
  diagnoses: z.int(),
});
export type CustomerView = z.output<typeof customerSchema>;
export const customersSchema = z.object({ customers: z.array(customerSchema) });

/** A signature: name, day, form, and the keys of the uses that were agreed to. */
export const consentBody = z.strictObject({
  version: askedText(40),
  form: z.enum(["paper", "screen"]),
  signer: askedText(80),
  signedOn: askedDay,
  paperReference: askedText(120).default(""),
  agreed: z.array(askedText(40)).max(20),
});
/** What was taken out with the consent. */
export const withdrawnSchema = z.object({ erased: z.int() });

export const planBody = z.strictObject({
  plan: askedText(60_000).min(1),
  examples: askedText(60_000).default(""),
});
export const planDraftBody = planBody.extend({ name: personName });
export const planDraftsSchema = z.object({
  plans: z.array(
    z.object({
      draft: z.int(),
      name: z.string(),
      plan: z.string(),
      examples: z.string(),
      savedAt: z.string(),
    }),
  ),
});

/** As plans rank for a household like many, cheapest first. */
const planRankSchema = z.object({
  prefecture: z.string(),
  amps: z.int(),
  yearWh: z.number(),
  /** How many plans were ranked. */
  of: z.int(),
  rows: z.array(
    z.object({
      order: z.int(),
      address: z.string(),
      supplier: labelText,
      label: labelText,
      yearYen: wholeYen,
      p10: z.number(),
      p90: z.number(),
      isOwn: z.boolean(),
    }),
  ),
  /** Plans of the text that are not among them, and why. */
  notCompared: z.array(z.object({ address: z.string(), label: labelText, reason: labelText })),
});
export type PlanRank = z.output<typeof planRankSchema>;

const markedText = z.enum(["illustrative", "unverified", "estimated", "interpretation"]);
/** Whether a plan's text is sound beside the catalogue; else all that is wrong (EN-23). */
export const planCheckSchema = z.object({
  ok: z.boolean(),
  plans: z.array(z.object({ address: z.string(), supplier: labelText, label: labelText })),
  /** How many examples ran and held. */
  examples: z.int(),
  /** Entries that are unverified, illustrative or a decision. */
  named: z.array(z.object({ entry: z.string(), mark: markedText, reason: z.string().nullable() })),
  /** Figures that no example holds; null: there were too many to try. */
  unheld: z.array(z.object({ path: z.string(), line: z.int(), figure: z.string() })).nullable(),
  /** Null: it is no plan of electricity, or there is something wrong with it. */
  rank: planRankSchema.nullable(),
  problems: z.array(
    z.object({
      file: z.string(),
      line: z.int().nullable(),
      path: z.string(),
      message: z.string(),
    }),
  ),
});
export type PlanCheck = z.output<typeof planCheckSchema>;

/** The operator's side: contractors' counts of a month, and agencies that wait. */
export const contractorsSchema = z.object({
  month: z.string(),
  counts: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      contract: z.string(),
      item: z.string(),
      used: z.int(),
      stored: z.int(),
    }),
  ),
  agencies: z.array(z.object({ ...agency, contractor: z.string(), account: z.string() })),
  /** Who may be stopped after a breach. */
  users: z.array(
    z.object({
      person: z.int(),
      name: z.string(),
      email: z.string(),
      agency: z.string().nullable(),
      contractor: z.string(),
      account: z.string(),
    }),
  ),
});
export const decisionBody = z.strictObject({
  decision: z.enum(["approved", "refused"]),
  reason: askedText(300).default(""),
});
export const staffStopBody = z.strictObject({ breachOn: askedDay, reason: askedText(300).min(1) });
