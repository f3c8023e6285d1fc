import { firstPaidDays } from "../../rating/option-fee.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { type Dated, type Found, runsOn } from "./found.ts";

/** The first day on which an option that was free at first is charged (HH-17). */
export function firstDaysCharged(dated: Dated): readonly Found[] {
  const { tenure, catalogue } = dated;
  const options = catalogue.services.get(tenure.service)?.options ?? {};
  return rulesOf(catalogue, tenure.service, "monthly-fee").flatMap(({ rule }) =>
    firstPaidDays(tenure, rule).flatMap(({ option, on }) => {
      const priced = rule.items[option];
      if (priced?.outlives !== true && !runsOn(dated, on)) return [];
      const { ja, en } = options[option]?.label ?? { ja: option, en: option };
      return [
        {
          kind: "fee-begins" as const,
          on,
          of: option,
          label: {
            ja: `${ja}の無料期間が終わり、この日から有料です`,
            en: `${en} is no longer free: charged from this day`,
          },
          clauses: priced?.clause ?? rule.clause,
          concerns: "resident" as const,
        },
      ];
    }),
  );
}
