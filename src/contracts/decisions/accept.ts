import { ok } from "../../kernel/result.ts";
import type { ActionOf } from "../action-schema.ts";
import { conditionFactsOf } from "../household/condition-facts.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import {
  clausesOfApplying,
  failedConditions,
  refusedByConditions,
} from "../household/failed-conditions.ts";
import { recorded } from "../household/household-after.ts";
import { refusedByNumber } from "./number-life.ts";
import { eventsOf } from "../history/read-history.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { itemIn } from "../history/state.ts";
import { refuseWhenOver } from "./refuse-over.ts";

/**
 * Accept an application (MM-04, EN-12, IT-08, IT-19): its conditions are asked once more as things
 * stand on the day, and a number that it brought must still live. Call-out whose line was refused
 * in the meantime is not accepted.
 */
export function accept(asked: Asked, _action: ActionOf<"accept">): Decision {
  const { catalogue, life } = asked;
  const shut = refuseUnlessWaiting(asked) ?? failing(asked) ?? numberExpired(asked);
  if (shut) return shut;
  const used = eventsOf(life, "number-issued")
    .slice(-1)
    .map(({ number, value }) => recorded(asked, { type: "number-used", number, value }));
  const clauses = [
    ...new Set([
      ...clausesOf(catalogue, life.service, "formation"),
      ...clausesOfApplying(catalogue, life.service),
    ]),
  ];
  const accepted = [recorded(asked, { type: "accepted" }), ...used];
  return ok(decided({ events: accepted, notes: waitsFor(asked), clauses }));
}

/** Null while nobody has decided on the application. */
export function refuseUnlessWaiting(asked: Asked) {
  const { catalogue, life, state } = asked;
  const over = refuseWhenOver(asked, "formation");
  if (over) return over;
  if (state === "applied" && life.acceptedOn === null) return null;
  return refuse({
    code: "contracts.already-decided",
    clauses: clausesOf(catalogue, life.service, "formation"),
    reason: {
      ja: "このお申し込みは、すでに承諾されています",
      en: "The application was accepted already",
    },
  });
}

function failing(asked: Asked) {
  const { catalogue, life, contract } = asked;
  const { applied, service } = life;
  const facts = conditionFactsOf(asked, {
    at: "apply",
    service,
    item: itemIn(life, asked.on),
    options: applied.options,
    channel: applied.channel,
    payment: applied.payment ?? null,
    ...(applied.customer === undefined ? {} : { customer: applied.customer }),
    facts: applied.facts ?? {},
    building: applied.building,
    contract: contract.id,
    together: [],
  });
  return refusedByConditions(catalogue, failedConditions(catalogue, service, facts));
}

/** The newest number counts: one that expired may have been asked for anew. */
function numberExpired({ catalogue, life, on }: Asked) {
  const newest = eventsOf(life, "number-issued").at(-1);
  if (!newest) return null;
  const { number, value, on: issuedOn } = newest;
  return refusedByNumber(catalogue, life.service, { number, value, issuedOn, usedOn: on });
}

/** KK-09, HM-04, HH-02, IT-08: accepted is not yet started. */
function waitsFor({ catalogue, life }: Asked): Note[] {
  const clauses = clausesOf(catalogue, life.service, "start");
  const label = {
    ja: "ご利用は、開始日が決まりしだい始まります",
    en: "Service starts once its day is known",
  };
  return [{ label, clauses, on: null }];
}
