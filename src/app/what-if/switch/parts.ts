import { type Month } from "../../../kernel/day.ts";
import type { Line } from "../../../rating/line.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { KindName } from "../../../terms/kinds/index.ts";
import type { Label } from "../../../terms/fields.ts";
import { serviceName, shortServiceName } from "../../../terms/service-name.ts";
import type { Difference } from "../compare-lines.ts";
import type { OtherPlan, SwitchMark } from "./other-suppliers.ts";
import type { PricedCourse } from "./price-course.ts";

/** What a part is, for its words and its place. */
export type PartKind = "energy" | "elsewhere" | "fee" | "discount" | "exit-fee" | "once";

/** One reason why the 36 bills are more or less: the parts sum to the total. */
export interface Part {
  readonly kind: PartKind;
  readonly label: Label;
  readonly service: string;
  /** Null where it is another company's. */
  readonly contract: string | null;
  readonly yen: number;
  /** By month of the bill. */
  readonly months: readonly { readonly month: Month; readonly yen: number }[];
  readonly clauses: readonly string[];
  readonly marks: readonly SwitchMark[];
  /** The lines of the first bill that differs: of the household as it would be, or as it is. */
  readonly lines: readonly Line[];
}

export interface PartsAsk {
  readonly catalogue: LoadedCatalogue;
  /** Of the plan that is switched to. */
  readonly plan: OtherPlan | null;
  /** The energy of a contract in a bill of staying. */
  readonly energyOf: (contract: string, month: Month) => readonly Line[];
}

/** Parts in the order of their weight; those that come to nothing are left out. */
export function partsOf(priced: PricedCourse, ask: PartsAsk): readonly Part[] {
  const { plan } = ask;
  const groups = Map.groupBy(priced.worth.differences, keyOf);
  const own = [...groups.values()].map((group) => partOf(group, ask));
  const other = plan === null ? [] : [elsewhereOf(priced, plan)];
  return [...own, ...other]
    .filter(({ yen, months }) => yen !== 0 || months.some((each) => each.yen !== 0))
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.yen - b.yen);
}

const ORDER: readonly PartKind[] = ["energy", "elsewhere", "exit-fee", "once", "discount", "fee"];

/** A fee keeps its name through all months; all energy of a contract is one. */
function keyOf({ kind, line }: Difference): string {
  const item = line.item.split("#")[0];
  return kind === null ? `${line.contract}|use` : `${line.contract}|${line.rule}|${item}`;
}

function partOf(group: readonly Difference[], { catalogue, energyOf }: PartsAsk): Part {
  const [first] = group;
  if (!first) throw new Error("a group of nothing");
  const { line, kind } = first;
  const months = new Map<Month, number>();
  for (const { billedIn, yen } of group) months.set(billedIn, (months.get(billedIn) ?? 0) + yen);
  const lines =
    kind === null
      ? group.flatMap((each) => energyOf(line.contract, each.billedIn))
      : group.map((each) => each.line);
  return {
    kind: partKind(kind),
    label: labelOf(first, catalogue),
    service: line.service,
    contract: line.contract,
    yen: group.reduce((sum, { yen }) => sum + yen, 0),
    months: [...months].map(([month, yen]) => ({ month, yen })),
    clauses: [...new Set(lines.flatMap(({ clauses }) => clauses))],
    marks: [...new Set(lines.flatMap(({ marks }) => marks))],
    lines: kind === null ? energyOf(line.contract, first.billedIn) : [line],
  };
}

function partKind(kind: KindName | null): PartKind {
  switch (kind) {
    case null:
      return "energy";
    case "monthly-fee":
      return "fee";
    case "discount":
      return "discount";
    case "exit-fee":
      return "exit-fee";
    default:
      return "once";
  }
}

function labelOf({ kind, line }: Difference, catalogue: LoadedCatalogue): Label {
  if (kind === null) {
    const { ja, en } = shortServiceName(catalogue, line.service);
    return {
      ja: `${ja} ご使用量による料金（いまの契約）`,
      en: `${en}: charges by use, present contract`,
    };
  }
  const name = serviceName(catalogue, line.service);
  const of = shortServiceName(catalogue, line.service);
  if (line.label.ja.includes(name.ja)) return line.label;
  return { ja: `${of.ja} ${line.label.ja}`, en: `${of.en}: ${line.label.en}` };
}

function elsewhereOf({ elsewhere }: PricedCourse, { at, marks, clauses }: OtherPlan): Part {
  const { supplier } = at.rule.rule;
  const { label } = at.plan;
  return {
    kind: "elsewhere",
    label: {
      ja: `${supplier.ja} ${label.ja}の電気代`,
      en: `${supplier.en} ${label.en}, electricity`,
    },
    service: at.rule.service,
    contract: null,
    yen: [...elsewhere.values()].reduce((sum, yen) => sum + yen, 0),
    months: [...elsewhere].map(([month, yen]) => ({ month, yen })),
    clauses,
    marks,
    lines: [],
  };
}
