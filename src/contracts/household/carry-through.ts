import type { Day } from "../../kernel/day.ts";
import { serviceName } from "../../terms/service-name.ts";
import { possible } from "./asked.ts";
import { closeLife } from "./close-life.ts";
import type { Consequence, Decided, Decision, Household, NewEvent, Note } from "../decision.ts";
import { consequenceOf, reasonOfFall } from "./dependents.ts";
import { type Fall, fallsNow } from "./falls.ts";
import {
  endThatFollowed,
  type Fact,
  restored,
  retraction,
  standsByItself,
} from "./ends-that-followed.ts";
import { withEvents } from "./household-after.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { lifeOf } from "../history/read-history.ts";

/** Facts from which another contract may gain or lose what it needs. */
const MATTERS: ReadonlySet<ContractEvent["type"]> = new Set([
  "applied",
  "accepted",
  "refused",
  "work-done",
  "started",
  "item-changed",
  "option-started",
  "option-ended",
  "objected-to-renewal",
  "ended",
  "withdrawn",
  "retracted",
]);

/**
 * A decision with what it means for every contract around it (XX-02), whatever the verb; refused
 * where it, or what follows from it, makes no history. A contract that will lose what it needs on a
 * day known now ends with that day, and one that was to end because of another goes on once that
 * end is gone. Fibre given up for 2025-03-31, call-out accepted on 03-20: it ends 03-31; the notice
 * taken back on 03-25: it goes on.
 */
export function carryThrough(before: Household, decision: Decided): Decision {
  // What makes no history is refused by itself: nothing follows from it.
  const alone = possible(before, decision);
  if (!alone.ok || !decision.events.some(({ event }) => MATTERS.has(event.type))) return alone;
  const changed = changesBy(before, decision);
  if (changed.length === 0) return alone;
  return possible(before, {
    ...decision,
    events: [...decision.events, ...changed.flatMap(({ events }) => events)],
    follows: [
      ...decision.follows,
      ...changed.flatMap(({ follows }) => follows).filter((each) => !isNamed(decision, each)),
    ],
    notes: [...decision.notes, ...changed.flatMap(({ notes }) => notes)],
    clauses: [...new Set([...decision.clauses, "XX-02"])],
  });
}

/** What a decision that makes a history changes about the ends of contracts. */
function changesBy(before: Household, decision: Decided): readonly Change[] {
  const after = withEvents(before, decision);
  const [was, now] = [fallsNow(before), fallsNow(after)];
  const touched = new Set(decision.events.map(({ contract }) => contract));
  return [...after.contracts, ...after.tied].flatMap((contract) => {
    const [then, fall] = [was.get(contract.id), now.get(contract.id)];
    const followed = endThatFollowed(after, contract);
    if (followed && followed.on < before.on) {
      // A day that has passed is looked at again only where this decision changes it.
      if (then?.lastDay !== followed.on) return [];
    } else if (then?.lastDay === fall?.lastDay && !followed && !touched.has(contract.id)) {
      return [];
    }
    return changeOf(after, contract, { followed, fall: fall ?? null }) ?? [];
  });
}

/** The verb may have said what will happen already. */
function isNamed({ follows }: Decided, { contract, what, on }: Consequence): boolean {
  return follows.some((each) => {
    return each.contract === contract && each.what === what && each.on === on;
  });
}

interface Change {
  readonly events: readonly NewEvent[];
  readonly follows: readonly Consequence[];
  readonly notes: readonly Note[];
}

/** What brings a contract's end in line with what it needs; null: it stands so already. */
function changeOf(
  household: Household,
  contract: Contract,
  { followed, fall }: { readonly followed: Fact<"ended"> | null; readonly fall: Fall | null },
): Change | null {
  const { id } = contract;
  if (followed && followed.on === fall?.lastDay) return null;
  const undone = followed ? undoneEnd(household, contract, followed) : [];
  const open = { ...contract, history: [...contract.history, ...undone] };
  const closing = fall ? closingOf(household, open, fall) : [];
  const events = [...undone, ...closing].map((event) => ({ contract: id, event }));
  if (events.length === 0) return null;
  if (fall && closing.length > 0) {
    return { events, follows: [consequenceOf(household, fall)], notes: [] };
  }
  return { events, follows: [], notes: [goesOn(household, contract)] };
}

function undoneEnd(
  household: Household,
  contract: Contract,
  followed: Fact<"ended">,
): readonly ContractEvent[] {
  const stands = (end: Fact<"ended">): boolean => standsByItself(household, contract, end);
  return [retraction(household, followed), ...restored(household, contract, followed, stands)];
}

function closingOf(household: Household, contract: Contract, fall: Fall): ContractEvent[] {
  const { on, now } = household;
  const lastDay: Day = fall.lastDay;
  const reason = reasonOfFall(household, fall);
  return closeLife(lifeOf(contract), { lastDay, reason, on, now });
}

function goesOn({ catalogue }: Household, { id, service }: Contract): Note {
  const name = serviceName(catalogue, service);
  return {
    label: {
      ja: `連動して終了することになっていた${name.ja}（${id}）も続きます`,
      en: `${name.en} (${id}), which was to end with it, goes on as well`,
    },
    clauses: ["XX-02"],
    on: null,
  };
}
