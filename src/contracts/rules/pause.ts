import { addMonths, addToMonth, type Day, type Month, monthOf } from "../../kernel/day.ts";
import { latestBefore } from "../../kernel/deadline.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type PauseRule = Located<RuleOf<"pause">>;

export interface PauseAsk {
  /** The item held; null: of a service that has none. */
  readonly item: string | null;
  readonly noticedOn: Day;
  /** First day without service. */
  readonly from: Day;
  /** First day with service again; null: not said yet. */
  readonly resumesOn: Day | null;
  /** When service was last resumed after an earlier pause. */
  readonly lastResumedOn: Day | null;
}

export interface Pause {
  /** Service is resumed by this day at the latest. */
  readonly resumesBy: Day;
  /** Months without a fee: from the first to the last, both free; null when there is none. */
  readonly free: { readonly first: Month; readonly last: Month | null } | null;
  /** The earliest day of another pause; null while it is not known when this one ends. */
  readonly againFrom: Day | null;
}

export type PauseRefusal =
  | { readonly code: "contracts.pause-not-for-item"; readonly item: string }
  | { readonly code: "contracts.notice-too-short"; readonly latestNotice: Day }
  | { readonly code: "contracts.paused-too-soon"; readonly againFrom: Day }
  | { readonly code: "contracts.pause-too-long"; readonly resumesBy: Day };

/**
 * Whether the customer may have the service suspended, and what is free (IT-12). Stopped 2024-05-10
 * and resumed 2024-09-20, June to August are free; not again before 2025-09-20.
 */
export function pause(located: PauseRule, ask: PauseAsk): Result<Pause, PauseRefusal> {
  const { id, rule } = located;
  const { item, from, lastResumedOn } = ask;
  if (item !== null && rule.notFor.includes(item)) {
    return no({ code: "contracts.pause-not-for-item", item });
  }
  const entry = mustBeInForce(rule.values, ask.noticedOn, id);
  const latestNotice = latestBefore(entry.notice, from);
  if (ask.noticedOn > latestNotice) return no({ code: "contracts.notice-too-short", latestNotice });
  const earliest = lastResumedOn === null ? null : addMonths(lastResumedOn, entry.againAfterMonths);
  if (earliest !== null && from < earliest) {
    return no({ code: "contracts.paused-too-soon", againFrom: earliest });
  }
  return resumption(located, ask);
}

/**
 * What a pause that runs means, resumed on a day or not yet (IT-12). Stopped 2024-05-10, it is
 * resumed by 2025-05-10; resumed 2025-05-11 would be too long.
 */
export function resumption(
  { id, rule }: PauseRule,
  { from, resumesOn }: Pick<PauseAsk, "from" | "resumesOn">,
): Result<Pause, Extract<PauseRefusal, { readonly code: "contracts.pause-too-long" }>> {
  const entry = mustBeInForce(rule.values, from, id);
  const resumesBy = addMonths(from, entry.longestMonths);
  if (resumesOn !== null && resumesOn > resumesBy) {
    return no({ code: "contracts.pause-too-long", resumesBy });
  }
  const againFrom = resumesOn === null ? null : addMonths(resumesOn, entry.againAfterMonths);
  return ok({ resumesBy, free: freeMonths(from, resumesOn), againFrom });
}

function freeMonths(from: Day, resumesOn: Day | null): Pause["free"] {
  const first = addToMonth(monthOf(from), 1);
  if (resumesOn === null) return { first, last: null };
  const last = addToMonth(monthOf(resumesOn), -1);
  return last < first ? null : { first, last };
}
