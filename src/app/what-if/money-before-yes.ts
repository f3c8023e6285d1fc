import { type KnownAccount, loadKnownAccount, type Sources } from "../../billing/index.ts";
import type { Decided, Household } from "../../contracts/index.ts";
import {
  addToMonth,
  type Day,
  day,
  formatDay,
  lastDay,
  type Month,
  monthOf,
} from "../../kernel/day.ts";
import type { Tx } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import type { Label } from "../../terms/fields.ts";
import type { MoneyView } from "../api/action.ts";
import { foreseenStart } from "./foresee.ts";
import { freeLeavingFrom } from "./free-leaving.ts";
import { compareMonths, type MonthsApart } from "./months.ts";
import { type Correction, correctionsView, moneyView } from "./money-view.ts";
import { type Sides, sidesOf } from "./sides.ts";

/** Bills looked at after the last day that a decision names: add-ons are free for half a year. */
const MONTHS_AHEAD = 8;

export interface MoneyWorld {
  readonly tx: Tx;
  readonly catalogue: LoadedCatalogue;
  readonly sources: Sources;
}

export interface MoneyAsk {
  readonly accountId: number;
  readonly household: Household;
  readonly decided: Decided;
  /** The civil day of the present, where the household is asked about an earlier one. */
  readonly today?: Day;
  /** The last bill to look at; left out, as far as single amounts fall. */
  readonly through?: Month;
}

export interface MoneyBeforeYes {
  readonly money: MoneyView;
  readonly corrections: readonly Correction[];
}

/**
 * What a yes costs or gives back, and which settled months it changes (XX-05): the household as it
 * is and as it would be, both rated by what makes the bills.
 */
export async function moneyBeforeYes(world: MoneyWorld, ask: MoneyAsk): Promise<MoneyBeforeYes> {
  const through = ask.through ?? horizonOf(ask);
  const sides = sidesOf({ household: ask.household, decided: ask.decided, through });
  const known = await loadKnown(world, ask, sides);
  const last = through > known.month ? through : addToMonth(known.month, MONTHS_AHEAD);
  return moneyBetween({ ...ask, sides, known, through: last, catalogue: world.catalogue });
}

export interface BetweenAsk {
  readonly household: Household;
  readonly decided: Decided;
  readonly catalogue: LoadedCatalogue;
  readonly sides: Sides;
  readonly known: KnownAccount;
  readonly through: Month;
}

/** The same from what is loaded already. */
export function moneyBetween(ask: BetweenAsk): MoneyBeforeYes {
  const apart = compareMonths(ask);
  const { catalogue } = ask;
  const services = new Set(
    [...ask.sides.before, ...ask.sides.after]
      .filter(({ contract }) => ask.sides.touched.has(contract))
      .map(({ service }) => service),
  );
  const freeFrom = freeFromOf(ask, apart);
  const money = moneyView({ apart, catalogue, services, freeFrom, assumed: assumedOf(ask) });
  return { money, corrections: correctionsView(apart, catalogue) };
}

async function loadKnown(
  { tx, sources }: MoneyWorld,
  { accountId, household, decided, today }: MoneyAsk,
  sides: Sides,
): Promise<KnownAccount> {
  const known = await loadKnownAccount(tx, {
    accountId,
    asKnownAt: household.now,
    month: monthOf(today ?? household.on),
    sources,
    household: [...sides.before, ...sides.after],
    since: earliestMonth(decided, household.on),
  });
  if (known === null) throw new Error(`there is no account ${accountId}`);
  return known;
}

/** The earliest month that may change; what undoes a contract reaches to its beginning. */
function earliestMonth({ events }: Decided, asked: Day): Month {
  const days = events.map(({ event }) => {
    if (event.type === "withdrawn") return FIRST_DAY;
    return event.type === "retracted" ? event.factOn : event.on;
  });
  return monthOf(days.reduce((first, on) => (on < first ? on : first), asked));
}

const FIRST_DAY = day("1970-01-01");

/** Some months after the last day named by any of the events. */
export function horizonOf({ household, decided }: Pick<MoneyAsk, "household" | "decided">): Month {
  const days = [
    household.on,
    foreseenStartOf(household, decided),
    ...decided.events.map(({ event }) => event.on),
  ];
  const latest = days.reduce((last, on) => (on > last ? on : last));
  return addToMonth(monthOf(latest), MONTHS_AHEAD);
}

function foreseenStartOf(household: Household, decided: Decided): Day {
  return decided.opens.length === 0
    ? (decided.effectiveOn ?? household.on)
    : foreseenStart({ household, decided });
}

function freeFromOf({ sides, catalogue, known }: BetweenAsk, { once }: MonthsApart): Day | null {
  const fee = once.find(({ kind }) => kind === "exit-fee");
  if (!fee) return null;
  const tenure = sides.before.find(({ contract }) => contract === fee.line.contract);
  if (!tenure) return null;
  return freeLeavingFrom({ tenure, household: sides.before, catalogue }, lastDay(known.month));
}

/** An application has no first day yet: what its money rests on is said. */
function assumedOf({ household, decided }: BetweenAsk): readonly Label[] {
  if (decided.opens.length === 0 || decided.events.some(({ event }) => event.type === "started"))
    return [];
  const on = formatDay(foreseenStart({ household, decided }));
  return [
    {
      ja: `${on} に開始するものとして計算しました。開始日が変わると、初月の金額も変わります。`,
      en: `Worked out as if it started on ${on}; another first day changes the first month.`,
    },
  ];
}
