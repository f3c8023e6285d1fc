import type { Day } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import { FAMILIES } from "../model.ts";
import { type Coverage, coverageOf } from "./coverage-rule.ts";
import { beyondFree, outsideFee } from "./fees.ts";
import { coveredReasons, feeReason } from "./reasons.ts";
import { standingOf } from "./standing.ts";

/** What one has a right to before anything happens, each line with its clauses. */
export interface Rights {
  readonly service: string;
  readonly contract: string;
  readonly lines: readonly { readonly words: Label; readonly clauses: readonly string[] }[];
}

/** By the first call-out contract that runs on a day; null: there is none. */
export function rightsOf(catalogue: Catalogue, tenures: readonly Tenure[], on: Day): Rights | null {
  const held = tenures.flatMap((tenure) => {
    const coverage = coverageOf(catalogue, tenure.service);
    const runs = coverage !== null && standingOf(coverage, tenure, on).standing === "running";
    return runs ? [{ coverage, tenure }] : [];
  });
  const found = held.find(({ coverage }) => !isPaidEachTime(coverage)) ?? held[0];
  if (!found) return null;
  const { coverage, tenure } = found;
  const { night } = coverage.rule;
  const barred = night ? [{ words: night.label, clauses: night.clause }] : [];
  return {
    service: coverage.service,
    contract: tenure.contract,
    lines: [...costs(coverage, on), ...families(coverage, on), ...barred],
  };
}

function isPaidEachTime({ rule }: Coverage): boolean {
  return rule.outside?.everyVisit === true;
}

function costs(coverage: Coverage, on: Day): Rights["lines"] {
  const after = beyondFree(coverage, on);
  const first = inForceOn(coverage.rule.first.values, on);
  if (isPaidEachTime(coverage)) {
    const outside = outsideFee(coverage, on);
    return outside === null ? [] : [feeReason(outside.fee), after];
  }
  if (!first.ok) return [];
  const { freeMinutes, freePartsYen } = first.value;
  return coveredReasons(coverage, { freeMinutes, freePartsYen, visitsLeft: null }, after);
}

/** 水まわり：トイレが詰まった、浴室の排水が流れない … */
function families({ rule }: Coverage, on: Day): Rights["lines"] {
  return FAMILIES.flatMap((family) => {
    const terms = rule.families[family];
    const found = terms && inForceOn(terms.values, on);
    if (!terms || !found?.ok) return [];
    const labels = found.value.covers.flatMap((name) => terms.troubles[name]?.label ?? []);
    const ja = labels.map((label) => label.ja).join("、");
    const en = labels.map((label) => label.en).join("; ");
    const words = { ja: `${terms.label.ja}：${ja}`, en: `${terms.label.en}: ${en}` };
    return [{ words, clauses: terms.clause }];
  });
}
