import { isDeepStrictEqual } from "node:util";
import {
  actionSchema,
  askedOf,
  type Contract,
  type ContractState,
  datedOf,
  deadlinesOf,
  decide,
  type Household,
  readHistory,
  stateOf,
  tenureOf,
} from "../../src/contracts/index.ts";
import { fallsNow } from "../../src/contracts/household/falls.ts";
import { addDays, formatDay } from "../../src/kernel/day.ts";
import type { LoadedCatalogue } from "../../src/terms/assemble.ts";
import {
  chargedOver,
  chargedTwice,
  linesThrough,
  unbilledMonth,
  unbilledOption,
} from "./charges.ts";
import { ACCOUNTS, householdOf, type Town, type Tried } from "./town.ts";

/** What must hold of whatever was tried; the text says what does not, null that all does. */
export function faultOf(catalogue: LoadedCatalogue, { said, decision }: Tried): string | null {
  const { clauses } = decision.ok ? decision.value : decision.refusal;
  const known = clauses.every((clause) => catalogue.clauses?.has(clause) ?? false);
  if (clauses.length === 0 || !known) {
    const code = decision.ok ? "yes" : decision.refusal.code;
    return `${said}: ${code} names ${clauses.join(", ") || "no clause"}`;
  }
  if (!decision.ok && (decision.refusal.reason.ja === "" || decision.refusal.reason.en === "")) {
    return `${said}: ${decision.refusal.code} gives no reason`;
  }
  return null;
}

/** What must hold of the answer itself: the same again, and what a deadline brings is possible. */
export function answerFault(
  { said, decision, again, deadline }: Tried,
  twice: boolean,
): string | null {
  if (twice && !isDeepStrictEqual(again(), decision))
    return `${said}: answered otherwise when asked again`;
  if (deadline === undefined || decision.ok) return null;
  return `${said}: the day of ${deadline} has passed, but ${decision.refusal.code}`;
}

/** What must hold of the town that has come about. */
export function faultIn(catalogue: LoadedCatalogue, town: Town): string | null {
  for (const account of ACCOUNTS) {
    const household = householdOf(town, catalogue, account);
    for (const contract of household.contracts) {
      const fault =
        unreadable(household, contract) ??
        orphaned(household, contract) ??
        outlives(household, contract) ??
        namedTwice(household, contract) ??
        trapped(household, contract);
      if (fault !== null) return `${formatDay(town.on)} ${contract.id}: ${fault}`;
    }
    const charges = chargesWrong(household);
    if (charges !== null) return charges;
  }
  return null;
}

function unreadable({ catalogue, on }: Household, contract: Contract): string | null {
  const tenure = tenureOf(contract, catalogue, { through: on });
  return tenure.ok ? null : `cannot be read: ${tenure.refusal.code}`;
}

const RUNNING: ReadonlySet<ContractState> = new Set(["active", "suspended", "paused"]);

function stateAt(contract: Contract, { on }: Household): ContractState | null {
  const life = readHistory(contract);
  return life.ok ? stateOf(life.value, on) : null;
}

/** Which service each may not be without, as the register says (KK-07, HM-02, MM-01). */
function needOf({ service, history }: Contract): string | null {
  if (service === "kaketsuke365" || service === "ecorepo-home") return "kattobi-hikari";
  const isDwelling = history.some((event) => event.type === "applied" && event.item === "resident");
  return service === "ecorepo-mems" && isDwelling ? "ecorepo-mems" : null;
}

/** A contract that runs though what it needs does not. */
function orphaned(household: Household, contract: Contract): string | null {
  const need = needOf(contract);
  if (need === null || !RUNNING.has(stateAt(contract, household) ?? "applied")) return null;
  // What it needs came to nothing today: today is its last day.
  const life = readHistory(contract);
  if (life.ok && life.value.endedOn === addDays(household.on, 1)) return null;
  const around = need === "ecorepo-mems" ? household.tied : household.contracts;
  const stands = around.some((other) => {
    const state = other.service === need ? stateAt(other, household) : null;
    return state !== null && state !== "ended" && state !== "withdrawn" && state !== "refused";
  });
  return stands ? null : `runs without ${need}`;
}

/** A contract with a last day later than what it needs has, as far as that is known. */
function outlives(household: Household, { id, history }: Contract): string | null {
  const fall = fallsNow(household).get(id);
  const life = readHistory({ id, service: "", history });
  if (!fall || !life.ok) return null;
  const { endedOn } = life.value;
  if (endedOn !== null && addDays(endedOn, -1) <= fall.lastDay) return null;
  return `goes on after ${formatDay(fall.lastDay)}, when it loses ${fall.failed.code}`;
}

function namedTwice({ catalogue, on }: Household, contract: Contract): string | null {
  const dated = datedOf(catalogue, contract, on);
  const span = { from: addDays(on, -400), through: addDays(on, 400) };
  const names = deadlinesOf(dated, span).map(({ id }) => id);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  return twice === undefined ? null : `two deadlines are named ${twice}`;
}

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };

/** A contract with no end in sight that nobody could end. */
function trapped(household: Household, contract: Contract): string | null {
  const asked = askedOf(household, contract.id);
  if (!asked.ok) return `cannot be asked: ${asked.refusal.code}`;
  const { state, tenure } = asked.value;
  const over = state === "ended" || state === "withdrawn" || state === "refused";
  if (over || tenure.endedOn !== null) return null;
  const wishedOn = formatDay(addDays(household.on, 400));
  const ways = [
    { type: "cancel-application" },
    { type: "leave", wishedOn, answers: ANSWERS },
    { type: "refuse", code: "breach" },
  ].map((way) => actionSchema.parse(way));
  const answers = ways.map((way) => decide(household, contract.id, way));
  if (answers.some(({ ok }) => ok)) return null;
  const codes = answers.map((each) => (each.ok ? "" : each.refusal.code));
  return `is ${state}, and nothing ends it: ${codes.join(", ")}`;
}

function chargesWrong({ catalogue, contracts, on }: Household): string | null {
  const lines = linesThrough(catalogue, contracts, on);
  const twice = chargedTwice(catalogue, lines);
  if (twice) {
    const [line, next] = twice;
    const from = `${formatDay(line.period.from)} and ${formatDay(next.period.from)}`;
    return `${line.contract} ${line.rule} is charged twice, from ${from}`;
  }
  const over = chargedOver(catalogue, lines);
  if (over) {
    const from = formatDay(over.period.from);
    return `${over.contract} ${over.rule} ${over.item} from ${from}: more than a month`;
  }
  for (const contract of contracts) {
    const tenure = tenureOf(contract, catalogue, { through: on });
    const gap = tenure.ok ? unbilledMonth(catalogue, tenure.value, lines, on) : null;
    if (gap !== null) return `${contract.id} ${contract.service} owes nothing for month ${gap}`;
    const option = tenure.ok ? unbilledOption(catalogue, tenure.value, lines, on) : null;
    if (option !== null) return `${contract.id} ${contract.service} owes nothing for ${option}`;
  }
  return null;
}
