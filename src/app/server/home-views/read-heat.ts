import {
  addDays,
  formatDay,
  formatMonth,
  month as monthOfText,
  monthOf,
} from "../../../kernel/day.ts";
import { daysOf, periodOf } from "../../../kernel/period.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { QUALITY, SLOTS_A_DAY } from "../../../metering/index.ts";
import type { HeatView } from "../../api/home-views.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { homeOf, measured, newestDay } from "./home-of.ts";

/** A month of the house's use, half-hours by days. */
export async function readHeat(
  reading: Reading,
  accountId: number,
  { month: asked }: { readonly month?: string | undefined },
): Promise<Result<HeatView, Refusal>> {
  const found = await homeOf(reading, accountId);
  if (!found.ok) return found;
  const home = { ...found.value, plan: { ...found.value.plan, parts: [] } };
  const month = asked === undefined ? monthOf(await newestDay(home)) : monthOfText(asked);
  const period = periodOf(month);
  const { used } = await measured(home, period);
  const at = (slot: number) =>
    used.quality[slot] === QUALITY.missing ? null : (used.wh[slot] ?? 0);
  return ok({
    month: formatMonth(month),
    asOf: used.knownAt === "" ? null : used.knownAt,
    days: Array.from({ length: daysOf(period) }, (_, day) => ({
      day: formatDay(addDays(period.from, day)),
      wh: Array.from({ length: SLOTS_A_DAY }, (_, slot) => at(day * SLOTS_A_DAY + slot)),
    })),
  });
}
