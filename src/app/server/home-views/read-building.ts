import {
  dwellingsDay,
  FEWEST_DWELLINGS,
  type Peak,
  peakOf,
  sum,
  wholeDayWh,
} from "../../../home/views/building-sums.ts";
import type { MeasuredHome } from "../../../home/views/measured-home.ts";
import { addSeries } from "../../../home/views/add-series.ts";
import { loadHomeSeries } from "../../../home/index.ts";
import {
  addDays,
  addMonths,
  type Day,
  day as dayOfText,
  firstDay,
  formatDay,
  formatMonth,
  monthOf,
} from "../../../kernel/day.ts";
import { daysOf, type Period, periodOf } from "../../../kernel/period.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { QUALITY, type Series, slice, totalWh } from "../../../metering/index.ts";
import { spanOn } from "../../../rating/supply.ts";
import type { BuildingView } from "../../api/home-views.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { type BuildingOf, buildingOf, numberOf } from "./building-of.ts";
import { houseSeries, measured, newestDay } from "./home-of.ts";
import { loadBuildingNotices } from "./store-home-views.ts";

/** Demand is looked up over the year before; a bill's contract power follows it so. */
const PEAK_MONTHS = 12;

/** A building's day and month: the sum of its dwellings, never one of them (MM-02, MM-25). */
export async function readBuilding(
  reading: Reading,
  accountId: number,
  asked: { readonly day?: string | undefined },
): Promise<Result<BuildingView, Refusal>> {
  const found = await buildingOf(reading, accountId);
  if (!found.ok) return found;
  const building = found.value;
  const { home, contract } = building;
  const on = asked.day === undefined ? await dayShown(building) : dayOfText(asked.day);
  const month = periodOf(monthOf(on));
  const loaded = await loadBuilding(building, month);
  const { main, common, dwellings } = loaded;
  const days = Array.from({ length: daysOf(month) }, (_, at) => addDays(month.from, at));
  const rows = days.map((each) => dayRow(each, { main, common, dwellings, building }));
  const shown = dwellingsDay(dwellings, on, building.dwellings.of);
  const notices = await loadBuildingNotices(reading.tx, contract.contract.id);
  return ok({
    contract: contract.contract.id,
    name: await nameOf(reading, accountId),
    asOf: newestOf([main, common]),
    day: formatDay(on),
    previous: on > home.reach.from ? formatDay(addDays(on, -1)) : null,
    next: addDays(on, 1) < home.reach.until ? formatDay(addDays(on, 1)) : null,
    main: main === null ? null : slotsOn(main, on),
    common: { wh: slotsOn(common, on), ...commonMeters(loaded, on) },
    demands: await demandsOf(building, { on, month, main, common }),
    dwellings: {
      contracts: building.dwellings.contracts,
      of: building.dwellings.of,
      fewest: FEWEST_DWELLINGS,
      state: shown.state,
      wh: shown.wh === null ? null : Array.from(shown.wh),
      dayWh: shown.wh === null ? null : sum(shown.wh),
    },
    lossWh: rows[on - month.from]?.lossWh ?? null,
    month: formatMonth(monthOf(on)),
    days: rows,
    notices: [...notices],
  });
}

/** The newest day that is over: of today there is no sum yet. */
async function dayShown({ home }: BuildingOf): Promise<Day> {
  const newest = await newestDay(home);
  const { today } = home.reading;
  return newest === today && home.reach.from < today ? addDays(newest, -1) : newest;
}

export interface Loaded {
  readonly main: Series | null;
  /** Of the common areas in all: the association's own meter, or else what its devices sum to. */
  readonly common: Series;
  readonly course: MeasuredHome;
  readonly dwellings: readonly Series[];
}

export async function loadBuilding(building: BuildingOf, period: Period): Promise<Loaded> {
  const course = await measured(building.home, period);
  return {
    main: await mainIn(building, period),
    common: commonOf(building, course),
    course,
    dwellings: await building.dwellings.seriesIn(period),
  };
}

async function mainIn({ main, home }: BuildingOf, period: Period): Promise<Series | null> {
  if (main === null) return null;
  const series = await loadHomeSeries(home.reading.tx, { meters: [main], period });
  return series.get(main) ?? null;
}

