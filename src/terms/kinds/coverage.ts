import { z } from "zod";
import { clauseField, labelField } from "../fields.ts";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";
import { BEFORE_WORK, DANGERS, FAMILIES, RELATIONS, SKILLS, URGENCIES } from "../trouble-names.ts";

const clauses = z.array(clauseField).min(1);
/** Hours and minutes in Tokyo: `23:00`. */
const hourField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "write an hour such as 23:00");
const yen = z.int().min(0).describe("Whole yen with tax");
/** A code of the service's price list (one-off-fee), under which it is charged. */
const chargeField = z.string().min(1).describe("Charge code of the service's one-off-fee");
/** Half-open, in Tokyo: 23:00 is in, 09:00 is out. */
const hours = { begins: hourField, ends: hourField };

/** Who has it: contracts with an item, with an option, or whoever calls and pays. */
const holders = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("item"), anyOf: z.array(z.string()).min(1) }),
  z.strictObject({ by: z.literal("option"), anyOf: z.array(z.string()).min(1) }),
  z.strictObject({ by: z.literal("anybody") }),
]);

/** A line at 0 that says on quote and bill why it is free. */
const freeLine = z.strictObject({ label: labelField, why: labelField, charge: chargeField });

/** What is free of charge (KK-02). */
const first = z.strictObject({
  clause: clauses,
  /** Of these charges, at 0. */
  visit: freeLine,
  work: freeLine,
  materials: freeLine.optional(),
  /** Words for parts that are free up to a sum. */
  parts: z.strictObject({ label: labelField, why: labelField }).optional(),
  values: history({
    /** Of basic work on each visit. */
    freeMinutes: z.int().min(0),
    /** Of parts in a case, with tax; null: none beside light materials. */
    freePartsYen: yen.nullable(),
    /** Covered cases in a year; null: no limit. */
    visitsAYear: z.int().min(1).nullable(),
    /** Which year: from the day of the start and its anniversaries. */
    counted: z.literal("contract-year"),
  }),
});

const overtime = z.strictObject({
  label: labelField,
  clause: clauses,
  charge: chargeField,
  /** What goes beyond the free minutes: at cost by quote, or by so many minutes begun. */
  values: history({
    price: z.union([z.literal("at-cost"), z.strictObject({ minutes: z.int().min(1), yen })]),
  }),
});

/** What is not done in a part of the day, by the time of arrival (KK-04). */
const night = z.strictObject({
  label: labelField,
  clause: clauses,
  families: z.array(z.enum(FAMILIES)).min(1),
  values: history(hours),
});

/** Costs more in a part of the day, by the time of arrival. */
const surcharge = z.strictObject({
  label: labelField,
  clause: clauses,
  charge: chargeField,
  on: z.enum(["every-visit", "not-covered"]),
  values: history({ ...hours, yen }),
});

/** A visit that the terms do not cover but that is made for a fee. */
const outside = z.strictObject({
  label: labelField,
  clause: clauses,
  charge: chargeField,
  /** Paid for what is covered as well (IT-24). */
  everyVisit: z.literal(true).optional(),
  /** Minutes of work that the fee includes. */
  values: history({ yen, includedMinutes: z.int().min(0) }),
});

const cancel = z.strictObject({
  label: labelField,
  clause: clauses,
  charge: chargeField,
  /** Cancelled by the caller when somebody is on the way; 0: free. */
  values: history({ yen }),
});

/** Asked where a trouble names it. */
const question = z.strictObject({
  label: labelField,
  options: z.record(
    z.string(),
    z.strictObject({
      label: labelField,
      /** This answer makes it not covered, for this reason. */
      excluded: z.string().optional(),
      /** This answer asks for something before work. */
      before: z.array(z.enum(BEFORE_WORK)).optional(),
    }),
  ),
});

const trouble = z.strictObject({
  label: labelField,
  /** What first response does. */
  response: labelField,
  clause: clauses.optional(),
  urgency: z.enum(URGENCIES),
  usualMinutes: z.int().min(1),
  skill: z.enum(SKILLS).optional(),
  before: z.array(z.enum(BEFORE_WORK)).optional(),
  /** Names of questions. */
  asks: z.array(z.string()).optional(),
  /** Listed so that it can be named, though it is not covered. */
  excluded: z.string().optional(),
});

const family = z.strictObject({
  label: labelField,
  clause: clauses,
  skill: z.enum(SKILLS),
  /** Dangers that a call of this family must rule out first. */
  dangers: z.array(z.enum(DANGERS)),
  troubles: z.record(z.string(), trouble),
  /** Which of the troubles are in the service from a day on. */
  values: history({
    covers: z.array(z.string()),
    /** Instead of those of `first`. */
    freeMinutes: z.int().min(0).optional(),
  }),
});

