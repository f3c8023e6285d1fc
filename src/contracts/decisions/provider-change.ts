import { addDays, type Day, lastDay as lastDayOfMonth, monthOf } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../household/close-life.ts";
import { type Asked, decided, type Decision, type NewEvent, refuse } from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { type Fact, restored, standsByItself } from "../household/ends-that-followed.ts";
import { recorded } from "../household/household-after.ts";
import { noSuchNumber, refusedByNumber } from "./number-life.ts";
import { eventsOf } from "../history/read-history.ts";
import { spoken } from "../words/spoken.ts";
import { refusedForDebts, UNDONE } from "./approval-numbers.ts";
import { refusedByState } from "./state-needed.ts";

const OUT = "provider-change-out";

/** Why a contract ended that another company took over. */
const TAKEN_OVER = "provider-changed";

/**
 * Another company takes the line over (IT-04): the operator's number must be one that lives, or is
 * issued with it, the fee for it arises, and the contract ends with the month of the switch.
 * Switched 2025-03-10: the last day is 2025-03-31; the fee is 5,500, none for contracts since
 * 2022-07-01.
 */
export function providerChangeOut(
  asked: Asked,
  { value }: ActionOf<"provider-change-out">,
): Decision {
  const { catalogue, contract, life, on, now } = asked;
  const kind = rulesOf(catalogue, life.service, "approval-number").at(0)?.rule.numbers[OUT];
  if (!kind) return noSuchNumber(catalogue, life.service, OUT);
  const issued = issuedOn(asked, OUT, value) !== null;
  const shut =
    refusedByState(asked, "approval-number", ["active", "suspended", "paused"]) ??
    refusedForDebts(asked, OUT) ??
    // A number that the customer made up would be a way around the notice of leaving.
    (issued || asked.by !== "resident" ? null : noSuchNumber(catalogue, life.service, value)) ??
    numberRefused(asked, OUT, value);
  if (shut) return shut;
  const lastDay = lastDayOfMonth(monthOf(on));
  const closing = closeLife(life, { lastDay, reason: TAKEN_OVER, on, now });
  const { follows, events } = whatFollowsEnd(asked, contract.id, lastDay, TAKEN_OVER);
  return ok(
    decided({
      events: [
        ...(issued ? [] : [recorded(asked, { type: "number-issued", number: OUT, value })]),
        ...switched(asked, { number: OUT, value, direction: "out" }),
        recorded(asked, { type: "work-done", work: OUT, facts: {} }),
        ...closing.map((event) => ({ contract: contract.id, event })),
        ...events,
      ],
      follows,
      notes: [lastDayNote(lastDay, kind.clause)],
      effectiveOn: lastDay,
      clauses: kind.clause,
    }),
  );
}

/**
 * A change of provider that was sold against the customer's will is undone (IT-25), with a number
 * of the company to blame, within its 15 days: a contract that had gone comes back as if it had
 * never ended, with what ended along with it, and owes no fee for the switch; one that had come
 * ends, free of charge.
 */
export function undoProviderChange(
  asked: Asked,
  { value }: ActionOf<"undo-provider-change">,
): Decision {
  const { catalogue, life } = asked;
  const kind = rulesOf(catalogue, life.service, "approval-number").at(0)?.rule.numbers[UNDONE];
  if (!kind) return noSuchNumber(catalogue, life.service, UNDONE);
  const change = eventsOf(life, "provider-changed").at(-1);
  if (!change || change.direction === "undone") return nothingToUndo(kind.clause);
  if (issuedOn(asked, UNDONE, value) === null) {
    return noSuchNumber(catalogue, life.service, value);
  }
  const shut = numberRefused(asked, UNDONE, value);
  if (shut) return shut;
  return change.direction === "out"
    ? comeBack(asked, value, kind.clause)
    : giveBack(asked, value, kind.clause);
}

