import { z } from "zod";
import {
  addDays,
  day,
  type Day,
  formatDay,
  formatMonth,
  month as monthNamed,
  monthOf,
} from "../../kernel/day.ts";
import { valueOf } from "../../kernel/evaluate-why.ts";
import { add, toText, ZERO } from "../../kernel/exact.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/series.ts";
import { bareTenure } from "../../rating/examples/example-terms.ts";
import { pointsOff } from "../../rating/points-off.ts";
import type { Line } from "../../rating/line.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { dayField, monthField } from "../../terms/fields.ts";
import { inForceOn } from "../../terms/dated.ts";
import { askUse } from "../ask-use.ts";
import { billMonthOf, grantDay, lastValidDay } from "../grant-days.ts";
import { bestOf, judgeWindow } from "../judge-day.ts";
import { judge, type Stretch } from "../judge.ts";
import { balanceOf, lotsOf, toPost } from "../ledger.ts";
import type { Entitlement, Entry, Judged, PointScheme } from "../model.ts";
import { entitlements } from "../scheme.ts";

const kwh = z.int().nullable();
const monthGiven = z.strictObject({
  /** Use of earlier months, kWh, oldest first; null: not wholly known. */
  earlierMonths: z.array(kwh),
  used: kwh,
});
const eventGiven = z.strictObject({
  /** Wh in the window on the seven days before, oldest first; null: not counted. */
  daysBefore: z.array(z.int().nullable()).length(7),
  /** Wh on the day, of each window. */
  used: z.array(z.int().nullable()).min(1),
});
const grantGiven = z.strictObject({ metOn: dayField });
const useGiven = z.strictObject({
  points: z.int(),
  balance: z.int().optional(),
  charge: z.int().optional(),
  /** Local time in Japan: `2024-06-27T23:59`. */
  askedAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .optional(),
  power: z.boolean().default(true),
});
const heldGiven = z.strictObject({
  contract: z.strictObject({ from: dayField, ended: dayField.optional() }),
  power: z.strictObject({ from: dayField, ended: dayField.optional() }).optional(),
  /** Days of grants, 30 points each. */
  grants: z.array(dayField).default([]),
  used: z.int().optional(),
  fraudOn: dayField.optional(),
  on: dayField,
});
const operationGiven = z.strictObject({ operation: z.string(), billMonth: monthField.optional() });

const OPERATIONS = ["ask-use"];

/**
 * Worked examples of points. `given` is one of: { earlierMonths, used } in kWh → points of a month;
 * { daysBefore, used } in Wh → points of an announced day; { metOn } → grant and last valid day;
 * { points, charge?, askedAt?, balance?, power? } → off, lost, billMonth, or a refusal; { contract,
 * power, grants, used?, fraudOn?, on } → balance and what lapsed; { operation } → whether there is
 * such an operation.
 */
export function evaluatePointScheme(
  located: PointScheme,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const asked = z
    .union([monthGiven, eventGiven, grantGiven, useGiven, heldGiven, operationGiven])
    .parse(given);
  if ("earlierMonths" in asked) return ofMonth(located, asked);
  if ("daysBefore" in asked) return ofEvent(located, asked);
  if ("metOn" in asked) return ofGrant(located, asked.metOn);
  if ("operation" in asked) return { possible: OPERATIONS.includes(asked.operation) };
  return "points" in asked ? ofUse(located, asked, catalogue) : ofHeld(located, asked);
}

function answer({ verdict, points, bound }: Judged): unknown {
  return { points, verdict, below: bound === null ? null : toText(valueOf(bound)) };
}

function ofMonth({ rule }: PointScheme, given: z.output<typeof monthGiven>): unknown {
  const found = inForceOn(rule.monthly.values, ON);
  if (!found.ok) return { refused: found.refusal.code };
  const { points, months, atLeastMonths } = found.value;
  const before = given.earlierMonths.slice(-months).map(stretch);
  const used = stretch(given.used);
  const { clause: clauses } = rule.monthly;
  const asked = { used, before, atLeast: atLeastMonths, percent: 100, points, entry: null };
  return answer(judge({ ...asked, clauses }));
}

const ON = day("2024-06-01");

function stretch(used: number | null): Stretch {
  const period = { from: ON, until: addDays(ON, 30) };
  return { name: "", wh: used === null ? null : used * 1000, period, readings: "example@" };
}

function ofEvent(scheme: PointScheme, given: z.output<typeof eventGiven>): unknown {
  const entitled: Entitlement = {
    from: addDays(ON, -7),
    powerFrom: addDays(ON, -7),
    until: null,
    endedBy: null,
  };
  const judged = given.used.flatMap((used) => {
    const series = seriesOf([...given.daysBefore, used]);
    const window = { from: 36, until: 37 };
    return judgeWindow({ scheme, day: ON, window, entitled, series }) ?? [];
  });
  const best = bestOf(judged);
  return best === null ? { points: 0 } : answer(best);
}

