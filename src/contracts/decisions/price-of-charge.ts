import { addToMonth, type Day, firstDay, type Month, monthOf } from "../../kernel/day.ts";
import type { Held } from "../../rating/held.ts";
import type { Line } from "../../rating/line.ts";
import { oneOffFees } from "../../rating/one-off-fee.ts";
import { rateEvents } from "../../rating/rate-events.ts";
import type { Chargeable, Tenure } from "../../rating/tenure.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { taxPercentOn } from "../../terms/tax.ts";

/** What a charge would bring in the bills to come: its lines, or what its price waits for. */
export interface PricedCharge {
  readonly lines: readonly Line[];
  readonly held: readonly Held[];
}

/** A charge stands in a bill of these months, counted from its own. */
const MONTHS_TO_BILL = [0, 1, 2];

/**
 * The lines that one more charge brings, by the very rating of the bill. An ONU not returned on
 * 2025-04-10: one line of 14,000 in the bill of 2025-05 (IT-17).
 */
export function priceOfCharge(
  catalogue: Catalogue,
  tenure: Tenure,
  charge: Chargeable,
): PricedCharge {
  const parts = MONTHS_TO_BILL.map((k) => {
    const month = addToMonth(monthOf(charge.on), k);
    const without = ratedEvents(catalogue, { ...tenure, chargeables: [] }, month);
    const withIt = ratedEvents(catalogue, { ...tenure, chargeables: [charge] }, month);
    return {
      lines: withIt.lines.filter((line) => !hasSame(without.lines, line)),
      held: withIt.held.filter((held) => !hasSame(without.held, held)),
    };
  });
  return {
    lines: parts.flatMap(({ lines }) => lines),
    held: parts.flatMap(({ held }) => held),
  };
}

type Placed = Pick<Line, "rule" | "period"> & { readonly item?: string };

function hasSame(known: readonly Placed[], { rule, item, period }: Placed): boolean {
  return known.some(
    (other) => other.rule === rule && other.item === item && other.period.from === period.from,
  );
}

function ratedEvents(catalogue: Catalogue, tenure: Tenure, month: Month): PricedCharge {
  const taxOn = (on: Day) => taxPercentOn(catalogue, on);
  const { service } = tenure;
  const daysOff = extraDaysOff(catalogue, service, { purpose: "work", on: firstDay(month) });
  const fees = rulesOf(catalogue, service, "one-off-fee").map((located) =>
    oneOffFees(tenure, { located, taxOn, daysOff }, month),
  );
  const parts = [...fees, rateEvents({ tenure, catalogue, month, taxOn })];
  return {
    lines: parts.flatMap(({ lines }) => lines),
    held: parts.flatMap(({ held }) => held),
  };
}

/** The codes of charges that a service's rules price, in the order of the files. */
export function chargeCodes(catalogue: Catalogue, service: string): readonly string[] {
  const fees = rulesOf(catalogue, service, "one-off-fee").flatMap(({ rule }) =>
    Object.entries(rule.fees).flatMap(([key, fee]) => fee.events ?? [key]),
  );
  const damages = rulesOf(catalogue, service, "equipment-damage").flatMap(
    ({ rule }) => rule.events,
  );
  const others = [
    ...(rulesOf(catalogue, service, "payment-fee").length > 0 ? ["payment"] : []),
    ...(rulesOf(catalogue, service, "evasion").length > 0 ? ["evaded-charges"] : []),
  ];
  return [...new Set([...fees, ...damages, ...others])];
}
