import { type Asked, refuse } from "../decision.ts";
import { lastDayOf } from "../history/state.ts";
import { spoken } from "../words/spoken.ts";

/** No: the contract ends by the day that was meant already. */
export function endsAnyway({ life }: Asked, clauses: readonly string[]): ReturnType<typeof refuse> {
  const end = lastDayOf(life);
  // What was refused or withdrawn from has no last day of service.
  const day = end === null ? null : spoken(end);
  return refuse({
    code: "contracts.ends-anyway",
    clauses,
    reason: {
      ja: day ? `契約はすでに${day.ja}で終わることになっています` : "契約はすでに終わっています",
      en: day ? `The contract ends with ${day.en} already` : "The contract is over already",
    },
    days: end === null ? {} : { lastDay: end },
  });
}