/** Eight days with one half-hour at 18:00. */
function seriesOf(values: readonly (number | null)[]): Series {
  const wh = new Int32Array(values.length * SLOTS_A_DAY);
  const quality = new Uint8Array(values.length * SLOTS_A_DAY);
  for (const [index, value] of values.entries()) {
    const at = index * SLOTS_A_DAY + 36;
    wh[at] = value ?? 0;
    quality[at] = value === null ? QUALITY.missing : QUALITY.measured;
  }
  return { meter: "example", from: addDays(ON, -7), wh, quality, knownAt: "" };
}

function ofGrant(scheme: PointScheme, metOn: Day): unknown {
  const grantedOn = grantDay(monthOf(metOn));
  return {
    grantedOn: formatDay(grantedOn),
    lastValidDay: formatDay(lastValidDay(scheme, grantedOn)),
  };
}

function ofUse(
  scheme: PointScheme,
  { points, charge, askedAt, balance, power }: z.output<typeof useGiven>,
  catalogue: Catalogue,
): unknown {
  const on = askedAt === undefined ? ON : day(askedAt.slice(0, 10));
  const billMonth = billMonthOf(scheme, on);
  if (charge !== undefined) return offCharge(scheme, { points, charge }, catalogue);
  const entries = granted(scheme, [[on, balance ?? points]]);
  const span: Entitlement = { from: on, powerFrom: on, until: null, endedBy: null };
  const entitled = power ? [span] : [];
  const asked = askUse({ scheme, entitlements: entitled, entries, points, on });
  if (!asked.ok) return { refused: asked.refusal.code };
  const left = balanceOf([...entries, ...asked.value.entries]);
  return { billMonth: formatMonth(billMonth), left };
}

function offCharge(
  scheme: PointScheme,
  { points, charge }: { readonly points: number; readonly charge: number },
  catalogue: Catalogue,
): unknown {
  const month = monthNamed("2024-07");
  const lines = pointsOff({
    household: [tenure("earned", scheme.service), tenure("power", scheme.rule.power)],
    month,
    catalogue,
    energy: [energyLine(scheme, charge)],
    uses: [{ contract: "earned", points, billMonth: month }],
  });
  const off = lines.reduce((sum, { amount }) => add(sum, amount), ZERO);
  return { amount: toText(off), lost: points + Number(toText(off)) };
}

function energyLine(scheme: PointScheme, charge: number): Line {
  const month = monthNamed("2024-07");
  return {
    contract: "power",
    service: scheme.rule.power,
    rule: "example/energy",
    item: "energy",
    label: { ja: "電気料金", en: "Electricity" },
    month,
    period: { from: ON, until: addDays(ON, 30) },
    amount: { n: BigInt(charge), d: 1n },
    tax: { kind: "included", percent: 10 },
    why: { yen: String(charge), of: "example" },
    clauses: [],
    marks: [],
  };
}

function tenure(
  contract: string,
  service: string,
  { from = ON, ended }: { readonly from?: Day; readonly ended?: Day | undefined } = {},
): Tenure {
  const endedOn = ended === undefined ? null : addDays(ended, 1);
  return bareTenure(service, { contract, startedOn: from, endedOn });
}

function granted(
  scheme: PointScheme,
  grants: readonly (readonly [Day, number])[],
): readonly Entry[] {
  return grants.map(([grantedOn, points]) => ({
    kind: "granted",
    lot: `month:${formatDay(grantedOn)}`,
    points,
    on: grantedOn,
    grantedOn,
    lastValidDay: lastValidDay(scheme, grantedOn),
    cause: "",
  }));
}

function ofHeld(scheme: PointScheme, given: z.output<typeof heldGiven>): unknown {
  const { contract, power, grants, fraudOn, on, used } = given;
  const held = entitlements({
    scheme,
    tenure: tenure("earned", scheme.service, contract),
    powers: power === undefined ? [] : [tenure("power", scheme.rule.power, power)],
  });
  const findings = granted(
    scheme,
    grants.map((each) => [each, 30] as const),
  ).map((entry) => ({
    ...entry,
    verdict: "met" as const,
    usedWh: 0,
    before: [],
    bound: null,
    clauses: [],
  }));
  const asked = { findings, entitlements: held, frauds: fraudOn === undefined ? [] : [fraudOn] };
  const before = toPost({ ...asked, posted: [], today: grants.at(-1) ?? on });
  const use =
    used === undefined
      ? null
      : askUse({ scheme, entitlements: held, entries: before, points: used, on });
  const spent = use?.ok ? use.value.entries : [];
  const posted = [...before, ...spent];
  const all = [...posted, ...toPost({ ...asked, posted, today: on })];
  return {
    balance: balanceOf(all),
    lapsed: all.filter(({ kind }) => kind === "lapsed").map(({ cause }) => cause),
    left: lotsOf(all).map(({ left }) => left),
  };
}
