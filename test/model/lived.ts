import {
  type Contract,
  datedOf,
  type Deadline,
  deadlinesOf,
  decide,
} from "../../src/contracts/index.ts";
import { addDays, type Day, formatDay } from "../../src/kernel/day.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import {
  type Account,
  ACCOUNTS,
  after,
  householdOf,
  type Town,
  type Tried,
  type Walk,
} from "./town.ts";

/** How far back an act that was not carried out is still looked for. */
const BEHIND = 60;

/** A deadline whose day has passed and that brings something. */
interface Due {
  readonly account: Account;
  readonly contract: Contract;
  readonly deadline: Deadline;
}

/**
 * Each day until one is lived as the operator's job does: what a deadline brings is done on the day
 * after it. Only days on which something is due are looked at; the others bring nothing.
 */
export function livedTo(catalogue: Catalogue, from: Town, until: Day): Walk {
  let town = from;
  const tried: Tried[] = [];
  const done = new Set<string>();
  for (;;) {
    const due = nextDue(catalogue, town, { until, done });
    if (due === null) return { town, tried };
    const day = addDays(due.deadline.on, 1);
    town = { ...town, on: day > town.on ? day : town.on, count: town.count + 1 };
    done.add(due.deadline.id);
    // What was foreseen may be gone when its day has come.
    if (!stillDue(catalogue, town, due)) continue;
    const attempt = carriedOut(catalogue, town, due);
    tried.push(attempt);
    if (attempt.decision.ok) town = after(town, attempt);
  }
}

function nextDue(
  catalogue: Catalogue,
  town: Town,
  { until, done }: { readonly until: Day; readonly done: ReadonlySet<string> },
): Due | null {
  const span = { from: addDays(town.on, -BEHIND), through: addDays(until, -1) };
  const all = ACCOUNTS.flatMap((account) =>
    town.contracts[account].flatMap((contract) =>
      deadlinesOf(datedOf(catalogue, contract, town.on), span).flatMap((deadline) =>
        deadline.act === null || done.has(deadline.id) ? [] : [{ account, contract, deadline }],
      ),
    ),
  );
  return all.toSorted((a, b) => a.deadline.on - b.deadline.on).at(0) ?? null;
}

function stillDue(catalogue: Catalogue, town: Town, { contract, deadline }: Due): boolean {
  const { on } = deadline;
  const found = deadlinesOf(datedOf(catalogue, contract, town.on), { from: on, through: on });
  return found.some(({ id }) => id === deadline.id);
}

function carriedOut(catalogue: Catalogue, town: Town, due: Due): Tried {
  const { account, contract, deadline } = due;
  const household = { ...householdOf(town, catalogue, account), by: "job" } as const;
  const { act } = deadline;
  if (act === null) throw new Error(`${deadline.id} brings nothing`);
  const again = () => decide(household, contract.id, act);
  const said = `${formatDay(town.on)} job ${contract.id} ${JSON.stringify(act)} (${deadline.id})`;
  return { account, said, household, decision: again(), again, deadline: deadline.id };
}
