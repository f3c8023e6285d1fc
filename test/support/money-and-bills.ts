import { type Bill } from "../../src/billing/index.ts";
import {
  contractsAfter,
  type Decided,
  type Household,
  tenureOf,
} from "../../src/contracts/index.ts";
import {
  addToMonth,
  type Day,
  firstDay,
  formatDay,
  lastDay,
  monthOf,
} from "../../src/kernel/day.ts";
import { add, toText, ZERO } from "../../src/kernel/exact.ts";
import type { MoneyView } from "../../src/app/api/action.ts";
import { demoHouseholds } from "../../src/app/demo/households.ts";
import { foresee, orderedWork } from "../../src/app/what-if/foresee.ts";
import { horizonOf, moneyBetween } from "../../src/app/what-if/money-before-yes.ts";
import { sidesOf } from "../../src/app/what-if/sides.ts";
import { readCatalogue } from "../../src/terms/load.ts";
import { knownAccount, live } from "./lived-household.ts";

export const { catalogue } = readCatalogue("catalogue");
const TOWN = demoHouseholds();
const NOW = "T03:00:00.000Z";

/** What is known of a household of the demo at noon of a day. */
export function known(index: number, on: Day): Household {
  const now = `${formatDay(on)}${NOW}`;
  const contracts = (TOWN[index]?.contracts ?? []).flatMap((contract) => {
    const history = contract.history.filter(({ recordedAt }) => recordedAt <= now);
    return history.length === 0 ? [] : [{ ...contract, history }];
  });
  const person = { customer: "consumer", bornOn: null, place: null, payment: null, facts: {} };
  return { catalogue, on, now, person, contracts, tied: [] } as const as Household;
}

const ENERGY = /^(hiho-denki\/(energy|fuel|procurement|rounding)|market\/)/;

/** What bills come to without measured use of months that were not billed yet. */
function totals(bills: readonly Bill[], next: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { month, lines, total } of bills) {
    const use = lines.filter(
      (line) => line.kind === "carry" || (ENERGY.test(line.rule) && line.month >= next),
    );
    const left = use.reduce((sum, { amount }) => add(sum, amount), ZERO);
    found.set(month, (found.get(month) ?? 0) + total - Number(toText(left)));
  }
  return found;
}

/**
 * The difference of each bill from the next one on, as the preview says it and as the bills then
 * are: without the decision, and with its events and the work that it foresees recorded. Null where
 * a history is impossible or a bill waits.
 */
export function compareWithBills(household: Household, decided: Decided) {
  const { contracts, on } = household;
  const next = monthOf(on);
  const start = addToMonth(next, -4);
  const through = horizonOf({ household, decided });
  const sides = sidesOf({ household, decided, through });
  const after = contractsAfter({ contracts, tied: [] }, decided).map((contract) => ({
    ...contract,
    history: [...contract.history, ...foresee(contract, { household, decided })],
  }));
  const possible = after.every(
    (each) => tenureOf(each, catalogue, { through: lastDay(through) }).ok,
  );
  if (!possible) return null;
  const past = live({ contracts, catalogue, start, through: addToMonth(next, -1) });
  const at = { catalogue, start, from: next, through, issued: past.issued };
  const names = new Set(after.map(({ id }) => id));
  // Work that was ordered before is done all the same.
  const staying = contracts.map((each) =>
    names.has(each.id)
      ? { ...each, history: [...each.history, ...orderedWork(each, household)] }
      : each,
  );
  const stays = live({ ...at, contracts: staying });
  const goes = live({
    ...at,
    contracts: [...contracts.filter(({ id }) => !names.has(id)), ...after],
  });
  // A bill that waits says nothing; what it waits for is named in the preview.
  if (stays.held.length > 0 || goes.held.length > 0) return null;
  const account = knownAccount({ ...at, household: sides.before, month: next });
  const { money } = moneyBetween({ household, decided, catalogue, sides, known: account, through });
  const [before, then] = [totals(stays.bills, next), totals(goes.bills, next)];
  const months = Array.from({ length: through - next + 1 }, (_, k) => addToMonth(next, k));
  return {
    bills: months.map((month) => (then.get(month) ?? 0) - (before.get(month) ?? 0)),
    preview: months.map((month) => previewed(money, formatDay(firstDay(month)))),
  };
}

function previewed({ once, monthlyTotal, monthlyFrom }: MoneyView, month: string): number {
  const single = once.filter(({ billedIn }) => billedIn === month);
  const usual = typeof monthlyFrom === "string" && monthlyFrom <= month ? monthlyTotal : 0;
  return single.reduce((sum, { amount }) => sum + amount, usual);
}
