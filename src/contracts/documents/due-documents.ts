import { addDays, type Day } from "../../kernel/day.ts";
import { type Located, rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { Asked } from "../decision.ts";
import { rightToWithdraw } from "./withdrawal-rows.ts";
import { formOf } from "./form-chosen.ts";
import { formation } from "../rules/formation.ts";
import { stillLent } from "../history/lent.ts";
import type { DocumentForm } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";

type DocumentRule = Located<RuleOf<"document">>;
type Terms = RuleOf<"document">["documents"][string];
type Trigger = NonNullable<Terms["due"]>;

/** A document that has to be given and has not been. */
export interface DueDocument {
  readonly document: string;
  readonly label: Label;
  /** The day from which its days count. */
  readonly since: Day;
  /** The last day to give it. */
  readonly dueOn: Day;
  readonly clauses: readonly string[];
  /** As chosen at application, where there is a choice. */
  readonly form: DocumentForm;
}

/** What has happened of the things that documents wait for; null or nothing: not yet. */
export interface DocumentFacts {
  readonly appliedOn: Day;
  readonly acceptedOn: Day | null;
  /** The newest formation: a changed contract may form anew. */
  readonly formedOn: Day | null;
  /** The day on which an end was said or fixed. */
  readonly leavingSaidOn: Day | null;
  readonly lastDay: Day | null;
  readonly withdrawnOn: Day | null;
  readonly stopTold: readonly Day[];
  readonly endNoticed: readonly Day[];
  /** Something lent has still to come back. */
  readonly lent: boolean;
  readonly mayWithdraw: boolean;
  /** How documents were wished at application. */
  readonly wished: DocumentForm;
  /** Documents that were given, or that arrived, with their days. */
  readonly given: readonly { readonly document: string; readonly on: Day }[];
}

/**
 * What must be given and by when (HM-03, XX-06): HEMS installed 2024-05-10 has its after-contract
 * document due that day; an item change done on 2024-08-20 forms the contract anew and it is due
 * again.
 */
export function documentsDue({ rule }: DocumentRule, facts: DocumentFacts): readonly DueDocument[] {
  return Object.entries(rule.documents).flatMap(([document, terms]) => {
    const { due, label, clause, values, onlyWithRight, forms } = terms;
    if (due === undefined || (onlyWithRight === "withdrawal" && !facts.mayWithdraw)) return [];
    // Told twice on one day, it is one letter.
    return [...new Set(triggersOf(due, facts))].flatMap((since) => {
      const entry = inForceOn(values, since);
      if (!entry.ok || isGiven(facts, document, since)) return [];
      // The catalogue is refused where a document that waits for something has no such days.
      const dueOn = addDays(since, entry.value.withinDays ?? 0);
      const form = formOf(forms, facts.wished);
      return [{ document, label, since, dueOn, clauses: clause, form }];
    });
  });
}

function isGiven({ given }: DocumentFacts, document: string, since: Day): boolean {
  return given.some((each) => each.document === document && each.on >= since);
}

function triggersOf(due: Trigger, facts: DocumentFacts): readonly Day[] {
  switch (due) {
    case "application":
      return [facts.appliedOn];
    case "acceptance":
      return one(facts.acceptedOn);
    case "formation":
      return one(facts.formedOn);
    case "leaving":
      return one(facts.leavingSaidOn);
    case "withdrawal":
      return one(facts.withdrawnOn);
    case "stop-told":
      return facts.stopTold;
    case "end-noticed":
      return facts.endNoticed;
    case "end-with-equipment":
      return facts.lent ? one(facts.lastDay) : [];
  }
}

function one(on: Day | null): readonly Day[] {
  return on === null ? [] : [on];
}

/** What is needed of a contract: its deadlines are read without its household. */
export type DueAsked = Pick<Asked, "catalogue" | "on" | "life" | "tenure" | "state">;

/** All documents of a contract that are still to be given, the earliest first. */
export function dueDocuments(asked: DueAsked): readonly DueDocument[] {
  const { catalogue, life } = asked;
  if (life.refused) return [];
  const facts = documentFacts(asked);
  const over = facts.withdrawnOn !== null || asked.state === "ended";
  return rulesOf(catalogue, life.service, "document")
    .flatMap((rule) => documentsDue(rule, facts))
    .filter(({ since }) => !over || since >= overSince(asked, facts))
    .toSorted((a, b) => a.dueOn - b.dueOn);
}

/** Of a contract that is over only what its end calls for is still worth giving. */
function overSince({ on }: DueAsked, { withdrawnOn, leavingSaidOn, lastDay }: DocumentFacts): Day {
  return withdrawnOn ?? leavingSaidOn ?? lastDay ?? on;
}

/** Whether what it waits for has happened; what is given on request waits for nothing. */
export function mayBeGiven(asked: Asked, { due }: Pick<Terms, "due">): boolean {
  return due === undefined || triggersOf(due, documentFacts(asked)).length > 0;
}

function documentFacts(asked: DueAsked): DocumentFacts {
  const { catalogue, life, tenure } = asked;
  const issued = eventsOf(life, "document-issued").map(({ document, on }) => ({ document, on }));
  const received = life.documents.map(({ document, on }) => ({ document, on }));
  return {
    appliedOn: life.applied.on,
    acceptedOn: life.acceptedOn,
    formedOn: newestFormation(asked),
    leavingSaidOn: leavingSaidOn(asked),
    lastDay: tenure.endedOn === null ? null : addDays(tenure.endedOn, -1),
    withdrawnOn: life.withdrawn?.on ?? null,
    stopTold: eventsOf(life, "told")
      .filter(({ inWriting }) => inWriting)
      .map(({ on }) => on),
    endNoticed: eventsOf(life, "end-noticed").map(({ on }) => on),
    lent: stillLent(catalogue, life).length > 0,
    mayWithdraw: rightToWithdraw(asked) !== null,
    wished: life.applied.documents ?? "electronic",
    given: [...issued, ...received],
  };
}

function newestFormation({ catalogue, life, tenure }: DueAsked): Day | null {
  const rule = rulesOf(catalogue, life.service, "formation").at(0);
  const { acceptedOn, works } = life;
  if (!rule) return acceptedOn;
  const { lastFormedOn } = formation(rule, { acceptedOn, acceptanceSentOn: null, works });
  return lastFormedOn ?? tenure.formedOn ?? null;
}

/**
 * The notice of leaving; where there was none, the end itself. One that follows another contract's
 * is confirmed when it is fixed, which may be long before the day: that counts.
 */
function leavingSaidOn({ catalogue, life }: DueAsked): Day | null {
  const end = eventsOf(life, "ended").at(-1);
  if (!end) return null;
  const said = life.notices.findLast(({ act = "leave", on }) => act !== "pause" && on <= end.on);
  if (said) return said.on;
  const names = namesDueAt(catalogue, life.service, "leaving");
  const confirmed = eventsOf(life, "document-issued").find(({ document, on, recordedAt }) => {
    const isKnown = Temporal.Instant.compare(end.recordedAt, recordedAt) <= 0;
    return names.has(document) && on <= end.on && isKnown;
  });
  return confirmed?.on ?? end.on;
}

function namesDueAt(
  catalogue: DueAsked["catalogue"],
  service: string,
  trigger: Trigger,
): ReadonlySet<string> {
  const documents = rulesOf(catalogue, service, "document").flatMap(({ rule }) =>
    Object.entries(rule.documents),
  );
  return new Set(documents.flatMap(([name, { due }]) => (due === trigger ? [name] : [])));
}
