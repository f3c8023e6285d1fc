import { addDays, type Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note } from "../decision.ts";
import { lastDayToMeet } from "../rules/end-by-operator.ts";
import { stamped } from "../household/household-after.ts";
import { spoken } from "../words/spoken.ts";
import { heardBy } from "../household/dwellings.ts";
import { noSuchGround } from "./no-such-ground.ts";
import { refusedByState } from "./state-needed.ts";

type Grounds<Kind extends "suspension" | "ending"> = RuleOf<Kind>["grounds"][string];

/**
 * Say to a customer what a stop or an end would rest on (MM-19, IT-13, EN-21): a notice, a warning,
 * a demand. Asked on Friday 2024-05-10 to pay, EN may end it once 2024-05-24 has passed.
 */
export function tell(asked: Asked, action: ActionOf<"tell">): Decision {
  const shut = refusedByState(asked, "suspension", ["accepted", "active", "suspended", "paused"]);
  if (shut) return shut;
  const { catalogue, life, on } = asked;
  const { what, ground, inWriting } = action;
  const stop = rulesOf(catalogue, life.service, "suspension").at(0)?.rule.grounds[ground];
  const end = rulesOf(catalogue, life.service, "ending").at(0)?.rule.grounds[ground];
  const clauses = [...new Set([...(stop?.clause ?? []), ...(end?.clause ?? [])])];
  if (clauses.length === 0) return noSuchGround(asked, { kind: "suspension", reason: NOWHERE });
  const heard = heardBy(asked, stop?.tells ?? "customer");
  const notes = [
    ...(stop && what !== "demand" ? afterWarning(stop, asked) : []),
    ...(end && what === "demand" ? afterDemand(end, asked) : []),
  ];
  const event = stamped(asked, { type: "told", what, ground, inWriting }, on);
  return ok(decided({ events: [{ contract: heard.id, event }], notes, clauses }));
}

const NOWHERE = { ja: "この契約の規約にない事由です", en: "These terms know no such ground" };

function afterWarning(ground: Grounds<"suspension">, { on }: Asked): Note[] {
  const entry = inForceOn(ground.values, on);
  if (!entry.ok) return [];
  switch (entry.value.route) {
    case "at-once":
      return [];
    case "after-notice": {
      const label = { ja: "利用停止ができるようになります", en: "The service may be stopped now" };
      return [{ label, clauses: ground.clause, on }];
    }
    case "after-unheeded-warning": {
      const { unheededAfterDays } = entry.value;
      return unheededAfterDays === undefined
        ? [heededByFinding(ground)]
        : [from(addDays(on, unheededAfterDays), ground.clause)];
    }
  }
}

function heededByFinding({ clause }: Grounds<"suspension">): Note {
  const label = {
    ja: "改められないことを確認したのち、利用停止ができます",
    en: "It may be stopped once the desk finds the warning unheeded",
  };
  return { label, clauses: clause, on: null };
}

function from(lastDay: Day, clauses: readonly string[]): Note {
  const day = spoken(lastDay);
  const label = {
    ja: `${day.ja}までに改められない場合、その翌日から次の手続きに進めます`,
    en: `Unless it is mended by ${day.en}, the next step may follow from the day after`,
  };
  return { label, clauses, on: lastDay };
}

function afterDemand(ground: Grounds<"ending">, asked: Asked): Note[] {
  const entry = inForceOn(ground.values, asked.on);
  if (!entry.ok || !entry.value.demand) return [];
  const { catalogue, life, on } = asked;
  const daysOff = extraDaysOff(catalogue, life.service, { purpose: "closing", on });
  return [from(lastDayToMeet(entry.value.demand, on, daysOff), ground.clause)];
}
