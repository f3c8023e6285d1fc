import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { openWorks } from "../deadlines/work.ts";
import { recorded } from "../household/household-after.ts";
import { type KnownWork, knownWork, noSuchWork } from "./known-work.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { REMOVAL, refusedForWork } from "./work-allowed.ts";

/**
 * Order work at the dwelling (MM-18, HM-04, HH-23, IT-08), with a day or waiting for one; ordered
 * again, the new day counts. Who must agree, and who may have to be at home, is said.
 */
export function orderWork(asked: Asked, action: ActionOf<"order-work">): Decision {
  const { catalogue, life, on } = asked;
  const { work, plannedOn, facts } = action;
  const terms = knownWork(catalogue, life.service, work, on);
  if (!terms) return noSuchWork(asked, work);
  const shut = refusedForWork(asked, work, terms);
  if (shut) return shut;
  if (plannedOn !== null && plannedOn < on) return dayPassed(asked, terms);
  return ok(
    decided({
      events: [recorded(asked, { type: "work-ordered", work, plannedOn, facts })],
      notes: notesOn(asked, work, terms),
      effectiveOn: plannedOn,
      clauses: terms.clause,
    }),
  );
}

function dayPassed({ on }: Asked, { clause }: KnownWork) {
  return refuse({
    code: "contracts.day-passed",
    clauses: clause,
    reason: { ja: "予定日が過ぎています", en: "That day has passed" },
    needed: { ja: "本日以降の日をお選びください", en: "Choose today or a later day" },
    days: { earliest: on },
  });
}

function notesOn(asked: Asked, work: string, { entry, mayNeed, charge, clause }: KnownWork) {
  const notes: Note[] = (mayNeed ?? []).map((label) => ({ label, clauses: clause, on: null }));
  if (charge === "none") {
    const label = { ja: "費用はかかりません", en: "It is free of charge" };
    notes.push({ label, clauses: clause, on: null });
  }
  const asks = eventsOf(asked.life, "consented").findLast((each) => each.work === work);
  if (entry && asks?.given !== true) {
    const label = {
      ja: "お部屋への立ち入りには、入居者の承諾が必要です",
      en: "Entry needs the resident's consent",
    };
    notes.push({ label, clauses: clause, on: null });
  }
  return notes;
}

/** Take an order back: the work is no longer waited for. */
export function cancelWork(asked: Asked, { work }: ActionOf<"cancel-work">): Decision {
  const { catalogue, life, on } = asked;
  if (!openWorks(life).some((order) => order.work === work)) return notOrdered(asked);
  const clauses =
    knownWork(catalogue, life.service, work, on)?.clause ??
    clausesOf(catalogue, life.service, work === REMOVAL ? "notice" : "start");
  return ok(decided({ events: [recorded(asked, { type: "work-cancelled", work })], clauses }));
}

/** No: nobody ordered it, or it is done or taken back already. */
export function notOrdered({ catalogue, life }: Asked) {
  return refuse({
    code: "contracts.work-not-ordered",
    clauses: clausesOf(catalogue, life.service, "work"),
    reason: {
      ja: "その工事・作業の手配はありません",
      en: "That work is not ordered",
    },
  });
}
