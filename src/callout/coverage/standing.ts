import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { contains } from "../../kernel/period.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Label } from "../../terms/fields.ts";
import type { Coverage } from "./coverage-rule.ts";
import type { Entitlement, Reason } from "./entitlement.ts";

export type Standing = Entitlement["standing"];

/** Whether a contract gives a right to a call-out on a day, and if not, why not. */
export interface Stood {
  readonly standing: Standing;
  readonly against: readonly Reason[];
}

/** A contract that began on 2026-11-30 gives nothing on 2026-11-29: `not-started`, with the day. */
export function standingOf(coverage: Coverage, tenure: Tenure, on: Day): Stood {
  const { startedOn, endedOn, suspensions, pauses } = tenure;
  if (!holds(coverage, tenure, null)) return against(coverage, "none", NONE);
  if (startedOn === null || on < startedOn) {
    return against(coverage, "not-started", notStarted(startedOn));
  }
  if (endedOn !== null && on >= endedOn) return against(coverage, "ended", ended(endedOn));
  if (!holds(coverage, tenure, on)) return against(coverage, "none", NONE);
  if ([...suspensions, ...pauses].some((span) => contains(span, on))) {
    return against(coverage, "suspended", SUSPENDED);
  }
  return { standing: "running", against: [] };
}

/** On a day, or at any time where none is said. */
function holds({ rule: { holders } }: Coverage, tenure: Tenure, on: Day | null): boolean {
  if (holders.by === "anybody") return true;
  const isHeld = (span: { readonly from: Day; readonly until: Day | null }) =>
    on === null || contains(span, on);
  if (holders.by === "item") {
    return tenure.items.some((span) => holders.anyOf.includes(span.item) && isHeld(span));
  }
  return tenure.options.some((span) => holders.anyOf.includes(span.option) && isHeld(span));
}

type Words = Label & { readonly code: string };

const NONE: Words = {
  code: "callout.no-contract",
  ja: "駆けつけサービスのご契約がありません",
  en: "There is no call-out contract",
};
const SUSPENDED: Words = {
  code: "callout.suspended",
  ja: "ご契約は停止中です",
  en: "The contract is suspended",
};

function notStarted(startedOn: Day | null): Words {
  const code = "callout.not-started";
  if (startedOn === null) {
    return {
      code,
      ja: "お申し込み中で、利用開始日がまだ決まっていません",
      en: "It was applied for; its first day is not set yet",
    };
  }
  const from = formatDay(startedOn);
  return {
    code,
    ja: `ご契約の利用開始日は${from}です`,
    en: `The contract starts on ${from}`,
  };
}

function ended(endedOn: Day): Words {
  const last = formatDay(addDays(endedOn, -1));
  return {
    code: "callout.ended",
    ja: `ご契約は${last}で終了しています`,
    en: `The contract ended on ${last}`,
  };
}

function against({ rule }: Coverage, standing: Standing, { code, ja, en }: Words): Stood {
  return { standing, against: [{ code, words: { ja, en }, clauses: rule.callers.clause }] };
}