function comeBack(asked: Asked, value: string, clauses: readonly string[]): Decision {
  const { contract, life, on, now } = asked;
  const end = eventsOf(life, "ended").at(-1);
  if (!end || end.reason !== TAKEN_OVER) return nothingToUndo(clauses);
  const back = { type: "retracted", fact: "ended", factOn: end.on, on, recordedAt: now } as const;
  const label = {
    ja: "契約は終わらなかったものとして続きます。初期の条件に戻らない付加サービスがあることがあります",
    en: "The contract goes on as if it had not ended, as far as its parts can be had again",
  };
  return ok(
    decided({
      events: [
        ...switched(asked, { number: UNDONE, value, direction: "undone" }),
        { contract: contract.id, event: back },
        ...stepsBack(asked, end),
        ...feeTakenBack(asked),
      ],
      notes: [{ label, clauses, on: null }],
      effectiveOn: addDays(end.on, 1),
      clauses,
    }),
  );
}

/** What was planned for later, a pause or its end, counts again with the contract. */
function stepsBack(asked: Asked, end: Fact<"ended">): readonly NewEvent[] {
  const { contract } = asked;
  const steps = restored(asked, contract, end, (each) => standsByItself(asked, contract, each));
  return steps.map((event) => ({ contract: contract.id, event }));
}

/** What is undone was never owed: the work that priced the switch no longer counts. */
function feeTakenBack({ contract, life, on, now }: Asked): NewEvent[] {
  const left = eventsOf(life, "provider-changed").findLast(({ direction }) => direction === "out");
  const newest = eventsOf(life, "work-done").findLast((work) => work.on === left?.on);
  if (!left || newest?.work !== OUT) return [];
  const factOn = left.on;
  const event = { type: "retracted", fact: "work-done", factOn, on, recordedAt: now } as const;
  return [{ contract: contract.id, event }];
}

/** Our own sale is undone: the customer goes back to the company before, and owes no exit fee. */
function giveBack(asked: Asked, value: string, clauses: readonly string[]): Decision {
  const shut = refusedByState(asked, "approval-number", ["active", "suspended", "paused"]);
  if (shut) return shut;
  const { contract, life, on, now } = asked;
  const reason = "not-customers-fault";
  const closing = closeLife(life, { lastDay: on, reason, on, now });
  const { follows, events } = whatFollowsEnd(asked, contract.id, on, reason);
  return ok(
    decided({
      events: [
        ...switched(asked, { number: UNDONE, value, direction: "undone" }),
        ...closing.map((event) => ({ contract: contract.id, event })),
        ...events,
      ],
      follows,
      notes: [lastDayNote(on, clauses)],
      effectiveOn: on,
      clauses,
    }),
  );
}

interface Switch {
  readonly number: string;
  readonly value: string;
  readonly direction: "out" | "undone";
}

function switched(asked: Asked, { number, value, direction }: Switch): NewEvent[] {
  return [
    recorded(asked, { type: "number-used", number, value }),
    recorded(asked, { type: "provider-changed", direction }),
  ];
}

function issuedOn({ life }: Asked, number: string, value: string): Day | null {
  const known = eventsOf(life, "number-issued").findLast(
    (each) => each.number === number && each.value === value,
  );
  return known?.on ?? null;
}

function numberRefused(asked: Asked, number: string, value: string) {
  const { catalogue, life, on } = asked;
  const issued = issuedOn(asked, number, value) ?? on;
  const used = eventsOf(life, "number-used").find((each) => each.value === value);
  if (used) return usedAlready(asked, number, used.on);
  return refusedByNumber(catalogue, life.service, { number, value, issuedOn: issued, usedOn: on });
}

function usedAlready({ catalogue, life }: Asked, number: string, usedOn: Day) {
  const rule = rulesOf(catalogue, life.service, "approval-number").at(0)?.rule;
  const day = spoken(usedOn);
  return refuse({
    code: "contracts.number-used-already",
    clauses: rule?.numbers[number]?.clause ?? ["IT-04"],
    reason: {
      ja: `この承諾番号は${day.ja}に使われています`,
      en: `That number was used on ${day.en}`,
    },
    days: { usedOn },
  });
}

function nothingToUndo(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-provider-change",
    clauses,
    reason: {
      ja: "取り消せる事業者変更がありません",
      en: "There is no change of provider to undo",
    },
  });
}

function lastDayNote(lastDay: Day, clauses: readonly string[]) {
  const day = spoken(lastDay);
  const label = { ja: `契約は${day.ja}で終わります`, en: `The contract ends with ${day.en}` };
  return { label, clauses, on: lastDay };
}
