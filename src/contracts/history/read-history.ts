import { addDays, type Day } from "../../kernel/day.ts";
import type { OpenPeriod } from "../../kernel/period.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Chargeable, ItemSpan, OptionSpan, Supply } from "../../rating/tenure.ts";
import { applyEvent, type Draft, emptyDraft } from "./apply-event.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { type AsKnown, eventsInOrder, lastEventDay } from "./order-events.ts";
import type { HistoryRefusal } from "./refusal.ts";
import { supplyOf } from "./supply-spans.ts";

type Fact<Type extends ContractEvent["type"]> = Extract<ContractEvent, { readonly type: Type }>;

/** What a history says when it is read from the first event to the last, without any terms. */
export interface Life {
  readonly contract: string;
  readonly service: string;
  readonly applied: Fact<"applied">;
  readonly acceptedOn: Day | null;
  readonly refused: Fact<"refused"> | null;
  readonly startedOn: Day | null;
  /** First day without service. */
  readonly endedOn: Day | null;
  readonly endReason: string | null;
  readonly withdrawn: Fact<"withdrawn"> | null;
  /** From the start of service; empty before it. Half-open, disjoint, oldest first. */
  readonly items: readonly ItemSpan[];
  readonly options: readonly OptionSpan[];
  readonly suspensions: readonly OpenPeriod[];
  readonly pauses: readonly OpenPeriod[];
  readonly chargeables: readonly Chargeable[];
  readonly works: readonly Fact<"work-done">[];
  readonly documents: readonly Fact<"document-received">[];
  readonly notices: readonly Fact<"notice-given">[];
  readonly objections: readonly Day[];
  readonly supply: Supply | null;
  /** What is lent and not yet returned: serial number → thing. */
  readonly lent: ReadonlyMap<string, string>;
  /** Every event that counts, in the order in which it counts. */
  readonly events: readonly ContractEvent[];
}

/** The events of one kind that count, in order. */
export function eventsOf<Type extends ContractEvent["type"]>(
  { events }: Pick<Life, "events">,
  type: Type,
): readonly Fact<Type>[] {
  return events.filter((event): event is Fact<Type> => event.type === type);
}

/** Facts that may count from a day before the application that brings them. */
const BEFOREHAND: ReadonlySet<ContractEvent["type"]> = new Set([
  "number-issued",
  "supply-set",
  "started",
]);

/**
 * The application comes first: another company's number may be older (IT-04), and power may have
 * been used before anybody applied for it, which then counts as accepted from that day (HH-02).
 */
function fromApplication(events: readonly ContractEvent[]): readonly ContractEvent[] {
  const at = events.findIndex(({ type }) => type === "applied");
  const before = events.slice(0, Math.max(at, 0));
  if (before.length === 0 || before.some(({ type }) => !BEFOREHAND.has(type))) return events;
  const used = before.some(({ type }) => type === "started");
  const lead = events.filter(({ type }, k) => k === at || (used && type === "accepted"));
  return [...lead, ...events.filter((event) => !lead.includes(event))];
}

/** Read a history; the first event that cannot have happened after those before it is refused. */
export function readHistory(
  contract: Contract,
  asKnown: AsKnown = {},
): Result<Life, HistoryRefusal> {
  const ordered = eventsInOrder(contract, asKnown);
  if (!ordered.ok) return ordered;
  const events = fromApplication(ordered.value);
  const [first] = events;
  if (first?.type !== "applied") {
    const on = first?.on ?? lastEventDay(contract);
    return no({
      code: "contracts.not-applied",
      contract: contract.id,
      on,
      what: first?.type ?? "no event",
    });
  }
  const draft = emptyDraft(first);
  for (const event of events.slice(1)) {
    const fault = applyEvent(draft, event);
    if (fault) return no({ ...fault, contract: contract.id, on: event.on });
  }
  return ok(lifeFrom(contract, draft, events));
}

function lifeFrom({ id, service }: Contract, draft: Draft, events: readonly ContractEvent[]): Life {
  const { lastDay, startedOn } = draft;
  const changes = sinceUse(draft);
  const endedOn = lastDay === null ? null : addDays(lastDay, 1);
  return {
    contract: id,
    service,
    applied: draft.applied,
    acceptedOn: draft.acceptedOn,
    refused: draft.refused,
    startedOn,
    endedOn,
    endReason: draft.endReason,
    withdrawn: draft.withdrawn,
    items: startedOn === null ? [] : itemSpans(changes, startedOn, endedOn),
    options: draft.options,
    suspensions: closed(draft.suspensions, endedOn),
    pauses: closed(draft.pauses, endedOn),
    chargeables: draft.chargeables,
    works: draft.works,
    documents: draft.documents,
    notices: draft.notices,
    objections: draft.objections,
    supply: supplyOf(draft, endedOn),
    lent: draft.lent,
    events,
  };
}

/** What was used before the application was the item applied for. */
function sinceUse({ changes, startedOn, applied }: Draft): Draft["changes"] {
  if (startedOn === null || startedOn >= applied.on) return changes;
  return changes.map((change, k) => (k === 0 ? { ...change, on: startedOn } : change));
}

/** Changes before the start decide the first item; of several on one day the last one counts. */
function itemSpans(
  changes: readonly { readonly item: string; readonly on: Day }[],
  startedOn: Day,
  endedOn: Day | null,
): ItemSpan[] {
  const moved = changes.map(({ item, on }) => ({ item, from: on > startedOn ? on : startedOn }));
  const last = moved.filter(({ from }, index) => moved[index + 1]?.from !== from);
  const changed = last.filter(({ item }, index) => last[index - 1]?.item !== item);
  return changed.map(({ item, from }, index) => ({
    item,
    from,
    until: changed[index + 1]?.from ?? endedOn,
  }));
}

/** What still ran when the service ended, ended with it. */
function closed(periods: readonly OpenPeriod[], endedOn: Day | null): OpenPeriod[] {
  return periods.map(({ from, until }) => ({ from, until: until ?? endedOn }));
}

/** The life of a contract that was stored, which can always be read; anything else is a bug. */
export function lifeOf(contract: Contract): Life {
  const life = readHistory(contract);
  if (!life.ok) throw new Error(`the history of ${contract.id} cannot be read`);
  return life.value;
}
