import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { serviceName } from "../../terms/service-name.ts";
import type { ActionOf } from "../action-schema.ts";
import { closeLife } from "../household/close-life.ts";
import { warningsFor } from "../rules/deadline-check.ts";
import {
  type Asked,
  decided,
  type Decision,
  type Note,
  refuse,
  type Refused,
} from "../decision.ts";
import { type Followed, whatFollowsEnd } from "../household/dependents.ts";
import { recorded } from "../household/household-after.ts";
import { noticeEffect, type NoticeRule } from "../rules/notice.ts";
import { spoken } from "../words/spoken.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { isAliveAfter, standingOf } from "../household/standing.ts";
import { endsAnyway } from "./ends-anyway.ts";
import { refusedByState } from "./state-needed.ts";
import { answered, refusedUnanswered } from "./unanswered.ts";
import { REMOVAL } from "./work-allowed.ts";

/** Why a contract ended whose customer moved house. */
const MOVED = "moved";

/**
 * Leave the dwelling (IT-29, HM-06, HH-06, MM-16): the contract ends by the terms for moving, else
 * by those for leaving; the new dwelling is a new application. Fibre removed on 2025-04-05 ends
 * with 2025-04-30, the month of the removal.
 */
export function move(asked: Asked, action: ActionOf<"move">): Decision {
  const { catalogue, contract, life, on, now } = asked;
  const shut =
    refusedByState(asked, "notice", ["accepted", "active", "suspended", "paused"]) ??
    refusedUnanswered(asked, action);
  if (shut) return shut;
  const rule = rulesOf(catalogue, life.service, "notice").at(0);
  if (!rule) return noNotice(asked);
  const { act, clauses } = actOf(rule);
  const effect = effectOf(rule, asked, action, { act, clauses });
  if (!effect.ok) return effect;
  const lastDay = effect.value;
  const closing = closeLife(life, { lastDay, reason: MOVED, on, now });
  if (closing.length === 0) return endsAnyway(asked, clauses);
  const followed = whatFollowsEnd(asked, contract.id, lastDay, MOVED);
  return ok(
    decided({
      events: [
        ...answered(asked, action),
        recorded(asked, { type: "notice-given", leavesOn: lastDay, reason: MOVED, act }),
        ...closing.map((event) => ({ contract: contract.id, event })),
        ...removalOf(asked, action.removalOn ?? action.wishedOn),
        ...followed.events,
      ],
      follows: followed.follows,
      notes: [
        ...warningsFor(catalogue, life.service, "move", action.answers, on),
        ...notesOn(asked, lastDay, { followed, clauses }),
      ],
      effectiveOn: lastDay,
      clauses,
    }),
  );
}

interface Act {
  readonly act: string;
  readonly clauses: readonly string[];
}

function actOf({ rule }: NoticeRule): Act {
  const act = "move" in rule.acts ? "move" : "leave";
  return { act, clauses: rule.acts[act]?.clause ?? rule.clause };
}

function effectOf(
  rule: NoticeRule,
  asked: Asked,
  action: ActionOf<"move">,
  { act, clauses }: Act,
): Result<Day, Refused> {
  const { wishedOn, removalOn: workOn } = action;
  const effect = noticeEffect(rule, { act, noticedOn: asked.on, wishedOn, workOn });
  if (effect.ok) return ok(effect.value.effectiveOn);
  const reason = {
    ja: "この契約には転居・解約の定めがありません",
    en: "These terms know no notice of moving",
  };
  return no(refuse({ code: effect.refusal.code, clauses, reason }).refusal);
}

function noNotice({ catalogue, life }: Asked): Decision {
  return refuse({
    code: "contracts.no-such-act",
    clauses: clausesOf(catalogue, life.service, "start"),
    reason: {
      ja: "このサービスには、転居だけの届出はありません",
      en: "This service knows no notice of moving",
    },
    needed: {
      ja: "インターネット接続サービスの転居とあわせてお手続きください",
      en: "It ends with the internet contract; move that one",
    },
  });
}

/** What is mounted is taken away where the terms know of a removal. */
function removalOf(asked: Asked, plannedOn: Day) {
  const { catalogue, life } = asked;
  const known = rulesOf(catalogue, life.service, "work").some(({ rule }) => REMOVAL in rule.works);
  if (!known || life.startedOn === null) return [];
  return [recorded(asked, { type: "work-ordered", work: REMOVAL, plannedOn, facts: {} })];
}

interface Moved {
  readonly followed: Followed;
  readonly clauses: readonly string[];
}

/** The new dwelling is a new contract; each contract that still runs at the old one is named. */
function notesOn(asked: Asked, lastDay: Day, { followed, clauses }: Moved): Note[] {
  const { catalogue, contract, contracts, on } = asked;
  const ending = followed.follows.filter(({ what }) => what === "ends");
  const staying = contracts.filter((other) => {
    if (other.id === contract.id || ending.some((each) => each.contract === other.id)) return false;
    return isAliveAfter(standingOf(other, catalogue, on), lastDay);
  });
  const day = spoken(lastDay);
  return [
    {
      label: {
        ja:
          `このお住まいの契約は${day.ja}で終わります。` +
          "新しいお住まいでは、あらためてお申し込みが必要です",
        en: `This contract ends with ${day.en}; the new dwelling needs a new application`,
      },
      clauses,
      on: lastDay,
    },
    ...staying.map((other) => stayingNote(asked, other.service)),
  ];
}

function stayingNote({ catalogue }: Asked, service: string): Note {
  const name = serviceName(catalogue, service);
  return {
    label: {
      ja: `${name.ja}もこのお住まいのご契約です。あわせて転居のお手続きが必要です`,
      en: `${name.en} is a contract of this dwelling too: move it as well`,
    },
    clauses: clausesOf(catalogue, service, "notice"),
    on: null,
  };
}
