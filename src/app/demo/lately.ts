import type { Contract } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { contract, leaves, on } from "./history.ts";

/**
 * What is going on in the town on the demo's day, so that the desk has work and calendars have
 * days: applications that wait, works with a date, a right to withdraw that still runs, a notice of
 * leaving, a stop that was announced. Nothing of it reaches a month that is billed.
 */
export function lately(index: number, contracts: readonly Contract[]): readonly Contract[] {
  const more = LATELY[index];
  return more ? more(contracts) : contracts;
}

type Later = (contracts: readonly Contract[]) => readonly Contract[];

function besides(...added: readonly Contract[]): Later {
  return (contracts) => [...contracts, ...added];
}

/** More events of the contract that bears a name. */
function later(name: string, events: Contract["history"]): Later {
  return (contracts) =>
    contracts.map((each) =>
      each.id.startsWith(name) ? { ...each, history: [...each.history, ...events] } : each,
    );
}

const applied = { type: "applied", options: [], channel: "web" } as const;

/** The dealer tries the diagnosis again: 21 days from its formation (EN-12). */
const onTrial = contract("trial", "enegaeru", [
  on("2026-11-10", { ...applied, item: "free", customer: "business", documents: "electronic" }),
  on("2026-11-12", { type: "accepted" }),
  on("2026-11-12", { type: "started" }),
]);

/** A metal works that puts panels on its roofs: a paid contract, from the next month on charged. */
const diagnoses = contract("diagnosis", "enegaeru", [
  on("2026-10-26", { ...applied, item: "solar-battery", customer: "business" }),
  on("2026-10-29", { type: "accepted" }),
  on("2026-11-02", { type: "started" }),
]);

/** An application that nobody has decided yet, and one with a condition that fails. */
const wantsCallout = contract("callout", "kaketsuke365", [
  on("2026-11-20", { ...applied, item: "standard", payment: "card", documents: "electronic" }),
]);
const wantsLight = contract("home", "ecorepo-home", [
  on("2026-11-18", {
    ...applied,
    item: "light",
    facts: { meter: "mechanical" },
    documents: "electronic",
  }),
]);
const wantsPremium = contract("home", "ecorepo-home", [
  on("2026-11-21", { ...applied, item: "premium", documents: "paper" }),
]);

/** Accepted, with the joining work on a day to come, or on one that has passed. */
function joining(plannedOn: string): Contract {
  return contract("home", "ecorepo-home", [
    on("2026-11-06", { ...applied, item: "premium", documents: "electronic" }),
    on("2026-11-09", { type: "accepted" }),
    on("2026-11-09", {
      type: "work-ordered",
      work: "join",
      plannedOn: day(plannedOn),
      facts: {},
    }),
  ]);
}

/** Accepted; the operator has still to say from which day it runs (KK-09). */
const waitsForItsDay = contract("callout", "kaketsuke365", [
  on("2026-11-12", { ...applied, item: "standard", payment: "card", documents: "paper" }),
  on("2026-11-16", { type: "accepted" }),
]);

/** Installed on the 16th, its document arrived on the 17th: 8 days are over on the 24th (HM-05). */
const mayStillWithdraw = contract("home", "ecorepo-home", [
  on("2026-11-02", { ...applied, item: "premium", documents: "electronic" }),
  on("2026-11-05", { type: "accepted" }),
  on("2026-11-16", { type: "work-done", work: "join", facts: {} }),
  on("2026-11-16", { type: "started" }),
  on("2026-11-17", { type: "document-received", document: "after-contract" }),
]);

const LATELY: Readonly<Record<number, Later>> = {
  3: besides(diagnoses),
  16: besides(onTrial),
  24: later("fibre", leaves("2026-11-10", "2026-12-31")),
  27: besides(wantsCallout),
  31: besides(joining("2026-11-27")),
  32: later("fibre", [
    on("2026-11-13", { type: "told", what: "notice", ground: "non-payment", inWriting: true }),
  ]),
  33: besides(waitsForItsDay),
  39: besides(joining("2026-11-19")),
  40: besides(wantsLight),
  41: besides(wantsPremium),
  47: besides(mayStillWithdraw),
};
