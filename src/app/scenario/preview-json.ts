import { formatDay, formatMonth } from "../../kernel/day.ts";
import { formatPeriod } from "../../kernel/period.ts";
import { billJson } from "./bill-json.ts";
import type { RunScenario } from "./run-scenario.ts";

/** The preview for machines; `ok` is false when something was held or is not as expected. */
export function previewJson({ scenario, catalogue, months, unmet }: RunScenario) {
  return {
    ok: unmet.length === 0 && months.every(({ held }) => held.length === 0),
    title: scenario.title,
    catalogueHash: catalogue.hash,
    months: months.map(({ month, billedOn, total, held }) => ({
      month: formatMonth(month),
      billedOn: formatDay(billedOn),
      total,
      held: held.flatMap((bill) =>
        bill.held.map(({ contract, service, rule, code, missing, period }) => ({
          biller: bill.biller,
          contract,
          service,
          rule,
          code,
          missing,
          period: formatPeriod(period),
        })),
      ),
    })),
    bills: months.flatMap(({ bills }) => bills.map((bill) => billJson(bill, catalogue))),
    unmet,
  };
}
