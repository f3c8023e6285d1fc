import type { Day, Month } from "../kernel/day.ts";
import { contains } from "../kernel/period.ts";
import { no, ok, type Result } from "../kernel/result.ts";
import { mustBeInForce } from "../terms/dated.ts";
import { billMonthOf } from "./grant-days.ts";
import { balanceOf, takeOldest } from "./ledger.ts";
import type { Entitlement, Entry, PointScheme } from "./model.ts";

export type UseRefusal =
  /** No contract by which points are earned, or they rest without bundled power (MM-17). */
  | { readonly code: "points.at-rest" }
  | { readonly code: "points.not-in-units"; readonly units: number }
  | { readonly code: "points.too-few"; readonly balance: number };

export interface UseAsk {
  readonly scheme: PointScheme;
  readonly entitlements: readonly Entitlement[];
  readonly entries: readonly Entry[];
  readonly points: number;
  readonly on: Day;
}

export interface UseDecided {
  readonly billMonth: Month;
  /** Their cause, the application, has no number yet. */
  readonly entries: readonly Entry[];
}

/**
 * An application to pay with points (MM-13…MM-15): in hundreds, from the oldest, off the bill of
 * the next month when it comes by the 27th. There is no way back. Checked in this order: at rest,
 * units, balance.
 */
export function askUse(ask: UseAsk): Result<UseDecided, UseRefusal> {
  const { scheme, entitlements, entries, points, on } = ask;
  if (!entitlements.some((span) => contains(span, on))) return no({ code: "points.at-rest" });
  const { units } = mustBeInForce(scheme.rule.use.values, on, scheme.id);
  if (points <= 0 || points % units !== 0) return no({ code: "points.not-in-units", units });
  const taken = takeOldest(entries, { points, on });
  if (taken === null) return no({ code: "points.too-few", balance: balanceOf(entries) });
  return ok({ billMonth: billMonthOf(scheme, on), entries: taken });
}
