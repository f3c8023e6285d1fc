import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Label } from "../terms/fields.ts";
import type { Application } from "./action-schema.ts";
import { carryThrough } from "./household/carry-through.ts";
import { conditionFactsOf } from "./household/condition-facts.ts";
import { possible } from "./household/asked.ts";
import { decided, type Decision, type Household, type NewEvent, type Note } from "./decision.ts";
import {
  clausesOfApplying,
  failedConditions,
  refusedByConditions,
} from "./household/failed-conditions.ts";
import { refusedByNumber } from "./decisions/number-life.ts";
import { refusedAnswers } from "./rules/form-answers.ts";
import { clausesOf } from "./history/refused-by-history.ts";
import { refusedToSell } from "./decisions/sold.ts";

/** An application, with the name under which its contract would be kept. */
export interface NamedApplication {
  readonly contract: string;
  readonly application: Application;
}

/**
 * Apply for services, several of them together (KK-07, KK-08, MM-04, HM-02, HH-01, EN-09, IT-19,
 * XX-02): each one's conditions are asked with the others standing beside it. Call-out alone is
 * refused without a line, and taken together with one. One that fails refuses all: who applies
 * decides anew.
 */
export function applyFor(
  household: Household,
  applications: readonly NamedApplication[],
): Decision {
  const events: NewEvent[] = [];
  const notes: Note[] = [];
  const clauses: string[] = [];
  for (const [k, named] of applications.entries()) {
    const others = applications.filter((_, other) => other !== k);
    const together = others.map(({ application }) => application.service);
    const one = applicationFor(household, named, together);
    if (!one.ok) return one;
    events.push(...one.value.events);
    notes.push(...one.value.notes);
    clauses.push(...one.value.clauses);
  }
  const opens = applications.map(({ contract, application: { service } }) => ({
    contract,
    service,
  }));
  const applied = decided({ events, opens, notes, clauses: [...new Set(clauses)] });
  return carryThrough(household, applied);
}

/** One application, with the services that are applied for together with it. */
export function applicationFor(
  household: Household,
  { contract, application }: NamedApplication,
  together: readonly string[],
): Decision {
  const { catalogue, on } = household;
  const { service, approval } = application;
  const shut =
    refusedToSell(catalogue, application, on) ??
    refusedByConditions(catalogue, failedAt(household, application, together)) ??
    refusedAnswers(catalogue, service, application.facts, on) ??
    (approval ? refusedByNumber(catalogue, service, { ...approval, usedOn: on }) : null);
  if (shut) return shut;
  const events = eventsOf(household, { contract, application });
  const clauses = [
    ...clausesOfApplying(catalogue, service),
    ...(approval ? clausesOfNumber(catalogue, service, approval.number) : []),
  ];
  const opens = [{ contract, service }];
  const notes = notesOf(catalogue, application);
  return possible(household, decided({ events, opens, notes, clauses: [...new Set(clauses)] }));
}

function failedAt(household: Household, application: Application, together: readonly string[]) {
  const { service, item, options, channel, payment, facts, building } = application;
  const known = conditionFactsOf(household, {
    at: "apply",
    service,
    item,
    options,
    channel,
    payment: payment ?? null,
    facts,
    building,
    contract: null,
    together,
  });
  return failedConditions(household.catalogue, service, known);
}

function eventsOf(
  { now, on, person }: Household,
  { contract, application }: NamedApplication,
): NewEvent[] {
  const { item, options, channel, documents, facts, building, approval } = application;
  const payment = application.payment ?? person.payment;
  const applied = {
    type: "applied",
    item,
    options,
    channel,
    customer: person.customer,
    facts,
    documents,
    ...(payment === null ? {} : { payment }),
    ...(building === undefined ? {} : { building }),
    on,
    recordedAt: now,
  } as const;
  if (!approval) return [{ contract, event: applied }];
  const { number, value, issuedOn } = approval;
  const issued = { type: "number-issued", number, value, on: issuedOn, recordedAt: now } as const;
  return [
    { contract, event: applied },
    { contract, event: issued },
  ];
}

function clausesOfNumber(catalogue: Catalogue, service: string, number: string) {
  return rulesOf(catalogue, service, "approval-number").flatMap(
    ({ rule }) => rule.numbers[number]?.clause ?? [],
  );
}

/** What follows the application: who decides, and what the start waits for. */
function notesOf(catalogue: Catalogue, { service }: Application): Note[] {
  const clauses = clausesOf(catalogue, service, "start");
  return rulesOf(catalogue, service, "start").flatMap(({ rule }) => {
    const entry = rule.values.at(-1);
    if (!entry || "ended" in entry) return [];
    return [{ label: STARTS[entry.on], clauses, on: null }];
  });
}

type StartsOn = "notified-day" | "work-done" | "first-reading-after-procedures";

const STARTS: Readonly<Record<StartsOn, Label>> = {
  "notified-day": {
    ja: "承諾ののち、利用開始日をお知らせします。その日からご利用になれます",
    en: "Once accepted, the start day is told; service runs from that day",
  },
  "work-done": {
    ja: "承諾ののち、工事・手続きが済んだ日からご利用になれます",
    en: "Once accepted, service runs from the day the work is done",
  },
  "first-reading-after-procedures": {
    ja: "承諾ののち、切り替えの手続きが済んだあとの最初の検針日から供給を始めます",
    en: "Once accepted, supply starts on the first reading day after the procedures",
  },
};
