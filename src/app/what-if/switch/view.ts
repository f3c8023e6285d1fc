import { type Day, formatDay, formatMonth, type Month } from "../../../kernel/day.ts";
import type { Label } from "../../../terms/fields.ts";
import { isVerified } from "../../../diagnosis/options.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { HouseholdSwitchView, SwitchRow } from "../../api/switch.ts";
import { clauseChip } from "../../server/views/bill-view.ts";
import { toneOf } from "../../server/views/tone-of.ts";
import type { HouseholdSwitch, SwitchOption } from "./household-switch.ts";
import { NOTES } from "./notes.ts";
import { heldWords } from "./held-words.ts";
import { whyOf, whyStay } from "./why.ts";

export interface ViewAsk {
  readonly catalogue: LoadedCatalogue;
  readonly asOf: string;
  readonly today: Day;
  readonly scenario: Label;
}

/** The whole comparison as the portal shows it: staying is a row like any other. */
export function switchView(found: HouseholdSwitch, ask: ViewAsk): HouseholdSwitchView {
  const { catalogue, asOf, today, scenario } = ask;
  const { months } = found.ahead;
  return {
    asOf,
    today: formatDay(today),
    first: monthText(months[0]),
    through: monthText(months.at(-1)),
    stayingYen: found.stayingYen,
    scenario,
    supplies: found.supplies.map(({ tenure, use }) => ({
      contract: tenure.contract,
      yearWh: use === null ? null : use.load.wh.reduce((sum, wh) => sum + wh, 0),
      measuredPercent: use === null ? null : measuredPercent(use.load),
    })),
    rows: [...rowsOf(found, catalogue)],
    notPossible: found.notPossible.map(({ label, reason, clauses }) => ({
      label,
      reason,
      clauses: clauses.map((id) => clauseChip(id, catalogue)),
    })),
    notCompared: found.notCompared.map(({ supplier, label, reason }) => ({
      label: { ja: `${supplier.ja} ${label.ja}`, en: `${supplier.en} ${label.en}` },
      reason,
    })),
    notes: [...notesOf(found)],
  };
}

function measuredPercent({ counts, days }: { counts: { measured: number }; days: number }): number {
  return Math.floor((counts.measured * 100) / (days * 48));
}

function notesOf({ supplies, held, ahead }: HouseholdSwitch): readonly Label[] {
  return [
    ...(supplies.some(({ use }) => use === null) ? [NOTES.noUse] : []),
    ...(supplies.some(({ use, energy }) => use !== null && energy === null)
      ? [NOTES.noPrices]
      : []),
    ...heldWords(held, ahead.catalogue),
    NOTES.noPoints,
    NOTES.noGas,
  ];
}

/**
 * All rows, least to pay first; of equals, staying comes first. Each has its place in its group but
 * those of another supplier's plan whose prices are not verified.
 */
export function rowsOf(found: HouseholdSwitch, catalogue: LoadedCatalogue): readonly SwitchRow[] {
  const stay = stayRow(found);
  const rows = [stay, ...found.options.map((option) => rowOf(option, catalogue))];
  const doubtful = new Set(
    found.options.filter(({ plan }) => plan !== null && !isVerified(plan)).map(({ key }) => key),
  );
  const sorted = rows.toSorted(
    (a, b) => a.total - b.total || Number(b === stay) - Number(a === stay),
  );
  const places = { keep: 0, "give-up": 0 };
  return sorted.map((row) => {
    if (doubtful.has(row.key)) return row;
    places[row.group] += 1;
    return { ...row, place: places[row.group] };
  });
}

function stayRow({ stayingYen }: HouseholdSwitch): SwitchRow {
  return {
    key: "stay",
    kind: "stay",
    group: "keep",
    place: null,
    contract: null,
    service: null,
    tone: 0,
    label: { ja: "いまのまま", en: "Stay as it is" },
    total: 0,
    once: 0,
    best: null,
    why: whyStay(stayingYen),
    notes: [],
    marks: [],
    action: null,
  };
}

/** An option as a row, not yet placed. */
function rowOf(option: SwitchOption, catalogue: LoadedCatalogue): SwitchRow {
  const { key, priced, total } = option;
  const { course, best, worth } = priced;
  const { contract, service, kind } = course;
  return {
    key,
    kind,
    group: kind === "leave" ? "give-up" : "keep",
    place: null,
    contract,
    service,
    tone: toneOf(catalogue, service),
    label: labelOf(option),
    total,
    once: best.once,
    best: kind === "take-back" ? null : bestOf(option),
    why: whyOf(option),
    notes: [...course.notes, ...heldWords(worth.held, catalogue)],
    marks: [...new Set(option.parts.flatMap((part) => part.marks))],
    action: actionOf(option),
  };
}

function labelOf({ priced, plan }: SwitchOption): Label {
  if (plan === null) return priced.course.label;
  const { supplier } = plan.at.rule.rule;
  const { label } = plan.at.plan;
  return {
    ja: `電気を${supplier.ja}「${label.ja}」に切り替える`,
    en: `Switch electricity to ${supplier.en}, ${label.en}`,
  };
}

function bestOf({ priced: { course, best } }: SwitchOption): NonNullable<SwitchRow["best"]> {
  const isLast = course.kind === "leave" || course.kind === "supplier";
  return {
    from: formatDay(best.from),
    until: formatDay(best.until),
    means: isLast ? "last-day" : "first-day",
  };
}

function actionOf({ priced: { course, best } }: SwitchOption): SwitchRow["action"] {
  const { action, contract } = course;
  if (action === null) return null;
  const asksDay = action.type === "leave" || action.type === "change-item";
  return { ...action, contract, on: asksDay ? formatDay(best.from) : null };
}

function monthText(month: Month | undefined): string {
  if (month === undefined) throw new Error("no month is looked at");
  return formatMonth(month);
}