function commonOf({ home }: BuildingOf, { used, parts, period }: MeasuredHome): Series {
  if (home.supplied !== null || home.gatewayMain !== null) return used;
  return addSeries(
    parts.map(({ series }) => ({ series, sign: 1 })),
    period,
  );
}

type Rows = Pick<Loaded, "main" | "common" | "dwellings"> & { readonly building: BuildingOf };

function dayRow(
  day: Day,
  { main, common, dwellings, building }: Rows,
): BuildingView["days"][number] {
  const mainWh = main === null ? null : wholeDayWh(main, day);
  const commonWh = wholeDayWh(common, day);
  const { wh } = dwellingsDay(dwellings, day, building.dwellings.of);
  const dwellingsWh = wh === null ? null : sum(wh);
  const isKnown = mainWh !== null && commonWh !== null && dwellingsWh !== null;
  const lossWh = isKnown ? mainWh - commonWh - dwellingsWh : null;
  return { day: formatDay(day), mainWh, commonWh, dwellingsWh, lossWh };
}

function slotsOn(series: Series, on: Day): (number | null)[] {
  const day = slice(series, { from: on, until: addDays(on, 1) });
  return Array.from(day.wh, (wh, slot) => (day.quality[slot] === QUALITY.missing ? null : wh));
}

/** Each meter of the common areas, greatest first, and what none of them measures. */
function commonMeters({ common, course }: Loaded, on: Day) {
  const today = (series: Series) => slice(series, { from: on, until: addDays(on, 1) });
  const meters = course.parts.map(({ key, name, series }) => {
    const day = today(series);
    const missing = day.quality.filter((each) => each === QUALITY.missing).length;
    return { key, name: { ...name }, dayWh: totalWh(day), monthWh: totalWh(series), missing };
  });
  const sumBy = (pick: (meter: (typeof meters)[number]) => number) =>
    meters.reduce((total, meter) => total + pick(meter), 0);
  return {
    meters: meters.toSorted((a, b) => b.monthWh - a.monthWh),
    restDayWh: totalWh(today(common)) - sumBy(({ dayWh }) => dayWh),
    restMonthWh: totalWh(common) - sumBy(({ monthWh }) => monthWh),
  };
}

interface DemandAsk extends Pick<Loaded, "main" | "common"> {
  readonly on: Day;
  readonly month: Period;
}

async function demandsOf(
  building: BuildingOf,
  { on, month, main, common }: DemandAsk,
): Promise<BuildingView["demands"]> {
  const { home, facts } = building;
  const year = { from: addMonths(firstDay(monthOf(on)), 1 - PEAK_MONTHS), until: month.until };
  const yearMain = await mainIn(building, year);
  const yearCommon = await houseSeries(home, year);
  const supply = home.supplied?.tenure.supply ?? null;
  const capacity = supply === null ? null : spanOn(supply, on).capacity;
  const commonWatts = capacity !== null && "kw" in capacity ? capacity.kw * 1000 : null;
  const mainKw = numberOf(facts["contractKw"]);
  const of = (series: Series, inYear: Series) => ({
    day: peakText(peakOf(slice(series, { from: on, until: addDays(on, 1) }))),
    month: peakText(peakOf(series)),
    year: peakText(peakOf(inYear)),
  });
  const commons = { of: "common" as const, contractWatts: commonWatts };
  return [
    ...(main === null || yearMain === null
      ? []
      : [
          {
            of: "main" as const,
            contractWatts: mainKw === null ? null : mainKw * 1000,
            ...of(main, yearMain),
          },
        ]),
    { ...commons, ...of(common, home.supplied === null ? common : yearCommon) },
  ];
}

function peakText(peak: Peak | null) {
  return peak === null ? null : { ...peak, day: formatDay(peak.day) };
}

function newestOf(series: readonly (Series | null)[]): string | null {
  const newest = series.reduce(
    (last, each) => (each && each.knownAt > last ? each.knownAt : last),
    "",
  );
  return newest === "" ? null : newest;
}

async function nameOf({ tx }: Reading, accountId: number): Promise<string> {
  const [row] = await tx.query<{ name: string }>(
    "select name from account where operator_id = $1 and account_id = $2",
    [tx.operatorId, accountId],
  );
  return row?.name ?? "";
}
