import { addDays, type Day } from "../../kernel/day.ts";
import type { OpenPeriod } from "../../kernel/period.ts";
import type { Chargeable, OptionSpan } from "../../rating/tenure.ts";
import type { ContractEvent } from "../model.ts";
import { knownBy } from "./order-events.ts";
import type { HistoryRefusal } from "./refusal.ts";

type Fact<Type extends ContractEvent["type"]> = Extract<ContractEvent, { readonly type: Type }>;
type Fault = Pick<HistoryRefusal, "code" | "what">;

/** A history while it is being read. */
export interface Draft {
  readonly applied: Fact<"applied">;
  acceptedOn: Day | null;
  refused: Fact<"refused"> | null;
  startedOn: Day | null;
  lastDay: Day | null;
  endReason: string | null;
  withdrawn: Fact<"withdrawn"> | null;
  readonly supplies: Fact<"supply-set">[];
  readonly changes: { item: string; on: Day }[];
  readonly options: OptionSpan[];
  readonly suspensions: OpenPeriod[];
  readonly pauses: OpenPeriod[];
  readonly chargeables: Chargeable[];
  readonly works: Fact<"work-done">[];
  readonly documents: Fact<"document-received">[];
  readonly notices: Fact<"notice-given">[];
  readonly objections: Day[];
  readonly readings: Day[];
  /** Serial number → thing, while it is with the customer. */
  readonly lent: Map<string, string>;
}

export function emptyDraft(applied: Fact<"applied">): Draft {
  return {
    applied,
    acceptedOn: null,
    refused: null,
    startedOn: null,
    lastDay: null,
    endReason: null,
    withdrawn: null,
    supplies: [],
    changes: [{ item: applied.item, on: applied.on }],
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    works: [],
    documents: [],
    notices: [],
    objections: [],
    readings: [],
    lent: new Map(),
  };
}

/**
 * Let one more event count, or say why it cannot have happened. Papers, work, charges and readings
 * may still come after the end: equipment is found broken, removal is done, the last reading
 * arrives.
 */
export function applyEvent(draft: Draft, event: ContractEvent): Fault | null {
  switch (event.type) {
    case "document-received":
      draft.documents.push(event);
      return null;
    case "work-done":
      draft.works.push(event);
      draft.chargeables.push({ code: event.work, on: event.on, quantity: 1, facts: event.facts });
      return null;
    case "charged":
      draft.chargeables.push(chargeableOf(event));
      return null;
    case "supply-set":
      return setSupply(draft, event);
    case "meter-read":
      draft.readings.push(event.on);
      return null;
    case "option-ended":
      return endOption(draft, event);
    case "equipment-lent":
    case "equipment-returned":
    case "equipment-damaged":
      return handle(draft, event);
    case "work-ordered":
    case "work-cancelled":
    case "consented":
    case "start-notified":
    case "document-issued":
    case "told":
    case "end-noticed":
    case "announced":
    case "number-issued":
    case "number-used":
    case "provider-changed":
    case "holder-changed":
    case "answered":
      return null;
    case "retracted":
      throw new Error("a retraction was not carried out before the history was read");
    default:
      if (isOvertaken(draft, event)) return null;
      return closedFault(draft, event) ?? applyStep(draft, event);
  }
}

/** Another area is another place, and that is another contract. */
function setSupply({ supplies }: Draft, event: Fact<"supply-set">): Fault | null {
  const { area } = event.supply;
  const before = supplies.at(-1)?.supply.area ?? area;
  if (before !== area) return { code: "contracts.area-changed", what: `${before}, then ${area}` };
  supplies.push(event);
  return null;
}

/** What is lent stands under its serial number until it is returned. */
function handle({ lent }: Draft, event: Fact<EquipmentEvent>): Fault | null {
  const { serial } = event;
  if (event.type === "equipment-lent") {
    if (lent.has(serial)) return { code: "contracts.equipment-already-lent", what: serial };
    lent.set(serial, event.thing);
    return null;
  }
  if (!lent.has(serial)) return { code: "contracts.equipment-not-lent", what: serial };
  if (event.type === "equipment-returned") lent.delete(serial);
  return null;
}

type EquipmentEvent = "equipment-lent" | "equipment-returned" | "equipment-damaged";

type Aside =
  | "document-received"
  | "work-done"
  | "charged"
  | "supply-set"
  | "meter-read"
  | "option-ended"
  | "equipment-lent"
  | "equipment-returned"
  | "equipment-damaged"
  | "work-ordered"
  | "work-cancelled"
  | "consented"
  | "start-notified"
  | "document-issued"
  | "told"
  | "end-noticed"
  | "announced"
  | "number-issued"
  | "number-used"
  | "provider-changed"
  | "holder-changed"
  | "answered"
  | "retracted";
type Step = Exclude<ContractEvent, { readonly type: Aside }>;

/** A letter of withdrawal under way undoes what was done before it arrived. */
function isOvertaken({ withdrawn }: Draft, event: Step): boolean {
  return withdrawn !== null && event.type !== "withdrawn" && knownBy(event, withdrawn);
}

