import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { fallsNow } from "../household/falls.ts";
import { eventSaid, isEventType } from "../words/event-words.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { eventsInOrder } from "../history/order-events.ts";
import { readHistory } from "../history/read-history.ts";
import { clausesOf, refusedByHistory } from "../history/refused-by-history.ts";
import { tenureOf } from "../history/tenure.ts";
import type { Label } from "../../terms/fields.ts";
import { listed } from "../words/listed.ts";

/** Days act, and so does taking them back; the terms of single services do not say how. */
const CLAUSES = ["XX-04"];

/**
 * An entry was wrong: the newest one of its kind and day no longer counts. The end of fibre on
 * 2025-03-31 taken back: call-out, which had ended with it, goes on too. A start on which a
 * later change rests cannot be taken back before that change (named).
 */
export function retract(asked: Asked, { fact, factOn }: ActionOf<"retract">): Decision {
  const { contract, catalogue, life, on, now } = asked;
  const found = life.events.findLast((event) => event.type === fact && event.on === factOn);
  if (!isEventType(fact) || !found) {
    return refuse({
      code: "contracts.nothing-to-retract",
      clauses: clausesOf(catalogue, life.service, "formation"),
      reason: { ja: "取り消す記録がありません", en: "There is no such record to take back" },
      needed: recordsOf(life.events),
    });
  }
  if (fact === "applied") return firstEntry(asked);
  const event: ContractEvent = { type: "retracted", fact, factOn, on, recordedAt: now };
  const after = { ...contract, history: [...contract.history, event] };
  const against = standsAgainst(asked, after, found) ?? brings(asked, after, found);
  if (against) return against;
  return ok(decided({ events: [{ contract: contract.id, event }], clauses: CLAUSES }));
}

/** An end that another contract brings about stands as long as that one ends. */
function brings(asked: Asked, after: Contract, taken: ContractEvent): Decision | null {
  if (taken.type !== "ended") return null;
  const renew = (each: Contract): Contract => (each.id === after.id ? after : each);
  const household = { ...asked, contracts: asked.contracts.map(renew) };
  const fall = fallsNow(household).get(after.id);
  if (fall?.lastDay !== taken.on) return null;
  const { label, clauses } = fall.failed;
  return refuse({
    code: "contracts.ends-with-another",
    clauses,
    reason: {
      ja: `連動して終了するため、この契約の終了だけは取り消せません（条件：${label.ja}）`,
      en: `It ends because of another contract, so its end cannot go alone (it needs: ${label.en})`,
    },
    needed: {
      ja: "先に、もとになった契約の終了を取り消してください",
      en: "Take back the end of the other contract first",
    },
    days: { lastDay: taken.on },
  });
}

/** Without its application a contract has no history at all. */
function firstEntry({ catalogue, life }: Asked): Decision {
  return refuse({
    code: "contracts.application-stays",
    clauses: clausesOf(catalogue, life.service, "formation"),
    reason: {
      ja: "申込みの記録は取り消せません",
      en: "The application itself cannot be taken back",
    },
    needed: {
      ja: "謝絶または申込みの取りやめを記録してください",
      en: "Refuse it, or record that the application was cancelled",
    },
  });
}

function recordsOf(events: readonly ContractEvent[]): Label {
  const { ja, en } = listed(events.map(eventSaid));
  return { ja: `記録：${ja}`, en: `Recorded: ${en}` };
}

/** Why the rest of the history cannot stand alone: the first entry that rests on this one. */
function standsAgainst(asked: Asked, after: Contract, taken: ContractEvent): Decision | null {
  const { catalogue, life } = asked;
  const blocking = firstImpossible(after);
  if (blocking) {
    const [what, on] = [eventSaid(taken), eventSaid(blocking)];
    return refuse({
      code: "contracts.other-entries-rest-on-it",
      clauses: clausesOf(catalogue, life.service, "formation"),
      reason: {
        ja: `${what.ja}の記録を取り消すと、${on.ja}の記録が成り立ちません`,
        en: `Without the ${what.en}, the ${on.en} cannot stand`,
      },
      needed: {
        ja: `先に${on.ja}の記録を取り消してください`,
        en: `Take back the ${on.en} first`,
      },
      days: { first: blocking.on },
    });
  }
  const read = tenureOf(after, catalogue, { through: asked.on });
  return read.ok ? null : refusedByHistory(catalogue, life.service, read.refusal);
}

/** The first event that cannot have happened after those before it. */
function firstImpossible(contract: Contract): ContractEvent | null {
  const ordered = eventsInOrder(contract);
  if (!ordered.ok) return null;
  const events = ordered.value;
  const count = events.findIndex(
    (_, k) => !readHistory({ ...contract, history: events.slice(0, k + 1) }).ok,
  );
  return events[count] ?? null;
}
