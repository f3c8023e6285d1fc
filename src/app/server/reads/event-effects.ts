import { type IssuedBill, loadBills } from "../../../billing/index.ts";
import {
  type Contract,
  type ContractEvent,
  datedOf,
  deadlinesOf,
  loadContracts,
  type ContractState,
  outcomesOf,
  readHistory,
  stateOf,
} from "../../../contracts/index.ts";
import { addDays, type Day, firstDay, formatDay } from "../../../kernel/day.ts";
import { settle } from "../../../kernel/yen.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { EventEffects } from "../../api/queue.ts";
import type { Refusal } from "../problems.ts";
import { eventFacts } from "../views/event-facts.ts";
import { eventLabel } from "../views/event-label.ts";
import { deadlineView } from "./deadlines.ts";
import type { Reading } from "./world.ts";

export interface EventAsk {
  readonly contract: string;
  /** Place in the history, from 0. */
  readonly position: string;
}

/** How far ahead a deadline that an event began is looked for. */
const AHEAD = 800;

/**
 * An event of a history and what followed from it: the state before and after, deadlines that are
 * there because of it, and bill lines whose period begins or ends with it.
 */
export async function readEvent(
  at: Reading,
  accountId: number,
  ask: EventAsk,
): Promise<Result<EventEffects, Refusal>> {
  const { tx, world } = at;
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const contract = contracts.find(({ id }) => id === ask.contract);
  if (!contract) return no({ code: "contract.not-found" });
  const place = Number.parseInt(ask.position, 10);
  const event = contract.history[place];
  if (!event) return no({ code: "event.not-found" });
  const bills = await loadBills(tx, accountId, world.catalogue);
  return ok({
    on: formatDay(event.on),
    recordedAt: event.recordedAt,
    label: eventLabel(event, { contract, catalogue: world.catalogue }),
    facts: eventFacts(event, { contract, catalogue: world.catalogue }),
    stateBefore: stateAt({ ...contract, history: contract.history.slice(0, place) }, event.on),
    stateAfter:
      stateAt({ ...contract, history: contract.history.slice(0, place + 1) }, event.on) ??
      "applied",
    deadlines: await deadlinesBegun(at, accountId, { contract, place }),
    lines: linesOf(bills, contract.id, event.on),
  });
}

/** The last day of service is its event's day: what the end means shows the day after. */
function stateAt(contract: Contract, on: Day): ContractState | null {
  const life = readHistory(contract);
  if (!life.ok) return null;
  return stateOf(life.value, life.value.endedOn === addDays(on, 1) ? addDays(on, 1) : on);
}

interface Place {
  readonly contract: Contract;
  readonly place: number;
}

/** Deadlines of the history as it is that would not be there without the event. */
async function deadlinesBegun(
  at: Reading,
  accountId: number,
  { contract, place }: Place,
): Promise<EventEffects["deadlines"]> {
  const event = contract.history[place];
  if (!event) return [];
  const { catalogue } = at.world;
  const span = { from: event.on, through: addDays(event.on, AHEAD) };
  const found = (history: readonly ContractEvent[]) => {
    const changed = { ...contract, history };
    // Without it the history may not be possible at all; then everything hangs on it.
    if (!readHistory(changed).ok) return [];
    return deadlinesOf(datedOf(catalogue, changed, at.today), span);
  };
  const before = new Set(found(contract.history.slice(0, place)).map(({ id }) => id));
  const outcomes = await outcomesOf(at.tx, accountId);
  return found(contract.history.slice(0, place + 1))
    .filter(({ id }) => !before.has(id))
    .map((deadline) => deadlineView(deadline, at, outcomes));
}

/** A fee of the day itself, or a month's part that begins with the event or ends with it. */
function linesOf(bills: readonly IssuedBill[], contract: string, on: Day): EventEffects["lines"] {
  return bills.flatMap(({ number, lines }) =>
    lines
      .filter((line) => line.contract === contract && line.kind === "charge")
      .filter(({ period: { from, until } }) => from === on || from === on + 1 || until === on + 1)
      .map((line) => ({
        bill: number,
        label: line.label,
        amount: settle(line.amount, "down"),
        month: formatDay(firstDay(line.month)),
      })),
  );
}