const exclusion = z.strictObject({
  /** Said to the caller. */
  label: labelField,
  /** Whom to ask instead. */
  advice: labelField.optional(),
  clause: clauses,
  /** `visit-fee`: somebody comes for the fee of `outside`; `nobody`: nobody comes. */
  instead: z.enum(["visit-fee", "nobody"]),
  values: history({}),
});

/** What turned out to be the cause; it may turn a covered trouble into one that is not. */
const cause = z.strictObject({
  label: labelField,
  families: z.array(z.enum(FAMILIES)).optional(),
  excluded: z.string().optional(),
});

/** What may stand on a quote beside what is free; the key is its charge code. */
const price = z.strictObject({
  label: labelField,
  why: labelField,
  clause: clauses,
  kind: z.enum(["work", "parts"]),
  families: z.array(z.enum(FAMILIES)).optional(),
  /** Not for whoever arrives in the hours of `night`. */
  barredAtNight: z.literal(true).optional(),
  values: history({ price: z.union([z.literal("at-cost"), yen]) }),
});

const callers = z.strictObject({
  clause: clauses,
  values: history({
    relations: z.array(z.enum(RELATIONS)).min(1),
  }),
});

/** Only at the dwelling of the contract, or wherever it is. */
const place = z.strictObject({
  clause: clauses,
  values: history({ where: z.enum(["registered-dwelling", "anywhere"]) }),
});

const fields = {
  unit: z.literal("JPY"),
  holders,
  first,
  overtime: overtime.optional(),
  callers,
  place,
  night: night.optional(),
  surcharges: z.record(z.string(), surcharge).optional(),
  outside: outside.optional(),
  cancel: cancel.optional(),
  families: z.partialRecord(z.enum(FAMILIES), family),
  questions: z.record(z.string(), question),
  exclusions: z.record(z.string(), exclusion),
  causes: z.record(z.string(), cause),
  prices: z.record(z.string(), price),
};
type Read = z.output<z.ZodObject<typeof fields>>;

/** What a call-out service covers, what it does not, and what that costs. */
export const coverage = defineKind("coverage", fields, (rule) => [
  ...unknownExclusions(rule),
  ...unknownQuestions(rule),
  ...unknownTroubles(rule),
  ...notHad(rule),
]);

/** A reason that is named must be there: else nobody would be told why. */
function unknownExclusions({ families, questions, exclusions, causes }: Read) {
  const named = Object.entries(families).flatMap(([family, { troubles }]) =>
    Object.entries(troubles).map(([name, { excluded }]) => {
      return { path: ["families", family, "troubles", name, "excluded"], code: excluded };
    }),
  );
  const answers = Object.entries(questions).flatMap(([fact, { options }]) =>
    Object.entries(options).map(([value, { excluded }]) => {
      return { path: ["questions", fact, "options", value, "excluded"], code: excluded };
    }),
  );
  const found = Object.entries(causes).map(([name, { excluded }]) => {
    return { path: ["causes", name, "excluded"], code: excluded };
  });
  return [...named, ...answers, ...found].flatMap(({ path, code }) =>
    code === undefined || Object.hasOwn(exclusions, code)
      ? []
      : [{ path, message: `"${code}" is no exclusion of this file` }],
  );
}

function unknownQuestions({ families, questions }: Read) {
  return Object.entries(families).flatMap(([family, { troubles }]) =>
    Object.entries(troubles).flatMap(([name, { asks = [] }]) =>
      asks
        .filter((fact) => !Object.hasOwn(questions, fact))
        .map((fact) => {
          const path = ["families", family, "troubles", name, "asks"];
          return { path, message: `"${fact}" is no question of this file` };
        }),
    ),
  );
}

function unknownTroubles({ families }: Read) {
  return Object.entries(families).flatMap(([family, { troubles, values }]) =>
    values.flatMap((entry, index) => {
      const covers = "covers" in entry ? entry.covers : [];
      const unknown = covers.filter((name) => !Object.hasOwn(troubles, name));
      const path = ["families", family, "values", index, "covers"];
      return unknown.map((name) => ({ path, message: `"${name}" is no trouble of this family` }));
    }),
  );
}

function notHad({ holders: who, outside: fee }: Read) {
  if (who.by !== "anybody" || fee !== undefined) return [];
  const message = "whoever calls pays: say what a visit costs in `outside`";
  return [{ path: ["outside"], message }];
}
