import { type Day, firstDay, formatDay, formatMonth } from "../../kernel/day.ts";
import type { Held } from "../../rating/held.ts";
import type { Line } from "../../rating/line.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { serviceName } from "../../terms/service-name.ts";
import type { Label } from "../../terms/fields.ts";
import { shortServiceName } from "../../terms/service-name.ts";
import type { ActionPreview, MoneyView } from "../api/action.ts";
import { clauseChip } from "../server/views/bill-view.ts";
import type { Difference } from "./compare-lines.ts";
import { type MonthsApart, totalOf } from "./months.ts";

export type Correction = ActionPreview["corrections"][number];

export interface MoneyViewAsk {
  readonly apart: MonthsApart;
  readonly catalogue: LoadedCatalogue;
  /** Services of contracts that the decision touches. */
  readonly services: ReadonlySet<string>;
  readonly freeFrom: Day | null;
  /** Said besides what is not known: the day on which an application is taken to start. */
  readonly assumed: readonly Label[];
}

/** Money before yes, as the portal shows it. */
export function moneyView({ apart, catalogue, services, ...said }: MoneyViewAsk): MoneyView {
  const { once, monthly, monthlyFrom, held } = apart;
  return {
    once: once
      .filter((each) => each.yen !== 0)
      .map((each) => ({
        label: labelOf(each, catalogue),
        amount: each.yen,
        service: each.line.service,
        of: ofService(each.line, catalogue),
        billedIn: formatDay(firstDay(each.billedIn)),
        clauses: each.line.clauses.map((id) => clauseChip(id, catalogue)),
        kind: kindOf(each, catalogue),
        illustrative: each.line.marks.includes("illustrative"),
      })),
    onceTotal: totalOf(once),
    monthly: monthly.map((each) => ({
      label: each.line.label,
      amount: each.yen,
      service: each.line.service,
      of: ofService(each.line, catalogue),
    })),
    monthlyTotal: totalOf(monthly),
    monthlyFrom: monthlyFrom === null ? null : formatDay(firstDay(monthlyFrom)),
    freeFrom: said.freeFrom === null ? null : formatDay(said.freeFrom),
    without: [...useOf(services, catalogue), ...held.map(unknown(catalogue)), ...said.assumed],
  };
}

/** Settled months that change, by month: lines that the next bill would carry. */
export function correctionsView(
  { once }: MonthsApart,
  catalogue: LoadedCatalogue,
): readonly Correction[] {
  return once
    .filter((each) => isCorrection(each) && each.yen !== 0)
    .toSorted((a, b) => a.line.month - b.line.month)
    .map((each) => ({
      month: formatDay(firstDay(each.line.month)),
      label: labelOf(each, catalogue),
      service: each.line.service,
      amount: each.yen,
    }));
}

function isCorrection({ line, billedIn }: Difference): boolean {
  return line.month < billedIn;
}

/** Null where the label says whose it is already. */
function ofService({ service, label }: Line, catalogue: LoadedCatalogue): Label | null {
  const name = serviceName(catalogue, service);
  return label.ja.includes(name.ja) ? null : name;
}

/** Energy is many lines that say little alone; together it bears the service's name. */
function labelOf({ kind, line }: Difference, { services }: LoadedCatalogue): Label {
  if (kind !== null) return line.label;
  const of = formatMonth(line.month);
  const { ja, en } = services.get(line.service)?.short ?? line.label;
  return {
    ja: `${ja} ご使用量による料金（${of}分の訂正）`,
    en: `${en}, charges by use (correction of ${of})`,
  };
}

type Kind = MoneyView["once"][number]["kind"];

function kindOf(each: Difference, catalogue: LoadedCatalogue): Kind {
  const { kind, line, yen } = each;
  if (isCorrection(each) && yen < 0) return "refund";
  switch (kind) {
    case "exit-fee":
      return "exit-fee";
    case "monthly-fee":
      return "part-month";
    case "discount":
      return yen > 0 ? "discount-lost" : "other";
    case "one-off-fee":
      return isWork(line.rule, line.item, catalogue) ? "work" : "fee";
    case "payment-fee":
    case "equipment-damage":
    case "evasion":
    case "quota":
      return "fee";
    case "outage-credit":
      return "refund";
    default:
      return "other";
  }
}

/** Work is what is owed when it is completed; a second one of a day is named `install#2`. */
function isWork(rule: string, item: string, { rules }: LoadedCatalogue): boolean {
  const fees = rules.get(rule)?.rule;
  if (fees?.kind !== "one-off-fee") return false;
  const key = item.split("#")[0] ?? item;
  const fee = fees.fees[key];
  return key in (fees.surcharges ?? {}) || (fee?.arises === "completion" && !fee.passedOn);
}

function useOf(services: ReadonlySet<string>, catalogue: LoadedCatalogue): readonly Label[] {
  return [...services]
    .filter((service) => rulesOf(catalogue, service, "supply-period").length > 0)
    .map((service) => {
      const { ja, en } = shortServiceName(catalogue, service);
      return {
        ja: `${ja}のご使用量による料金は、検針まで分からないため含みません。`,
        en: `${en}: charges by use are left out; they are known once the meter is read.`,
      };
    });
}

function unknown(catalogue: LoadedCatalogue) {
  return ({ service, rule }: Held): Label => {
    const named = shortServiceName(catalogue, service);
    const title = catalogue.rules.get(rule)?.rule.title ?? named;
    return {
      ja: `${named.ja}「${title.ja}」の一部は、内容が決まってから計算します。`,
      en: `${named.en}: part of "${title.en}" is worked out once it is known what is done.`,
    };
  };
}
