import path from "node:path";
import type { Action } from "../../src/contracts/action-schema.ts";
import { decide } from "../../src/contracts/decide.ts";
import type { Decided, Decision, Household } from "../../src/contracts/decision.ts";
import { contractsAfter } from "../../src/contracts/household/household-after.ts";
import type { Contract, ContractEvent } from "../../src/contracts/model.ts";
import { addDays, day, formatDay } from "../../src/kernel/day.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import { at, contractOf } from "./contract-history.ts";

export const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));

const ADULT: Household["person"] = {
  customer: "consumer",
  bornOn: day("1980-05-01"),
  place: "kanagawa",
  payment: "card",
  facts: {},
};

/** A household on a day, at ten that morning in Tokyo. */
export function householdOn(
  date: string,
  contracts: readonly Contract[],
  more: Partial<Household> = {},
): Household {
  const now = `${date}T01:00:00.000Z`;
  return { catalogue: CATALOGUE, on: day(date), now, person: ADULT, contracts, tied: [], ...more };
}

const WORK_OF_START: Readonly<Record<string, string>> = {
  "ecorepo-home": "join",
  "kattobi-hikari": "install",
};

/** A contract applied for 2024-09-18 and served from a day, by default 2024-10-05. */
export function served(
  service: string,
  item: string,
  more: {
    readonly id?: string;
    readonly from?: string;
    readonly options?: readonly string[];
    readonly building?: string;
    readonly later?: readonly ContractEvent[];
  } = {},
): Contract {
  const { id = service, from = "2024-10-05", options = [], later = [], building } = more;
  const work = WORK_OF_START[service];
  const applied = { type: "applied", item, options, channel: "telephone" } as const;
  const events = [
    at("2024-09-18", building === undefined ? applied : { ...applied, building }, "2024-09-18"),
    at("2024-09-20", { type: "accepted" }, "2024-09-20"),
    ...(work === undefined ? [] : [at(from, { type: "work-done", work, facts: {} })]),
    at(from, { type: "started" }),
    ...later,
  ];
  return contractOf(events, service, id);
}

/** The household some days later, with what was decided recorded. */
export function afterwards(of: Household, decision: Decision, days = 1): Household {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return later(recordedIn(of, decision.value), days);
}

export function later(of: Household, days: number): Household {
  const on = addDays(of.on, days);
  return { ...of, on, now: `${formatDay(on)}T01:00:00.000Z` };
}

function recordedIn(of: Household, decided: Decided): Household {
  const touched = new Map(contractsAfter(of, decided).map((each) => [each.id, each]));
  const renew = (each: Contract): Contract => touched.get(each.id) ?? each;
  return { ...of, contracts: of.contracts.map(renew), tied: of.tied.map(renew) };
}

/** Ask, and carry on a day later; refused is an error of the test. */
export function asking(of: Household, contract: string, action: Action, days = 1): Household {
  return afterwards(of, decide(of, contract, action), days);
}

/** The last word of a decision in a few letters: its code, or its day. */
export function brief(decision: Decision): string {
  if (!decision.ok) return decision.refusal.code;
  const { effectiveOn } = decision.value;
  return effectiveOn === null ? "at once" : formatDay(effectiveOn);
}

/** What is recorded, one line an event: contract, day, type. */
export function lines(decision: Decision): readonly string[] {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value.events.map(({ contract, event }) => {
    const what = event.type === "retracted" ? ` ${event.fact} ${formatDay(event.factOn)}` : "";
    return `${contract} ${formatDay(event.on)} ${event.type}${what}`;
  });
}
