import { type Day, parseDay } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { eventsOf } from "../history/read-history.ts";
import { spoken } from "../words/spoken.ts";
import type { StartRefusal } from "../rules/start.ts";
import { startOf, supplyWith } from "./start-known.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Tell the customer the day from which the service runs (KK-09). Told for a day ahead, the service
 * starts when that day has come; told for today or a day before, at once. Told again before the
 * start, the newest day counts.
 */
export function notifyStart(asked: Asked, { startsOn }: ActionOf<"notify-start">): Decision {
  const { life, on } = asked;
  const clauses = startClauses(asked);
  const shut = refusedByState(asked, "start", ["accepted"]) ?? startedAlready(asked);
  if (shut) return shut;
  if (!waitsForNotice(asked)) return startsOtherwise(clauses);
  if (life.acceptedOn !== null && startsOn < life.acceptedOn) {
    return beforeAcceptance(life.acceptedOn, clauses);
  }
  const day = spoken(startsOn);
  const label = { ja: `ご利用は${day.ja}に始まります`, en: `Service starts on ${day.en}` };
  const told = recorded(asked, { type: "start-notified", startsOn });
  const begun = startsOn <= on ? [recorded(asked, { type: "started" }, startsOn)] : [];
  const notes = [{ label, clauses, on: startsOn }];
  return ok(decided({ events: [told, ...begun], notes, effectiveOn: startsOn, clauses }));
}

/**
 * What the start waits for is known (KK-09, HM-04, HH-02, IT-08): the service starts on the day
 * that the terms give, and on no other. Procedures done 2024-05-02 and readings on the 10th:
 * 2024-05-10; used since a day before the application: that day.
 */
export function start(asked: Asked, action: ActionOf<"start">): Decision {
  const shut = refusedByState(asked, "start", ["accepted"]) ?? startedAlready(asked);
  if (shut) return shut;
  const { life } = asked;
  const clauses = startClauses(asked);
  const { startsOn, facts } = action;
  const supply = supplyWith(asked, facts);
  if (needsSupply(asked) && life.supply === null && supply === null) return noSupply(clauses);
  const notified = notifiedNow(asked, startsOn);
  const procedures = parseDay(facts["proceduresDone"] ?? "");
  const day = startOf(asked, {
    ...(notified === null ? {} : { notifiedOn: notified }),
    ...(procedures === null ? {} : { proceduresDoneOn: procedures }),
    usedSince: parseDay(facts["usedSince"] ?? life.applied.facts?.["usedSince"] ?? ""),
    supply,
  });
  if (!day.ok) return notKnown(day.refusal, clauses);
  if (startsOn !== null && startsOn !== day.value) return otherDay(day.value, clauses);
  const told =
    notified === null ? [] : [recorded(asked, { type: "start-notified", startsOn: notified })];
  return ok(
    decided({
      events: [
        ...told,
        ...(supply ? [recorded(asked, { type: "supply-set", supply }, day.value)] : []),
        recorded(asked, { type: "started" }, day.value),
      ],
      effectiveOn: day.value,
      clauses,
    }),
  );
}

function startClauses({ catalogue, life }: Asked): readonly string[] {
  return clausesOf(catalogue, life.service, "start");
}

function waitsForNotice({ catalogue, life, on }: Asked): boolean {
  const rule = rulesOf(catalogue, life.service, "start").at(0)?.rule;
  const entry = rule?.values.findLast(({ from }) => from <= on);
  return (
    rule === undefined ||
    (entry !== undefined && !("ended" in entry) && entry.on === "notified-day")
  );
}

/** A day named at the start, where the customer was told none before, is told with it. */
function notifiedNow(asked: Asked, startsOn: Day | null): Day | null {
  if (startsOn === null || !waitsForNotice(asked)) return null;
  return eventsOf(asked.life, "start-notified").length === 0 ? startsOn : null;
}

function needsSupply({ catalogue, life }: Asked): boolean {
  return rulesOf(catalogue, life.service, "supply-period").length > 0;
}

function startedAlready(asked: Asked) {
  if (asked.life.startedOn === null) return null;
  const day = spoken(asked.life.startedOn);
  return refuse({
    code: "contracts.started-twice",
    clauses: startClauses(asked),
    reason: {
      ja: `ご利用の開始日は${day.ja}に決まっています`,
      en: `The start is fixed already: ${day.en}`,
    },
    days: { startsOn: asked.life.startedOn },
  });
}

function startsOtherwise(clauses: readonly string[]) {
  return refuse({
    code: "contracts.start-not-by-notice",
    clauses,
    reason: {
      ja: "このサービスの開始日は、通知ではなく工事・手続きで決まります",
      en: "This service starts with work or procedures, not with a notice",
    },
    needed: { ja: "工事・手続きの完了を記録してください", en: "Record that the work is done" },
  });
}

function beforeAcceptance(acceptedOn: Day, clauses: readonly string[]) {
  const day = spoken(acceptedOn);
  return refuse({
    code: "contracts.start-before-acceptance",
    clauses,
    reason: {
      ja: `承諾の日（${day.ja}）より前には始められません`,
      en: `It cannot start before it was accepted on ${day.en}`,
    },
    days: { earliest: acceptedOn },
  });
}

function noSupply(clauses: readonly string[]) {
  return refuse({
    code: "contracts.supply-not-known",
    clauses,
    reason: { ja: "供給の内容がまだわかりません", en: "The supply is not known yet" },
    needed: {
      ja: "エリア・計器番号・契約容量・検針日をご記入ください",
      en: "Give area, meter, capacity and reading days",
    },
  });
}

function otherDay(startsOn: Day, clauses: readonly string[]) {
  const day = spoken(startsOn);
  return refuse({
    code: "contracts.start-other-day",
    clauses,
    reason: {
      ja: `約款による開始日は${day.ja}です`,
      en: `Under the terms it starts on ${day.en}`,
    },
    days: { startsOn },
  });
}

const WAITS: Readonly<Record<StartRefusal["waitsFor"], Label>> = {
  "notified-day": { ja: "開始日の通知", en: "the day to be told" },
  "work-done": { ja: "工事の完了", en: "the work to be done" },
  procedures: { ja: "切り替え手続きの完了", en: "the procedures to be done" },
  "reading-day": { ja: "手続き後の最初の検針日", en: "the first reading day after them" },
};

function notKnown({ code, waitsFor }: StartRefusal, clauses: readonly string[]) {
  const what = WAITS[waitsFor];
  return refuse({
    code,
    clauses,
    reason: { ja: "開始日がまだ決まりません", en: "The start day is not known yet" },
    needed: { ja: `${what.ja}を待っています`, en: `It waits for ${what.en}` },
  });
}
