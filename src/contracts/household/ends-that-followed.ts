import type { Household } from "../decision.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { eventsOf, type Life, lifeOf } from "../history/read-history.ts";

export type Fact<Type extends ContractEvent["type"]> = Extract<
  ContractEvent,
  { readonly type: Type }
>;
type Ended = Fact<"ended">;

/** Why a contract ended that needed another one. */
export const ENDED_WITH_IT = "prerequisite-ended";

/** Why a contract ended that never came to be. */
export const APPLICATION_CANCELLED = "application-cancelled";

const LEAVING = ["leave", "move"];

export function leavingNotices(life: Life): readonly Fact<"notice-given">[] {
  return eventsOf(life, "notice-given").filter(({ act = "leave" }) => LEAVING.includes(act));
}

/** Histories taken over from elsewhere may name no day in the notice. */
export function isFor(
  { leavesOn, recordedAt }: Fact<"notice-given">,
  end: Pick<ContractEvent, "on" | "recordedAt">,
): boolean {
  return leavesOn === null ? recordedAt === end.recordedAt : leavesOn === end.on;
}

/** Whether a last day is that of a notice of either side which still counts. */
function isNoticed(life: Life, end: ContractEvent): boolean {
  return leavingNotices(life).some((notice) => isFor(notice, end)) || isOperators(life, end);
}

export function isOperators(life: Life, end: ContractEvent): boolean {
  return eventsOf(life, "end-noticed").some(({ endsOn }) => endsOn === end.on);
}

/**
 * The last day of a contract that was recorded because another one ends, and for nothing of its
 * own: `prerequisite-ended`, or a reason that frees both from the price of leaving early, taken
 * over from the contract that it was recorded with.
 */
export function endThatFollowed(
  { contracts, tied }: Pick<Household, "contracts" | "tied">,
  contract: Contract,
): Ended | null {
  const life = lifeOf(contract);
  const end = eventsOf(life, "ended").at(-1);
  if (!end || life.withdrawn || end.reason === APPLICATION_CANCELLED) return null;
  if (isNoticed(life, end)) return null;
  return isTakenOver({ contracts, tied }, contract, end) ? end : null;
}

/** Whether the reason of an end is that of another contract's. */
function isTakenOver(
  { contracts, tied }: Pick<Household, "contracts" | "tied">,
  contract: Contract,
  end: Ended,
): boolean {
  if (end.reason === ENDED_WITH_IT) return true;
  const itself = contract.history.some((event) => {
    return event.type === "provider-changed" && isRecordedWith(end)(event);
  });
  if (itself) return false;
  const others = [...contracts, ...tied].filter(({ id }) => id !== contract.id);
  return others.some(({ history }) => {
    return history.some((event) => {
      return event.type === "ended" && event.reason === end.reason && isRecordedWith(end)(event);
    });
  });
}

/**
 * Whether an end that was taken back for the sake of an earlier one counts again without that: its
 * notice still counts, or none was ever given and no other contract brought it about.
 */
export function standsByItself(
  household: Pick<Household, "contracts" | "tied">,
  contract: Contract,
  end: Ended,
): boolean {
  if (isNoticed(lifeOf(contract), end)) return true;
  const given = contract.history.some((event) => {
    return (event.type === "notice-given" && isFor(event, end)) || event.type === "end-noticed";
  });
  return !given && !isTakenOver(household, contract, end);
}

function isRecordedWith({ recordedAt }: ContractEvent) {
  return (event: ContractEvent): boolean => event.recordedAt === recordedAt;
}

export function retraction(
  { on, now }: Pick<Household, "on" | "now">,
  { type, on: factOn }: ContractEvent,
): ContractEvent {
  return { type: "retracted", fact: type, factOn, on, recordedAt: now };
}

/** Steps that are taken back because a contract is to end before them. */
const PLANNED: ReadonlySet<string> = new Set<ContractEvent["type"]>([
  "started",
  "item-changed",
  "option-started",
  "suspended",
  "restored",
  "paused",
  "resumed",
]);

/**
 * What was taken back in the moment in which an end was recorded, recorded again; an end among it
 * only where it still stands by itself.
 */
export function restored(
  { now }: Pick<Household, "now">,
  contract: Contract,
  { recordedAt }: ContractEvent,
  stillEnds: (end: Ended) => boolean,
): readonly ContractEvent[] {
  const { history } = contract;
  return history.flatMap((event, index) => {
    if (event.type !== "retracted" || event.recordedAt !== recordedAt) return [];
    const original = history
      .slice(0, index)
      .findLast(({ type, on }) => type === event.fact && on === event.factOn);
    if (!original) return [];
    const ends = original.type === "ended" && stillEnds(original);
    return ends || PLANNED.has(original.type) ? [{ ...original, recordedAt: now }] : [];
  });
}
