#!/usr/bin/env node
/**
 * Money before yes: how many previews of a decision one thread makes in a second, for a household
 * of four services that was billed for five months. The floor rates the same months of both
 * households and compares nothing. Prints a line of JSON for each case.
 */
import { settleAccount, type IssuedLine, type KnownAccount } from "../src/billing/index.ts";
import {
  type Contract,
  type Decided,
  decide,
  type Household,
  tenureOf,
} from "../src/contracts/index.ts";
import { cheapestLeaving } from "../src/app/what-if/cheapest-leaving.ts";
import { horizonOf, moneyBetween } from "../src/app/what-if/money-before-yes.ts";
import { sidesOf, withoutUse } from "../src/app/what-if/sides.ts";
import { demoHouseholds } from "../src/app/demo/households.ts";
import { addToMonth, day, lastDay, month, type Month } from "../src/kernel/day.ts";
import type { Period } from "../src/kernel/period.ts";
import { catalogueMarket } from "../src/rating/catalogue-market.ts";
import { rateMonth } from "../src/rating/rate-month.ts";
import type { Tenure } from "../src/rating/tenure.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { medianOf } from "./report.ts";

const ROUNDS = 15;
const WARM_UP = 200;
const TODAY = day("2026-11-22");
const NEXT = month("2026-11");
const START = month("2026-06");

const catalogue = loadCatalogue("catalogue");
const market = catalogueMarket(catalogue);
/** The first household of the demo: electricity, fibre, home energy and call-out. */
const contracts = demoHouseholds()[0]?.contracts ?? [];
const household: Household = {
  catalogue,
  on: TODAY,
  now: "2026-11-22T03:00:00.000Z",
  person: { customer: "consumer", bornOn: null, place: null, payment: null, facts: {} },
  contracts,
  tied: [],
};
if (contracts.length !== 4) throw new Error("the household does not hold four services");

const issued = issuedSoFar();
const ahead = leaving("ecorepo-home", TODAY, "2026-12-31");
const late = leaving("ecorepo-home", day("2026-07-20"), "2026-08-31");

measure("preview of leaving, from now on", 100, preview(ahead, false), floorOf(ahead, false));
measure(
  "preview of leaving, entered three months late",
  20,
  preview(late, true),
  floorOf(late, true),
);
const power = contractOf("hiho-denki").id;
measure(
  "when leaving is cheapest, over two terms of three years",
  50,
  () => cheapestLeaving({ household, contract: power, catalogue }),
  () => rateMonths(withoutUse(tenuresOf(contracts)), NEXT, addToMonth(NEXT, 72)),
);

function contractOf(service: string): Contract {
  const found = contracts.find((contract) => contract.service === service);
  if (!found) throw new Error(`the household does not hold ${service}`);
  return found;
}

function leaving(service: string, on: typeof TODAY, wished: string): Decided {
  const action = { type: "leave", reason: "customer", workOn: null, answers: {} } as const;
  const asked = { ...action, wishedOn: day(wished) };
  const decision = decide({ ...household, on }, contractOf(service).id, asked);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
}

function preview(decided: Decided, settled: boolean): () => unknown {
  return () => {
    const through = horizonOf({ household, decided });
    const sides = sidesOf({ household, decided, through });
    const known = accountOf(settled, settled ? issued : []);
    const { money } = moneyBetween({ household, decided, catalogue, sides, known, through });
    if (money.onceTotal === 0) throw new Error("leaving costs nothing: the preview is wrong");
    return money;
  };
}

/** The same months of both households, rated and nothing else. */
function floorOf(decided: Decided, settled: boolean): () => unknown {
  const through = horizonOf({ household, decided });
  const { before, after } = sidesOf({ household, decided, through });
  return () =>
    [before, after].map((tenures) => [
      settled ? rateMonths(tenures, START, addToMonth(NEXT, -1)) : [],
      rateMonths(withoutUse(tenures), NEXT, through),
    ]);
}

function rateMonths(tenures: readonly Tenure[], from: Month, through: Month) {
  return Array.from({ length: through - from + 1 }, (_, k) =>
    rateMonth({ household: tenures, month: addToMonth(from, k), catalogue, market, seriesOf }),
  );
}

function accountOf(settled: boolean, issuedLines: readonly IssuedLine[] = []): KnownAccount {
  const months = Array.from({ length: NEXT - START }, (_, k) => addToMonth(START, k));
  return {
    account: { accountId: 1, number: "A-1", paymentMethod: "direct-debit" },
    household: [],
    month: NEXT,
    months: settled ? months : [],
    issued: issuedLines,
    revisions: new Map(),
    catalogue,
    market,
    seriesOf,
  };
}

/** What was billed from June through October. */
function issuedSoFar(): readonly IssuedLine[] {
  const tenures = tenuresOf(contracts);
  return accountOf(true).months.flatMap((of) => {
    const asked = { ...accountOf(false), household: tenures, month: of, months: [of] };
    return settleAccount(asked).bills.flatMap(({ number, lines }) =>
      lines.map((line, k) => ({ ...line, at: { bill: number, position: k + 1 } })),
    );
  });
}

function tenuresOf(held: readonly Contract[]) {
  return held.map((contract) => {
    const read = tenureOf(contract, catalogue, { through: lastDay(addToMonth(NEXT, 72)) });
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  });
}

function seriesOf(meter: string, { from, until }: Period) {
  const wh = new Int32Array((until - from) * 48).fill(200);
  const quality = new Uint8Array(wh.length).fill(1);
  return { meter, from, wh, quality, knownAt: "2026-11-22T00:00:00Z" };
}

function measure(name: string, target: number, call: () => unknown, floor: () => unknown): void {
  const [rate, bare] = [ratesOf(call), ratesOf(floor)];
  const [median, least] = [medianOf(rate), medianOf(bare)];
  console.log(
    JSON.stringify({
      name,
      unit: "previews/s",
      target,
      median: Math.round(median),
      runs: rate.map(Math.round),
      floor: { what: "rate the same months, compare nothing", rate: Math.round(least) },
      ratio: Math.round((median / least) * 100) / 100,
      met: median >= target,
    }),
  );
}

/** Calls a second, in rounds of about a tenth of a second, after warming up. */
function ratesOf(call: () => unknown): readonly number[] {
  for (let run = 0; run < WARM_UP; run += 1) call();
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    let calls = 0;
    while (performance.now() - began < 100) {
      call();
      calls += 1;
    }
    return (calls * 1000) / (performance.now() - began);
  });
}
