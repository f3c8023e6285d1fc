import { type DwellingsDay, dwellingsDay } from "../../../home/views/building-sums.ts";
import { halfHoursCsv } from "../../../home/views/half-hours-csv.ts";
import { addDays, day, formatDay } from "../../../kernel/day.ts";
import { daysOf, type Period } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../../metering/index.ts";
import type { AnsweredFile } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { buildingOf } from "./building-of.ts";
import { loadBuilding } from "./read-building.ts";

/** Two months: forty dwellings are summed for each day. */
const MOST_DAYS = 62;

/** A building's half-hours as a file; its dwellings as on the page, all together or not at all. */
export async function readBuildingCsv(
  reading: Reading,
  accountId: number,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<Result<AnsweredFile, Refusal>> {
  const period = { from: day(from), until: day(until) };
  if (period.until <= period.from || daysOf(period) > MOST_DAYS)
    return no({ code: "building.span-too-long" });
  const found = await buildingOf(reading, accountId);
  if (!found.ok) return found;
  const { main, common, course, dwellings } = await loadBuilding(found.value, period);
  const days = Array.from({ length: daysOf(period) }, (_, at) =>
    dwellingsDay(dwellings, addDays(period.from, at), found.value.dwellings.of),
  );
  const text = halfHoursCsv([
    ...(main === null ? [] : [{ name: "建物全体", series: main }]),
    { name: "共用部", series: common },
    { name: "住戸の合計", series: sumsOf(days, period) },
    ...course.parts.map(({ name, series }) => ({ name: name.ja, series })),
  ]);
  const name = `engawa-building-${formatDay(period.from)}-${formatDay(period.until)}.csv`;
  return ok({ name, bytes: new TextEncoder().encode(text) });
}

function sumsOf(days: readonly DwellingsDay[], period: Period): Series {
  const slots = daysOf(period) * SLOTS_A_DAY;
  const [wh, quality] = [new Int32Array(slots), new Uint8Array(slots)];
  days.forEach((each, at) => {
    if (each.wh === null) return;
    wh.set(each.wh, at * SLOTS_A_DAY);
    quality.fill(QUALITY.measured, at * SLOTS_A_DAY, (at + 1) * SLOTS_A_DAY);
  });
  return { meter: "dwellings", from: period.from, wh, quality, knownAt: "" };
}
