import { addDays, addMonths } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { eventsOf } from "../history/read-history.ts";
import { type Dated, type Found, isOverOn } from "./found.ts";

/**
 * The last day that a suspension may have (HM-08): stopped 2024-01-31 for six months at most,
 * 2024-07-30; service is restored the day after. Grounds that end otherwise have no such day.
 */
export function longestSuspension(dated: Dated): readonly Found[] {
  const { catalogue, life } = dated;
  const last = life.suspensions.at(-1);
  const ground = eventsOf(life, "suspended").at(-1)?.ground;
  if (last === undefined || ground === undefined) return [];
  const terms = rulesOf(catalogue, life.service, "suspension").at(0)?.rule.grounds[ground];
  const entry = terms && inForceOn(terms.values, last.from);
  if (!entry?.ok || entry.value.longestMonths === undefined) return [];
  const on = addDays(last.until ?? addMonths(last.from, entry.value.longestMonths), -1);
  if (isOverOn(dated, on)) return [];
  return [
    {
      kind: "suspension-ends",
      on,
      label: {
        ja: "利用停止の最後の日（翌日から再開します）",
        en: "Last day of the suspension; service is restored the day after",
      },
      clauses: terms?.clause ?? [],
      concerns: "both",
      ...(last.until === null ? { act: { type: "restore" } } : {}),
    },
  ];
}
