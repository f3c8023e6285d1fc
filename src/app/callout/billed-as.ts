import type { CaseNow } from "../../callout/case/case-now.ts";
import { tokyoDayOf } from "../../callout/coverage/tokyo-time.ts";
import type { FactOf } from "../../callout/facts.ts";
import { formatMonth } from "../../kernel/day.ts";
import { billMonth } from "../../rating/claim-day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import { feeOf } from "./charge-terms.ts";

/** As what, and in the bill of which month, a charge of a case stands. */
export interface BilledAs {
  readonly label: Label;
  /** `2026-12`; null: the price list does not know it any more. */
  readonly billMonth: string | null;
}

/** A visit finished on 2026-11-22: its parts stand in the bill of 2026-12, by the price list. */
export function billedAs(catalogue: Catalogue, now: CaseNow, charge: FactOf<"charged">): BilledAs {
  const { code } = charge;
  const fee = feeOf(catalogue, serviceOf(now, charge), code);
  if (fee === null) return { label: { ja: code, en: code }, billMonth: null };
  const on = fee.arises === "request" ? now.opened.at : overAt(now, charge);
  return { label: fee.label, billMonth: formatMonth(billMonth(fee.billed, tokyoDayOf(on), null)) };
}

/** By whose price list: the quote's, else that of the decision. */
function serviceOf({ visits, entitlement }: CaseNow, { quote }: FactOf<"charged">): string {
  const quotes = visits.flatMap((visit) => visit.quotes.map((each) => each.quote));
  const signed = quotes.find((each) => each.quote === quote);
  return signed?.service ?? entitlement?.service ?? "";
}

function overAt({ visits, cancelled }: CaseNow, { visit, at }: FactOf<"charged">): string {
  const own = visits.find((each) => each.visit === visit);
  return own?.finished?.at ?? own?.madeSafe?.at ?? cancelled?.at ?? at;
}
