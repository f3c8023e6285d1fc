import { addDays, type Day } from "../../kernel/day.ts";
import { type Action, DAY_FIELDS } from "../action-schema.ts";
import { type Household, refuse } from "../decision.ts";
import { spoken } from "../words/spoken.ts";

/** Five years: longer than any term, and few enough to foresee each of the months. */
const FURTHEST_DAYS = 1830;

/**
 * No, for a day that lies further ahead than anything is agreed (XX-04): asked on 2026-11-22, days
 * through 2031-11-26 can be named.
 */
export function refusedAsTooFar(
  { on }: Pick<Household, "on">,
  action: Action,
): ReturnType<typeof refuse> | null {
  const latest = addDays(on, FURTHEST_DAYS);
  const days = Object.entries(action).filter(([name]) => DAY_FIELDS.has(name));
  if (!days.some(([, named]) => isAfter(named, latest))) return null;
  const day = spoken(latest);
  return refuse({
    code: "contracts.day-too-far",
    clauses: ["XX-04"],
    reason: {
      ja: "それほど先の日のお手続きはお受けできません",
      en: "Nothing is agreed for a day that far ahead",
    },
    needed: { ja: `${day.ja}までの日をお選びください`, en: `Choose a day through ${day.en}` },
    days: { latest },
  });
}

function isAfter(named: unknown, latest: Day): boolean {
  return typeof named === "number" && named > latest;
}
