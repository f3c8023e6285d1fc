import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { openWorks } from "../deadlines/work.ts";
import { recorded } from "../household/household-after.ts";
import { type KnownWork, knownWork, noSuchWork } from "./known-work.ts";
import type { ContractFact } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";
import { itemIn } from "../history/state.ts";
import { spoken } from "../words/spoken.ts";
import { startOf, supplyWith } from "./start-known.ts";
import { entryFor } from "../rules/work-terms.ts";
import { ITEM_CHANGE } from "./change-item.ts";
import { refusedForWork } from "./work-allowed.ts";

/**
 * Work is done (HM-03, HM-04, HH-23, IT-04, IT-08). Where the terms let the service start with it,
 * it starts the same day; where they wait for the first reading after the procedures, on that
 * reading day, once the reading days are known. HEMS installed 2024-05-10: formed and started
 * 2024-05-10. Nobody comes in without the resident's consent (MM-18).
 */
export function completeWork(asked: Asked, action: ActionOf<"complete-work">): Decision {
  const { catalogue, life, on } = asked;
  const { work } = action;
  const terms = knownWork(catalogue, life.service, work, on);
  if (!terms) return noSuchWork(asked, work);
  const shut = refusedForWork(asked, work, terms) ?? withoutConsent(asked, work, terms);
  if (shut) return shut;
  const order = openWorks(life).find((each) => each.work === work);
  const facts = { ...order?.facts, ...action.facts };
  const done: ContractFact = { type: "work-done", work, facts };
  const { events, notes } = broughtAbout(asked, terms, { work, facts });
  return ok(
    decided({
      events: [recorded(asked, done), ...events],
      notes,
      effectiveOn: on,
      clauses: terms.clause,
    }),
  );
}

function withoutConsent(asked: Asked, work: string, terms: KnownWork) {
  const word = eventsOf(asked.life, "consented").findLast((each) => each.work === work) ?? null;
  if (entryFor(terms, word).mayEnter) return null;
  return refuse({
    code: "contracts.consent-missing",
    clauses: terms.clause,
    reason:
      word === null
        ? { ja: "入居者の承諾がまだありません", en: "The resident has not agreed yet" }
        : { ja: "入居者が立ち入りを承諾していません", en: "The resident has not let anybody in" },
    needed: { ja: "立ち入りの承諾を記録してください", en: "Record the resident's consent" },
  });
}

interface Done {
  readonly work: string;
  readonly facts: Readonly<Record<string, string>>;
}

function broughtAbout(asked: Asked, terms: KnownWork, { work, facts }: Done) {
  const { life, on } = asked;
  const to = facts["to"];
  if (work === ITEM_CHANGE && to !== undefined && itemIn(asked.life, asked.on) !== to) {
    return { events: [recorded(asked, { type: "item-changed", item: to })], notes: [] };
  }
  if (terms.starts === undefined || life.startedOn !== null) return { events: [], notes: [] };
  const isSwitch = terms.starts === "service" && terms.number !== undefined;
  const switched = isSwitch ? [recorded(asked, { type: "provider-changed", direction: "in" })] : [];
  const supply = supplyWith(asked, facts);
  const starts = startOf(asked, {
    supply,
    ...(terms.starts === "service" ? { workDoneOn: on } : { proceduresDoneOn: on }),
  });
  const events = [
    ...switched,
    ...(supply ? [recorded(asked, { type: "supply-set", supply })] : []),
    ...(starts.ok ? [recorded(asked, { type: "started" }, starts.value)] : []),
  ];
  return { events, notes: starts.ok ? startNotes(starts.value, terms) : [] };
}

function startNotes(startsOn: Parameters<typeof spoken>[0], { clause }: KnownWork): Note[] {
  const day = spoken(startsOn);
  const label = { ja: `ご利用は${day.ja}に始まります`, en: `Service starts on ${day.en}` };
  return [{ label, clauses: clause, on: startsOn }];
}
