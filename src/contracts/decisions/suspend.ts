import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import {
  type Asked,
  type Consequence,
  decided,
  type Decision,
  type Note,
  refuse,
} from "../decision.ts";
import { stamped } from "../household/household-after.ts";
import type { Contract } from "../model.ts";
import { spoken } from "../words/spoken.ts";
import { stateOf } from "../history/state.ts";
import { type Stop, stopService, type StopRefusal } from "../rules/stop-service.ts";
import { lifeOf } from "../history/read-history.ts";
import { toldOn } from "../history/told.ts";
import { dwellingsUnder, heardBy, onEach } from "../household/dwellings.ts";
import { noSuchGround } from "./no-such-ground.ts";
import { refusedByState } from "./state-needed.ts";

type Ground = RuleOf<"suspension">["grounds"][string];

/**
 * Stop the service on a ground, by the route that the ground has (MM-19, HM-08, IT-13, IT-22,
 * EN-21): at once, after a notice, or after a warning that nobody heeded. HEMS stopped 2024-05-10
 * for a breach: 2024-11-09 at the longest.
 */
export function suspend(asked: Asked, action: ActionOf<"suspend">): Decision {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "suspension").at(0);
  const ground = rule?.rule.grounds[action.ground];
  if (!rule || !ground) return noSuchGround(asked, { kind: "suspension", reason: NO_STOP });
  const clauses = ground.clause;
  if (asked.state === "suspended") return alreadySuspended(clauses);
  const shut = refusedByState(asked, "suspension", ["active", "paused"]);
  if (shut) return shut;
  const heard = lifeOf(heardBy(asked, ground.tells ?? "customer"));
  const told = toldOn(heard, action.ground, on);
  const found = stopService(rule, {
    ground: action.ground,
    on,
    noticedOn: told.at(-1)?.on ?? null,
    warnedOn: told.findLast(({ what }) => what !== "notice")?.on ?? null,
    unheeded: action.unheeded,
  });
  if (!found.ok) return refused(found.refusal, clauses);
  const event = stamped(asked, { type: "suspended", ground: action.ground }, on);
  const others = ground.tells === "representative" ? servedUnder(asked) : [];
  return ok(
    decided({
      events: [{ contract: asked.contract.id, event }, ...onEach(others, event)],
      follows: others.map((contract) => alsoSuspended(asked, contract, ground)),
      notes: notesOf(found.value, ground),
      effectiveOn: on,
      clauses,
    }),
  );
}

/** A building that does not pay is not served, and neither are the dwellings under it. */
function servedUnder(asked: Asked): readonly Contract[] {
  return dwellingsUnder(asked).filter((contract) => {
    const state = stateOf(lifeOf(contract), asked.on);
    return state === "active" || state === "paused";
  });
}

function alsoSuspended({ on }: Asked, contract: Contract, ground: Ground): Consequence {
  return {
    contract: contract.id,
    service: contract.service,
    what: "is-suspended",
    on,
    label: {
      ja: `入居者の契約も停止します（${ground.label.ja}）`,
      en: `The resident's contract is suspended as well (${ground.label.en})`,
    },
    clauses: ground.clause,
  };
}

const UNTIL: Readonly<Record<Ground["until"], Note["label"]>> = {
  "ground-is-gone": {
    ja: "停止の事由がなくなるまで停止します",
    en: "Stopped until the ground is gone",
  },
  paid: { ja: "お支払いが確認できるまで停止します", en: "Stopped until it is paid" },
  "identity-papers-arrive": {
    ja: "本人確認書類が届くまで停止します",
    en: "Stopped until identity papers arrive",
  },
  "credential-renewed": {
    ja: "IDまたはパスワードが再発行されるまで停止します",
    en: "Stopped until the id or password is renewed",
  },
};

const FEE: Readonly<Record<Ground["fee"], Note["label"] | null>> = {
  "goes-on": { ja: "停止中も料金はかかります", en: "The fee goes on meanwhile" },
  stops: { ja: "停止中の料金はかかりません", en: "No fee meanwhile" },
  "not-said": null,
};

const ROUTE: Readonly<Record<Stop["route"], Note["label"]>> = {
  "at-once": {
    ja: "予告なしに、すぐに停止できる事由です",
    en: "On this ground it may be stopped at once, without notice",
  },
  "after-notice": {
    ja: "予告が済んでいるため、停止できます",
    en: "Notice was given, so it may be stopped",
  },
  "after-unheeded-warning": {
    ja: "警告に応じていただけなかったため、停止できます",
    en: "The warning was not heeded, so it may be stopped",
  },
};

function notesOf(
  { route, lastDay, until, fee }: Stop,
  { clause: clauses }: Ground,
): readonly Note[] {
  const notes: Note[] = [
    { label: ROUTE[route], clauses, on: null },
    { label: UNTIL[until], clauses, on: null },
  ];
  if (lastDay !== null) {
    const day = spoken(lastDay);
    const label = { ja: `長くても${day.ja}までです`, en: `Through ${day.en} at the longest` };
    notes.push({ label, clauses, on: lastDay });
  }
  const said = FEE[fee];
  return said === null ? notes : [...notes, { label: said, clauses, on: null }];
}

const NO_STOP = {
  ja: "規約にこの事由による利用停止の定めがありません",
  en: "These terms know no suspension on that ground",
};

function alreadySuspended(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.already-suspended",
    clauses,
    reason: { ja: "すでに利用停止中です", en: "It is suspended already" },
  });
}

function refused({ code }: StopRefusal, clauses: readonly string[]): Decision {
  switch (code) {
    case "contracts.no-such-ground":
      return refuse({
        code,
        clauses,
        reason: { ja: "規約にない事由です", en: "These terms know no such ground" },
      });
    case "contracts.notice-missing":
      return refuse({
        code,
        clauses,
        reason: { ja: "停止の前の通知（催告）がありません", en: "Nobody was told beforehand" },
        needed: { ja: "先に通知を記録してください", en: "Tell the customer first" },
      });
    case "contracts.warning-missing":
      return refuse({
        code,
        clauses,
        reason: { ja: "停止の前の警告がありません", en: "There was no warning" },
        needed: { ja: "先に警告を記録してください", en: "Warn the customer first" },
      });
    case "contracts.warning-may-still-be-heeded":
      return refuse({
        code,
        clauses,
        reason: {
          ja: "警告はされていますが、改められないことがまだ確認されていません",
          en: "The warning may still be heeded",
        },
        needed: {
          ja: "改められないことを確認してください",
          en: "Find that the warning was not heeded",
        },
      });
  }
}
