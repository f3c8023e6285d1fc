import { type ExtraDaysOff, isBusinessDay } from "../../kernel/business-day.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import { earliestAfter, latestBefore, type Lead } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type EndingRule = Located<RuleOf<"ending">>;

export interface EndAsk {
  readonly ground: string;
  readonly noticedOn: Day;
  readonly inWriting: boolean;
  /** The last day of service that the operator wants. */
  readonly endsOn: Day;
  /** Whether the service is suspended on that ground, which stays. */
  readonly suspended: boolean;
  /** When payment or mending was demanded; null: it was not. */
  readonly demandedOn: Day | null;
  readonly daysOff: ExtraDaysOff;
}

export type EndRefusal =
  | { readonly code: "contracts.no-such-ground"; readonly ground: string }
  | { readonly code: "contracts.not-in-writing"; readonly ground: string }
  | { readonly code: "contracts.not-suspended"; readonly ground: string }
  | { readonly code: "contracts.demand-missing"; readonly ground: string }
  | { readonly code: "contracts.demand-may-still-be-met"; readonly lastDay: Day }
  | {
      readonly code: "contracts.notice-too-short";
      readonly latestNotice: Day;
      readonly earliest: Day;
    };

/**
 * Whether the operator may end a contract on a day (HM-07, HH-18, EN-21). Unpaid power, written to
 * on 2024-05-10: the earliest last day is 2024-05-25, fifteen days later.
 */
export function endByOperator(
  { id, rule }: EndingRule,
  ask: EndAsk,
): Result<{ readonly earliest: Day; readonly latestNotice: Day }, EndRefusal> {
  const { ground: name, noticedOn, endsOn } = ask;
  const ground = rule.grounds[name];
  if (!ground) return no({ code: "contracts.no-such-ground", ground: name });
  if (ground.inWriting && !ask.inWriting)
    return no({ code: "contracts.not-in-writing", ground: name });
  const { notice, demand } = mustBeInForce(ground.values, noticedOn, `${id}/${name}`);
  if (ground.after === "suspension" && !ask.suspended) {
    return no({ code: "contracts.not-suspended", ground: name });
  }
  if (ground.after === "demand" && demand) {
    if (ask.demandedOn === null) return no({ code: "contracts.demand-missing", ground: name });
    const lastDay = lastDayToMeet(demand, ask.demandedOn, ask.daysOff);
    if (noticedOn <= lastDay) return no({ code: "contracts.demand-may-still-be-met", lastDay });
  }
  const latestNotice = latestBefore(notice, endsOn);
  const earliest = earliestEnd(notice, noticedOn);
  if (noticedOn > latestNotice) {
    return no({ code: "contracts.notice-too-short", latestNotice, earliest });
  }
  return ok({ earliest, latestNotice });
}

/** The first day for which a notice of this day is early enough, months being clamped. */
function earliestEnd(notice: Lead, noticedOn: Day): Day {
  let candidate = earliestAfter(notice, noticedOn);
  while (latestBefore(notice, candidate) < noticedOn) candidate = addDays(candidate, 1);
  return candidate;
}

/** The day of the demand is not counted: ten business days from Friday 2024-05-10 end on 05-24. */
export function lastDayToMeet(
  wait: Lead | { readonly businessDays: number },
  demandedOn: Day,
  daysOff: ExtraDaysOff,
): Day {
  if (!("businessDays" in wait)) return earliestAfter(wait, demandedOn);
  let on = demandedOn;
  for (let left = wait.businessDays; left > 0;) {
    on = addDays(on, 1);
    if (isBusinessDay(on, daysOff)) left -= 1;
  }
  return on;
}
