import { addDays, type Day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Deadline } from "./deadline.ts";
import { type Dated, deadlinesOf } from "./deadlines-of.ts";
import { openWorks } from "./work.ts";
import type { ContractState } from "../model.ts";
import { type Life, readHistory } from "../history/read-history.ts";
import { startDay } from "../rules/start.ts";
import { stateOf } from "../history/state.ts";
import { tenureOf } from "../history/tenure.ts";
import type { Contract } from "../model.ts";
import type { Catalogue } from "../../terms/catalogue.ts";

/** How far deadlines are looked for ahead. */
const AHEAD = 400;
/** Looked at again by then, so that nothing within a month of anybody's day is ever unseen. */
const AGAIN = 365;
/** How far back an act that was not carried out is still looked for. */
const BEHIND = 400;

/** What a contract waits for, and the next day on which something is told or done. */
export interface Agenda {
  readonly state: ContractState;
  /** `decision`, `work`, `start`, `confirm-e-mail`, `document:…`: what the desk's queues list. */
  readonly waitsFor: readonly string[];
  readonly waitsSince: Day | null;
  readonly nextOn: Day | null;
  /** The next deadline that is not the customer's alone: the desk's calendar stands by it. */
  readonly deskOn: Day | null;
}

/** What was lived already: each day through one, and the steps of deadlines carried out. */
export interface Lived {
  readonly through: Day;
  /** `<deadline id> <step>`. */
  readonly steps: ReadonlySet<string>;
}

/** Something to be done on a day: a deadline told so many days before, or acted on when passed. */
export interface Step {
  readonly deadline: Deadline;
  /** `told-14`, `acted`. */
  readonly step: string;
  readonly on: Day;
}

export function stepKey({ deadline, step }: Pick<Step, "deadline" | "step">): string {
  return `${deadline.id} ${step}`;
}

/** A contract as deadlines are read from it. What is stored can be read; else it is a bug. */
export function datedOf(catalogue: Catalogue, contract: Contract, on: Day): Dated {
  const life = readHistory(contract);
  const tenure = tenureOf(contract, catalogue, { through: on });
  if (!life.ok) throw new Error(`${contract.id}: ${life.refusal.code}`);
  if (!tenure.ok) throw new Error(`${contract.id}: ${tenure.refusal.code}`);
  const state = stateOf(life.value, on) ?? "applied";
  return { catalogue, on, contract, life: life.value, tenure: tenure.value, state };
}

/**
 * The steps that are still to come or overdue, nearest first. A word that was to be said by a day
 * that is lived is not made up for; an act is, whenever it is found to be missing.
 */
export function stepsAhead(dated: Dated, lived: Lived): readonly Step[] {
  return stepsAmong(deadlinesAround(dated, lived), lived);
}

/** One look at the terms serves words, acts and what is waited for. */
function deadlinesAround(dated: Dated, { through }: Lived): readonly Deadline[] {
  const span = { from: addDays(through, -BEHIND), through: addDays(through, AHEAD) };
  return deadlinesOf(dated, span);
}

function stepsAmong(deadlines: readonly Deadline[], { through, steps }: Lived): readonly Step[] {
  return deadlines
    .flatMap((deadline) => stepsOf(deadline, through))
    .filter((step) => !steps.has(stepKey(step)))
    .toSorted((a, b) => a.on - b.on);
}

function stepsOf(deadline: Deadline, lived: Day): readonly Step[] {
  const told = deadline.tellBefore
    .map((days) => ({ deadline, step: `told-${days}`, on: addDays(deadline.on, -days) }))
    .filter(({ on }) => on > lived);
  if (deadline.act === null) return told;
  const act = { deadline, step: "acted", on: addDays(deadline.on, 1) };
  // A document that was missing before days were lived is for the desk to look at.
  if (deadline.kind === "document-due" && act.on <= lived) return told;
  return [...told, act];
}

/**
 * What the desk and the daily job need to know of a contract without reading its history. Power
 * from 2024-05-10, lived through 2027-01-10: active, waits for nothing, next on 2027-03-02, when
 * the free months are told. Written anew from history and terms at any time; it decides nothing.
 */
export function agendaOf(dated: Dated, lived: Lived): Agenda {
  const { life, on, state } = dated;
  const deadlines = deadlinesAround(dated, lived);
  const waits = waitsOf(dated, deadlines);
  const since = waits.map(({ on: from }) => from).toSorted((a, b) => a - b);
  const isOver = state === "refused" || state === "withdrawn" || state === "ended";
  const desk = deadlines.find((each) => each.concerns !== "resident" && each.on >= on);
  const days = [
    stepsAmong(deadlines, lived).at(0)?.on,
    nextChange(life, on),
    // When it has passed, the one after it stands there.
    desk && addDays(desk.on, 1),
    isOver ? undefined : addDays(lived.through, AGAIN),
  ].filter((each) => each !== undefined);
  return {
    state,
    waitsFor: waits.map(({ what }) => what),
    waitsSince: since.at(0) ?? null,
    nextOn: days.toSorted((a, b) => a - b).at(0) ?? null,
    deskOn: desk?.on ?? null,
  };
}

interface Wait {
  readonly what: string;
  readonly on: Day;
}

function waitsOf(dated: Dated, deadlines: readonly Deadline[]): readonly Wait[] {
  const { life, state } = dated;
  const works = openWorks(life).map((order) => ({ what: "work", on: order.on }));
  const papers = deadlines.flatMap(({ kind, id, on: by }) => {
    if (kind === "confirm-e-mail") return [{ what: kind, on: by }];
    return kind === "document-due" ? [{ what: `document:${id.split("/")[2] ?? ""}`, on: by }] : [];
  });
  return unique([...stateWaits(dated, state), ...works, ...papers]);
}

/** Before service runs, the next thing that somebody has to say or do. */
function stateWaits({ catalogue, life }: Dated, state: ContractState): readonly Wait[] {
  const { acceptedOn, applied, works, supply } = life;
  if (state === "applied" && acceptedOn === null) return [{ what: "decision", on: applied.on }];
  if (state !== "accepted" || acceptedOn === null || life.startedOn !== null) return [];
  const rule = rulesOf(catalogue, life.service, "start").at(0);
  const done = works.at(-1)?.on ?? null;
  const known = rule
    ? startDay(rule, {
        appliedOn: applied.on,
        notifiedOn: null,
        workDoneOn: done,
        proceduresDoneOn: done,
        readingDays: supply?.readingDays ?? [],
        usedSince: null,
      })
    : null;
  const needsWork = known?.ok === false && WORK.has(known.refusal.waitsFor);
  return [{ what: needsWork ? "work" : "start", on: acceptedOn }];
}

const WORK: ReadonlySet<string> = new Set(["work-done", "procedures"]);

function unique(waits: readonly Wait[]): readonly Wait[] {
  return waits.filter(({ what }, index) => waits.findIndex((each) => each.what === what) === index);
}

/** The next day on which the state is another one without anybody doing anything. */
function nextChange(life: Life, on: Day): Day | undefined {
  const spans = [...life.suspensions, ...life.pauses].flatMap(({ from, until }) => [from, until]);
  const days = [life.startedOn, life.endedOn, ...spans];
  const ahead = days.filter((each) => each !== null && each > on);
  return ahead.toSorted((a, b) => (a ?? 0) - (b ?? 0)).at(0) ?? undefined;
}
