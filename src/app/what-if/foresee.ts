import {
  type Contract,
  type ContractEvent,
  type Decided,
  type Household,
  lastDayOf,
  readHistory,
} from "../../contracts/index.ts";
import { addToMonth, type Day, firstDay, monthOf } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";

/** Work by which a contract is ended, and work by which it begins. */
const REMOVAL = "removal";
const INSTALL = "install";
/** Work with whose completion the item is another one; `to` says which. */
const ITEM_CHANGE = "item-change";

export interface Foreseeing {
  readonly household: Pick<Household, "catalogue" | "on" | "now">;
  readonly decided: Decided;
}

/**
 * What a decision brings about though it is not recorded yet, because its price is to be known
 * before yes: ordered work is done on the day planned for it, a contract that ends has its removal
 * (HM-06), and an application that is taken is installed and started. Home ends with 2026-12-22: a
 * removal of that day.
 */
export function foresee(contract: Contract, about: Foreseeing): readonly ContractEvent[] {
  const added = about.decided.events
    .filter((each) => each.contract === contract.id)
    .map(({ event }) => event);
  const opened = about.decided.opens.some((each) => each.contract === contract.id);
  // Nobody installs what ends before it began.
  const undone = added.some(({ type }) => type === "ended") && !hasStarted(contract);
  return [
    ...(undone ? [] : orderedWork(contract, about.household, about.decided.effectiveOn)),
    ...removalOf(contract, added, about),
    ...(opened ? beginningOf(contract, about) : []),
  ];
}

/**
 * Work that is ordered and neither done nor cancelled, as if done on the day planned for it, and
 * the change of item that comes with it.
 */
export function orderedWork(
  contract: Contract,
  { on: today, now }: Foreseeing["household"],
  effectiveOn: Day | null = null,
): readonly ContractEvent[] {
  const read = readHistory(contract);
  if (!read.ok) return [];
  const open = new Map<string, Extract<ContractEvent, { type: "work-ordered" }>>();
  for (const event of read.value.events) {
    if (event.type === "work-ordered") open.set(event.work, event);
    if (event.type === "work-cancelled" || event.type === "work-done") open.delete(event.work);
  }
  const { startedOn, items } = read.value;
  const last = lastDayOf(read.value);
  return [...open.values()].flatMap(({ work, facts, plannedOn }): ContractEvent[] => {
    const on = plannedOn ?? last ?? effectiveOn ?? today;
    const at = { on, recordedAt: now };
    const done = { ...at, type: "work-done", work, facts } as const;
    const item = work === ITEM_CHANGE ? facts["to"] : undefined;
    const runs = startedOn !== null && startedOn <= on && (last === null || on <= last);
    if (item === undefined || !runs || items.at(-1)?.item === item) return [done];
    return [done, { ...at, type: "item-changed", item }];
  });
}

/** The day a contract that is only applied for would start: named, or else the next 1st. */
export function foreseenStart({ household, decided }: Foreseeing): Day {
  return decided.effectiveOn ?? firstDay(addToMonth(monthOf(household.on), 1));
}

/** Whether a service's fees for events have a price for work of this name. */
export function isPriced(catalogue: Catalogue, service: string, work: string): boolean {
  return rulesOf(catalogue, service, "one-off-fee").some(({ rule }) =>
    Object.entries(rule.fees).some(([key, { events }]) => (events ?? [key]).includes(work)),
  );
}

function removalOf(
  { service, history }: Contract,
  added: readonly ContractEvent[],
  { household }: Foreseeing,
): readonly ContractEvent[] {
  const ended = added.find(({ type }) => type === "ended");
  const known = history.some(
    (event) => (event.type === "work-ordered" || event.type === "work-done") && isRemoval(event),
  );
  // What was never installed needs no removal.
  if (!ended || known || !hasStarted({ history })) return [];
  if (!isPriced(household.catalogue, service, REMOVAL)) return [];
  return [workDone(REMOVAL, ended.on, {}, household)];
}

function hasStarted({ history }: Pick<Contract, "history">): boolean {
  return history.some(({ type }) => type === "started");
}

function isRemoval({ work }: { readonly work: string }): boolean {
  return work === REMOVAL;
}

function beginningOf(contract: Contract, about: Foreseeing): readonly ContractEvent[] {
  const { household } = about;
  const { history, service } = contract;
  const has = (type: ContractEvent["type"]) => history.some((event) => event.type === type);
  const applied = history.find((event) => event.type === "applied");
  if (applied?.type !== "applied" || has("started")) return [];
  const on = foreseenStart(about);
  const at = { on, recordedAt: household.now };
  const works = installing(contract).filter((work) => isPriced(household.catalogue, service, work));
  const planned = has("work-ordered") || has("work-done") ? [] : works;
  return [
    ...(has("accepted") ? [] : [{ ...at, on: household.on, type: "accepted" } as const]),
    ...planned.map((work) => workDone(work, on, applied.facts ?? {}, household)),
    { ...at, type: "started" },
  ];
}

/** A line that is taken over under a number is there already: the number says what is priced. */
function installing({ history }: Contract): readonly string[] {
  const numbers = history.flatMap((event) => (event.type === "number-used" ? [event.number] : []));
  return numbers.length > 0 ? numbers : [INSTALL];
}

function workDone(
  work: string,
  on: Day,
  facts: Readonly<Record<string, string>>,
  { now }: Foreseeing["household"],
): ContractEvent {
  return { type: "work-done", on, recordedAt: now, work, facts };
}
