import { addDays, addMonths, type Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type SuspensionRule = Located<RuleOf<"suspension">>;
type Ground = RuleOf<"suspension">["grounds"][string];

export interface StopAsk {
  readonly ground: string;
  readonly on: Day;
  /** When notice was given; null: none was. */
  readonly noticedOn: Day | null;
  readonly warnedOn: Day | null;
  /** Whether the desk found the warning unheeded, where the terms name no days. */
  readonly unheeded: boolean;
}

export interface Stop {
  readonly route: "at-once" | "after-notice" | "after-unheeded-warning";
  /** The last day that the stop may have; null: as long as the ground stays. */
  readonly lastDay: Day | null;
  readonly until: Ground["until"];
  readonly fee: Ground["fee"];
}

export type StopRefusal =
  | { readonly code: "contracts.no-such-ground"; readonly ground: string }
  | { readonly code: "contracts.notice-missing"; readonly ground: string }
  | { readonly code: "contracts.warning-missing"; readonly ground: string }
  | { readonly code: "contracts.warning-may-still-be-heeded"; readonly ground: string };

/**
 * Whether the operator may stop the service, and for how long (MM-19, HM-08, IT-13, IT-22). HEMS
 * stopped 2024-01-31 for a false statement: at most through 2024-07-30, or until identity papers
 * arrive.
 */
export function stopService({ id, rule }: SuspensionRule, ask: StopAsk): Result<Stop, StopRefusal> {
  const ground = rule.grounds[ask.ground];
  if (!ground) return no({ code: "contracts.no-such-ground", ground: ask.ground });
  const entry = mustBeInForce(ground.values, ask.on, `${id}/${ask.ground}`);
  const { route, longestMonths, unheededAfterDays } = entry;
  const missing = whatIsMissing(route, unheededAfterDays, ask);
  if (missing) return no({ code: missing, ground: ask.ground });
  const lastDay =
    longestMonths === undefined ? null : addDays(addMonths(ask.on, longestMonths), -1);
  return ok({ route, lastDay, until: ground.until, fee: ground.fee });
}

function whatIsMissing(
  route: Stop["route"],
  unheededAfterDays: number | undefined,
  { on, noticedOn, warnedOn, unheeded }: StopAsk,
): Exclude<StopRefusal["code"], "contracts.no-such-ground"> | null {
  switch (route) {
    case "at-once":
      return null;
    case "after-notice":
      return noticedOn !== null && noticedOn <= on ? null : "contracts.notice-missing";
    case "after-unheeded-warning": {
      if (warnedOn === null || warnedOn > on) return "contracts.warning-missing";
      const passed = unheededAfterDays !== undefined && on > addDays(warnedOn, unheededAfterDays);
      return unheeded || passed ? null : "contracts.warning-may-still-be-heeded";
    }
  }
}
