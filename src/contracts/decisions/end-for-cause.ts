import type { Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../household/close-life.ts";
import {
  type Asked,
  decided,
  type Decision,
  type Note,
  refuse,
  type Refused,
} from "../decision.ts";
import { endOfTrial } from "../deadlines/trial.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { endByOperator, type EndRefusal } from "../rules/end-by-operator.ts";
import { recorded } from "../household/household-after.ts";
import { spoken } from "../words/spoken.ts";
import { toldOn } from "../history/told.ts";
import { endsAnyway } from "./ends-anyway.ts";
import { noSuchGround } from "./no-such-ground.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * The operator ends a contract on a ground of the terms (HM-07, HH-18, EN-21), with everything that
 * ends along with it. Unpaid power, written to on 2024-05-10: the earliest last day is 2024-05-25.
 */
export function endForCause(asked: Asked, action: ActionOf<"end-for-cause">): Decision {
  const { catalogue, contract, life, on, now } = asked;
  const rule = rulesOf(catalogue, life.service, "ending").at(0);
  const ground = rule?.rule.grounds[action.ground];
  if (!rule || !ground) return unknownGround(asked);
  const shut = refusedByState(asked, "ending", ["accepted", "active", "suspended", "paused"]);
  if (shut) return shut;
  const clauses = ground.clause;
  if (ground.during === "trial" && !isInTrial(asked, action.endsOn)) return noTrial(clauses);
  const found = endByOperator(rule, {
    ground: action.ground,
    noticedOn: on,
    inWriting: action.inWriting,
    endsOn: action.endsOn,
    suspended: asked.state === "suspended",
    demandedOn:
      toldOn(life, action.ground, on).findLast(({ what }) => what === "demand")?.on ?? null,
    daysOff: extraDaysOff(catalogue, life.service, { purpose: "closing", on }),
  });
  if (!found.ok) return refused(found.refusal, clauses);
  const { endsOn: lastDay } = action;
  const reason = ground.endsAs ?? action.ground;
  const own = closeLife(life, { lastDay, reason, on, now });
  if (own.length === 0) return endsAnyway(asked, clauses);
  const { follows, events } = whatFollowsEnd(asked, contract.id, lastDay, reason);
  const { endsOn, inWriting } = action;
  return ok(
    decided({
      events: [
        recorded(asked, { type: "end-noticed", ground: action.ground, endsOn, inWriting }),
        ...own.map((event) => ({ contract: contract.id, event })),
        ...events,
      ],
      follows,
      notes: ground.during === "trial" ? [] : debtsDue(rule.rule, clauses),
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

function debtsDue({ debts }: RuleOf<"ending">, clauses: readonly string[]): readonly Note[] {
  if (debts !== "due-at-once") return [];
  const label = {
    ja: "未払いの債務は、期限を待たずにすべてお支払いいただきます",
    en: "Everything owed falls due at once",
  };
  return [{ label, clauses, on: null }];
}

/** A trial may be cut short at any time (EN-12); a paid service needs a ground of EN-21. */
function isInTrial(asked: Asked, endsOn: Day): boolean {
  return endOfTrial(asked).some(({ on: lastDay }) => endsOn <= lastDay);
}

function noTrial(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.no-trial",
    clauses,
    reason: { ja: "無料トライアルの期間中ではありません", en: "No free trial runs on that day" },
    needed: { ja: "解約の事由を選んでください", en: "Choose a ground for ending it" },
  });
}

function unknownGround(asked: Asked): Decision {
  const known = rulesOf(asked.catalogue, asked.life.service, "ending").length > 0;
  return noSuchGround(asked, {
    kind: known ? "ending" : "notice",
    reason: {
      ja: "規約にこの事由による解除の定めがありません",
      en: "These terms know no end on that ground",
    },
  });
}

function refused(refusal: EndRefusal, clauses: readonly string[]): Decision {
  return refuse({ code: refusal.code, clauses, ...wordsOf(refusal) });
}

function wordsOf(refusal: EndRefusal): Pick<Refused, "reason" | "needed" | "days"> {
  const none = { needed: null, days: {} };
  switch (refusal.code) {
    case "contracts.no-such-ground":
      return { ...none, reason: { ja: "規約にない事由です", en: "No such ground" } };
    case "contracts.not-in-writing":
      return {
        ...none,
        reason: { ja: "書面による通知が必要です", en: "Notice must be given in writing" },
      };
    case "contracts.not-suspended":
      return {
        ...none,
        reason: { ja: "利用停止中ではありません", en: "It is not suspended" },
        needed: { ja: "先に利用停止が必要です", en: "It must be suspended first" },
      };
    case "contracts.demand-missing":
      return {
        ...none,
        reason: { ja: "催告の記録がありません", en: "Nobody was asked to mend or pay it" },
        needed: { ja: "先に催告を記録してください", en: "Record the demand first" },
      };
    case "contracts.demand-may-still-be-met": {
      const { lastDay } = refusal;
      const day = spoken(lastDay);
      return {
        reason: {
          ja: `催告の期限（${day.ja}）はまだ過ぎていません`,
          en: `The demand may be met through ${day.en}`,
        },
        needed: null,
        days: { lastDay },
      };
    }
    case "contracts.notice-too-short": {
      const { latestNotice, earliest } = refusal;
      const [by, first] = [spoken(latestNotice), spoken(earliest)];
      return {
        reason: {
          ja: `その日に終えるには${by.ja}までの通知が必要でした`,
          en: `For that day notice was due by ${by.en}`,
        },
        needed: {
          ja: `本日の通知では、もっとも早い最終日は${first.ja}です`,
          en: `Told today, the earliest last day is ${first.en}`,
        },
        days: { latestNotice, earliest },
      };
    }
  }
}