/** Steps of the contract itself: none follows a refusal, a withdrawal or the end. */
function closedFault({ refused, withdrawn, lastDay }: Draft, event: Step): Fault | null {
  if (refused) return { code: "contracts.was-refused", what: event.type };
  if (withdrawn) return { code: "contracts.already-withdrawn", what: event.type };
  if (lastDay === null || event.type === "withdrawn") return null;
  if (event.type === "ended") return { code: "contracts.ended-twice", what: event.reason };
  if (event.type === "started") return { code: "contracts.ended-before-start", what: event.type };
  return { code: "contracts.already-ended", what: event.type };
}

function applyStep(draft: Draft, event: Step): Fault | null {
  switch (event.type) {
    case "applied":
      return { code: "contracts.applied-twice", what: event.item };
    case "accepted":
    case "refused":
      return decide(draft, event);
    case "started":
      return start(draft, event);
    case "item-changed":
      return changeItem(draft, event);
    case "option-started":
      return startOption(draft, event);
    case "notice-given":
      draft.notices.push(event);
      return null;
    case "objected-to-renewal":
      draft.objections.push(event.on);
      return null;
    case "ended":
      draft.lastDay = event.on;
      draft.endReason = event.reason;
      return null;
    case "withdrawn":
      draft.withdrawn = event;
      return null;
    case "suspended":
    case "restored":
      return interrupt(draft, event, SUSPENSION);
    case "paused":
    case "resumed":
      return interrupt(draft, event, PAUSE);
  }
}

function decide(draft: Draft, event: Fact<"accepted"> | Fact<"refused">): Fault | null {
  if (draft.acceptedOn !== null) return { code: "contracts.already-decided", what: event.type };
  if (event.type === "accepted") draft.acceptedOn = event.on;
  else draft.refused = event;
  return null;
}

/** Options applied for together with the item start with it. */
function start(draft: Draft, { on }: Fact<"started">): Fault | null {
  if (draft.acceptedOn === null) return { code: "contracts.not-accepted", what: "started" };
  if (draft.startedOn !== null) return { code: "contracts.started-twice", what: "started" };
  draft.startedOn = on;
  for (const option of draft.applied.options) {
    const span = { option, from: on, until: null, together: true, again: false, quantity: 1 };
    draft.options.push(span);
  }
  return null;
}

function changeItem(draft: Draft, { item, on }: Fact<"item-changed">): Fault | null {
  if (draft.changes.at(-1)?.item === item) return { code: "contracts.item-unchanged", what: item };
  draft.changes.push({ item, on });
  return null;
}

/** A second unit while the first is still held is not "again": only what was given up is. */
function startOption(draft: Draft, event: Fact<"option-started">): Fault | null {
  const { option, on, quantity } = event;
  if (draft.startedOn === null) return { code: "contracts.not-started", what: option };
  const before = draft.options.filter((span) => span.option === option);
  const again = before.some(({ until }) => until !== null);
  draft.options.push({ option, from: on, until: null, together: false, again, quantity });
  return null;
}

/** `on` is the last day on which the option is held; all its units end. */
function endOption(draft: Draft, { option, on }: Fact<"option-ended">): Fault | null {
  let found = false;
  for (const [index, span] of draft.options.entries()) {
    if (span.option !== option || span.until !== null || span.from > on) continue;
    draft.options[index] = { ...span, until: addDays(on, 1) };
    found = true;
  }
  return found ? null : { code: "contracts.option-not-held", what: option };
}

interface Interruption {
  readonly periods: "suspensions" | "pauses";
  readonly begins: ContractEvent["type"];
  readonly running: HistoryRefusal["code"];
  readonly idle: HistoryRefusal["code"];
}

const SUSPENSION: Interruption = {
  periods: "suspensions",
  begins: "suspended",
  running: "contracts.already-suspended",
  idle: "contracts.not-suspended",
};
const PAUSE: Interruption = {
  periods: "pauses",
  begins: "paused",
  running: "contracts.already-paused",
  idle: "contracts.not-paused",
};

/** The day of the stop is the first without service, the day of the return the first with it. */
function interrupt(draft: Draft, event: Step, kind: Interruption): Fault | null {
  const periods = draft[kind.periods];
  const last = periods.at(-1);
  const runs = last !== undefined && last.until === null;
  if (event.type === kind.begins) {
    if (draft.startedOn === null) return { code: "contracts.not-started", what: event.type };
    if (runs) return { code: kind.running, what: event.type };
    periods.push({ from: event.on, until: null });
    return null;
  }
  if (!runs) return { code: kind.idle, what: event.type };
  periods[periods.length - 1] = { from: last.from, until: event.on };
  return null;
}

function chargeableOf(event: Fact<"charged">): Chargeable {
  const { code, on, quantity, facts, amount } = event;
  return { code, on, quantity, facts, ...(amount === undefined ? {} : { amount }) };
}
