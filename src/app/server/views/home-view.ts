import { addToMonth, type Day, formatDay, formatMonth, type Month } from "../../../kernel/day.ts";
import { compare, ZERO } from "../../../kernel/exact.ts";
import { periodOf, overlap } from "../../../kernel/period.ts";
import { sumYen, yen } from "../../../kernel/yen.ts";
import { type Series, slice, totalWh } from "../../../metering/index.ts";
import type { Line } from "../../../rating/line.ts";
import type { Market } from "../../../rating/market.ts";
import type { NextThing } from "../../api/contract.ts";
import type { Home } from "../../api/home.ts";
import { amountText } from "./derivation-rows.ts";
import { type ContractContext, itemLabel, type KnownContract } from "./contract-view.ts";
import { latestMarket } from "./latest-market.ts";
import { type LivingMonth, livingMonth } from "./living-month.ts";
import { type DueBill, nextThings } from "./next-things.ts";
import { toneOf } from "./tone-of.ts";
import { useOf } from "./use-of-supply.ts";

export interface HomeAsk extends ContractContext {
  readonly month: Month;
  readonly asOf: string;
  /** Issued bills that fall due today or later. */
  readonly due: readonly DueBill[];
  readonly market: Market;
  /** Readings up to the last known day, from five weeks before the same month of last year. */
  readonly seriesOf: (meter: string) => Series | null;
}

/** How many dates the first page tells; the rest stands with the contracts. */
const TOLD = 3;

/** The resident's first page, but for calls for help. */
export function homeView(ask: HomeAsk): Omit<Home, "openCalls"> {
  const latest = latestMarket(ask.market);
  const household = ask.household.map(({ tenure }) => tenure);
  const asked = { ...ask, household, market: latest.market };
  const now = livingMonth(asked);
  const last = livingMonth({ ...asked, month: addToMonth(ask.month, -12) });
  const end = now.ahead.at(-1) ?? null;
  const fees = sumYen([...now.byContract.values()].map((each) => each.yen));
  const soFar = now.path.at(-1)?.yen ?? fees;
  return {
    month: formatMonth(ask.month),
    through: dayText(now.path.at(-1)?.on ?? null),
    asOf: ask.asOf,
    soFar,
    forecast: forecastOf(now, end, soFar),
    lastYear: last.path.at(-1)?.yen ?? feesOrNull(last),
    path: now.path.map(({ on, yen: sum }) => ({ day: formatDay(on), yen: sum })),
    ahead: now.ahead.map(({ on, ...range }) => ({ day: formatDay(on), ...range })),
    lastYearPath: last.path.map(({ on, yen: sum }) => ({ day: formatDay(on), yen: sum })),
    leftOut: [...latest.standIns()],
    illustrative: now.illustrative,
    ...nearest(nextThings(ask, ask.due)),
    contracts: ask.household
      .filter(({ state }) => state !== "refused" && state !== "withdrawn")
      .filter(({ state, tenure }) => state !== "ended" || owes(now, tenure.contract))
      .map((known) => contractRow(known, now, ask)),
  };
}

function nearest(things: readonly NextThing[]): Pick<Home, "next" | "nextMore"> {
  return { next: things.slice(0, TOLD), nextMore: Math.max(0, things.length - TOLD) };
}

/** Without measured energy the month's fees are all there will be; without enough days, nothing. */
function forecastOf(
  now: LivingMonth,
  end: LivingMonth["ahead"][number] | null,
  soFar: number,
): Home["forecast"] {
  if (end !== null) return { yen: end.yen, low: end.low, high: end.high };
  const whole = now.path.length === 0 || now.missing.length > 0;
  return whole && now.missing.length === 0 ? { yen: soFar, low: soFar, high: soFar } : null;
}

/** What was paid a year ago by a household without measured energy; null when it was none yet. */
function feesOrNull({ byContract }: LivingMonth): number | null {
  const fees = sumYen([...byContract.values()].map((each) => each.yen));
  return fees === 0 ? null : fees;
}

function owes(now: LivingMonth, contract: string): boolean {
  return (now.byContract.get(contract)?.lines.length ?? 0) > 0;
}

function contractRow(
  known: KnownContract,
  now: LivingMonth,
  ask: HomeAsk,
): Home["contracts"][number] {
  const { contract, tenure, state } = known;
  const own = now.byContract.get(contract.id);
  const service = ask.catalogue.services.get(tenure.service);
  return {
    id: contract.id,
    service: tenure.service,
    tone: toneOf(ask.catalogue, tenure.service),
    short: service?.short ?? { ja: tenure.service, en: tenure.service },
    item: itemLabel(known, ask),
    state,
    yen: own?.yen ?? yen(0),
    wh: tenure.supply === null ? null : usedWh(useOf(tenure, ask.seriesOf), ask.month),
    note: own === undefined ? null : discountNote(own.lines),
  };
}

function usedWh(series: Series | null, month: Month): number | null {
  if (series === null) return null;
  const until = (series.from + series.wh.length / 48) as Day;
  const known = overlap({ from: series.from, until }, periodOf(month));
  return known === null ? null : totalWh(slice(series, known));
}

/** The first reduction of a contract that has no energy of its own: why it costs less. */
function discountNote(lines: readonly Line[]): Home["contracts"][number]["note"] {
  const energy = lines.some(({ rule }) => rule.endsWith("/energy-tariff"));
  const found = energy ? undefined : lines.find(({ amount }) => compare(amount, ZERO) < 0);
  if (!found) return null;
  const minus = amountText(found.amount).replace("-", "−");
  return { ja: `${found.label.ja} ${minus}円`, en: `${found.label.en} ${minus} yen` };
}

function dayText(on: Day | null): string | null {
  return on === null ? null : formatDay(on);
}
