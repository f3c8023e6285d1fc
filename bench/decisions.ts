#!/usr/bin/env node
/**
 * Deciding, already loaded, on one thread: every action of a contract tried, a document composed,
 * and a building of 2,000 dwellings given up in one decision. The floor reads the same histories
 * under the terms and decides nothing. Prints a line of JSON for each.
 */
import { possibleActions } from "../src/app/server/reads/possible-actions.ts";
import { demoHouseholds } from "../src/app/demo/households.ts";
import {
  type Actor,
  askedOf,
  composeDocument,
  type Contract,
  type ContractEvent,
  decide,
  type Household,
  tenureOf,
} from "../src/contracts/index.ts";
import { addDays, type Day, day, formatDay } from "../src/kernel/day.ts";
import { loadCatalogue } from "../src/terms/load.ts";
import { medianOf } from "./report.ts";

const ROUNDS = 9;
const ROUND_MS = 200;
const TODAY = day("2026-11-22");
const DWELLINGS = 2000;
const PARTY = { number: "E10001", name: "佐藤 恵子", postalCode: "", address: "", phone: "" };

const catalogue = loadCatalogue("catalogue");
const person: Household["person"] = {
  customer: "consumer",
  bornOn: null,
  place: null,
  payment: "card",
  facts: {},
};

/** The first household of the demo: electricity, fibre, home energy and call-out. */
const contracts = demoHouseholds()[0]?.contracts ?? [];
const fibre = contracts.find(({ service }) => service === "kattobi-hikari");
if (!fibre || contracts.length !== 4) throw new Error("the household does not hold four services");

for (const by of ["resident", "staff"] as const) {
  measure({
    name: `every action of a contract, tried for the ${by}`,
    target: 20,
    call: () => {
      const household = householdOf(contracts, [], by);
      const found = possibleActions({ household, catalogue, contract: fibre.id, by });
      if (!found.ok || !found.value.actions.some(({ allowed }) => allowed)) {
        throw new Error("nothing is allowed");
      }
    },
    floor: () => readAll(contracts),
  });
}
measure({
  name: "a document composed from its history",
  target: 500,
  call: () => {
    const asked = askedOf(householdOf(contracts, [], "staff"), fibre.id);
    const ask = { document: "contract-content", version: 1, party: PARTY };
    if (!asked.ok || composeDocument(asked.value, ask) === null) throw new Error("no document");
  },
  floor: () => readAll([fibre]),
});
measureBuilding(DWELLINGS / 4);
measureBuilding(DWELLINGS);

function measureBuilding(dwellings: number): void {
  const building = served("B", "building", day("2022-04-01"), {});
  const under = Array.from({ length: dwellings }, (_, k) =>
    served(`D${k}`, "resident", addDays(day("2022-05-01"), k % 300), { building: "B" }),
  );
  const action = { type: "leave", reason: "customer", workOn: null, answers: {} } as const;
  const wished = { ...action, wishedOn: day("2027-03-31") };
  measure({
    name: `a building given up with ${dwellings} dwellings`,
    target: 1,
    call: () => {
      // Fresh contracts: nothing that was read in the round before is known any more.
      const fresh = under.map((contract) => ({ ...contract }));
      const done = decide(householdOf([building], fresh, "staff"), "B", wished);
      const ends = done.ok ? done.value.events.filter(({ event }) => event.type === "ended") : [];
      if (ends.length !== dwellings + 1) throw new Error("a dwelling goes on");
    },
    floor: () => readAll([building, ...under]),
  });
}

function householdOf(own: readonly Contract[], tied: readonly Contract[], by: Actor): Household {
  const now = "2026-11-22T03:00:00.000Z";
  const fresh = own.map((contract) => ({ ...contract }));
  return { catalogue, on: TODAY, now, by, person, contracts: fresh, tied };
}

function readAll(all: readonly Contract[]): void {
  for (const contract of all) {
    const read = tenureOf(contract, catalogue, { through: TODAY });
    if (!read.ok) throw new Error(read.refusal.code);
  }
}

function served(id: string, item: string, started: Day, named: { building?: string }): Contract {
  const [applied, accepted] = [addDays(started, -14), addDays(started, -12)];
  const history: readonly ContractEvent[] = [
    { ...at(applied), type: "applied", item, options: [], channel: "agent", ...named },
    { ...at(accepted), type: "accepted" },
    { ...at(started), type: "started" },
  ];
  return { id, service: "ecorepo-mems", history };
}

function at(on: Day) {
  return { on, recordedAt: `${formatDay(on)}T01:00:00.000Z` };
}

interface Measured {
  readonly name: string;
  /** At least so many a second. */
  readonly target: number;
  readonly call: () => void;
  readonly floor: () => void;
}

function measure({ name, target, call, floor }: Measured): void {
  const [rates, bare] = [ratesOf(call), ratesOf(floor)];
  const [median, least] = [medianOf(rates), medianOf(bare)];
  console.log(
    JSON.stringify({
      name,
      unit: "decisions a second of processor",
      target,
      median: tenths(median),
      runs: rates.map(tenths),
      floor: { what: "read the same histories, decide nothing", rate: tenths(least) },
      ratio: Math.round((median / least) * 1000) / 1000,
      memoryMiB: { resident: Math.round(process.memoryUsage.rss() / 2 ** 20) },
      met: median >= target,
    }),
  );
}

/** Calls a second of time on the processor, which other work on the machine hardly moves. */
function ratesOf(call: () => void): readonly number[] {
  call();
  return Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage();
    let calls = 0;
    let spent = 0;
    while (spent < ROUND_MS) {
      call();
      calls += 1;
      const { user, system } = process.cpuUsage(began);
      spent = (user + system) / 1000;
    }
    return (calls * 1000) / spent;
  });
}

function tenths(rate: number): number {
  return Math.round(rate * 10) / 10;
}
