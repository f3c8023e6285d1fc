import type { Pool } from "pg";
import { addDays, type Day, formatDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { clockOf, isLater, setOperatorClock, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { type LivedDays, liveDays } from "./live-days.ts";

export type ClockRefusal =
  /** The operator lives in the machine's time, which nobody moves. */
  | { readonly code: "clock.is-the-machines" }
  | { readonly code: "clock.only-forward"; readonly today: Day }
  /** Further than is lived at once. */
  | { readonly code: "clock.too-far"; readonly latest: Day };

/** So many days are lived at once at most. */
const FURTHEST = 1200;

export interface ClockMove {
  readonly to: Day;
  /** Told after each day that is lived. */
  readonly progress?: (lived: number, of: number) => void;
}

/**
 * Move an operator's own clock forward and live each day in between, one after the other, as if
 * the time had passed: from 2026-11-22 to 2026-12-01, nine mornings at the same hour. Interrupted,
 * it stands on the day that it reached.
 */
export async function moveClock(
  pool: Pool,
  catalogue: LoadedCatalogue,
  operatorId: number,
  { to, progress }: ClockMove,
): Promise<Result<LivedDays, ClockRefusal>> {
  const now = await ownTime(pool, operatorId);
  if (now === null) return no({ code: "clock.is-the-machines" });
  const today = tokyoDay(now);
  if (to < today) return no({ code: "clock.only-forward", today });
  const latest = addDays(today, FURTHEST);
  if (to > latest) return no({ code: "clock.too-far", latest });
  const lived = { days: 0, told: 0, acted: 0, refused: 0, setAside: 0 };
  for (let on = today; on <= to; on = addDays(on, 1)) {
    if (on > today) await forward(pool, operatorId, sameHour(now, on));
    const went = await liveDays(pool, catalogue, operatorId, {
      through: on,
      sameTerms: on > today,
    });
    lived.days += went.days;
    lived.told += went.told;
    lived.acted += went.acted;
    lived.refused += went.refused;
    lived.setAside += went.setAside;
    progress?.(on - today + 1, to - today + 1);
  }
  return ok(lived);
}

/** Somebody else may have moved it further meanwhile; nobody's move sets it back. */
async function forward(pool: Pool, operatorId: number, to: string): Promise<void> {
  const now = await ownTime(pool, operatorId);
  if (now !== null && isLater(to, now)) await setOperatorClock(pool, operatorId, to);
}

/** The operator's own present; null: it lives in the machine's. */
async function ownTime(pool: Pool, operatorId: number): Promise<string | null> {
  const [row] = await withOperator(pool, operatorId, (tx) =>
    tx.query<{ at: string | null; since: string | null }>(
      "select clock_set_to as at, clock_runs_since as since from operator where operator_id = $1",
      [operatorId],
    ),
  );
  return row?.at ? clockOf(row.at, row.since).instant() : null;
}

/** The hour on the wall in Tokyo stays. */
function sameHour(instant: string, on: Day): string {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO("Asia/Tokyo");
  const plainTime = zoned.toPlainTime();
  const moved = Temporal.PlainDate.from(formatDay(on)).toZonedDateTime({
    timeZone: "Asia/Tokyo",
    plainTime,
  });
  return moved.toInstant().toString();
}
