import { addDays, type Day } from "../../kernel/day.ts";
import { ok } from "../../kernel/result.ts";
import { wholeDays } from "../../rating/outage-credit.ts";
import type { Chargeable } from "../../rating/tenure.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";
import { rightByOutages } from "./leaving-reasons.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Service was not there: from which day the operator knew, for how long on end, by whose fault
 * (EN-18, EN-19, IT-13). The bill takes it off by itself: 49 hours in June are two days of June's
 * fee; ten days on end free a month of fibre; the third hour in a month gives a right to leave.
 */
export function recordOutage(asked: Asked, action: ActionOf<"record-outage">): Decision {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "outage-credit").at(0);
  if (!rule) return noSuchTerms(asked);
  const { clause } = rule.rule;
  const shut = refusedByState(asked, "outage-credit", ["active", "suspended", "paused"]);
  if (shut) return shut;
  const from = action.from ?? on;
  const { minutes, fault } = action;
  const wrong = dayFault(asked, from, minutes);
  if (wrong) return wrong;
  const chargeable = { code: "outage", on: from, quantity: minutes, facts: { fault } } as const;
  return ok(
    decided({
      events: [recorded(asked, { type: "charged", ...chargeable }, from)],
      notes: [...rightNote(asked, chargeable), ...feeGoesOn(fault, clause)],
      clauses: clause,
    }),
  );
}

function noSuchTerms({ catalogue, life }: Asked): Decision {
  return refuse({
    code: "contracts.no-terms-for-outages",
    clauses: clausesOf(catalogue, life.service, "outage-credit"),
    reason: {
      ja: "この規約には利用できなかった日の料金の定めがありません",
      en: "These terms say nothing about fees of days without service",
    },
  });
}

/** Only what is over is recorded, and only of days on which there was service to miss. */
function dayFault({ catalogue, life, on }: Asked, from: Day, minutes: number): Decision | null {
  const clauses = clausesOf(catalogue, life.service, "outage-credit");
  const began = life.startedOn;
  const days = wholeDays({ from, minutes });
  if (began !== null && from < began) {
    return refuse({
      code: "contracts.outage-before-start",
      clauses,
      reason: {
        ja: `ご利用開始（${spoken(began).ja}）より前の日です`,
        en: `Service began only on ${spoken(began).en}`,
      },
      days: { earliest: began },
    });
  }
  const lastDay = days === 0 ? from : addDays(from, days - 1);
  if (lastDay <= on) return null;
  return refuse({
    code: "contracts.outage-not-over",
    clauses,
    reason: {
      ja: `${spoken(lastDay).ja}まで続く障害は、まだ終わっていません`,
      en: `An outage through ${spoken(lastDay).en} is not over yet`,
    },
    needed: { ja: "復旧してから記録してください", en: "Record it once service is back" },
    days: { earliest: lastDay },
  });
}

/** The right to leave that this outage, with those before it, gives (EN-19). */
function rightNote(asked: Asked, outage: Chargeable): readonly Note[] {
  const { tenure } = asked;
  const chargeables = [...tenure.chargeables, outage];
  const { clauses, lastDay } = rightByOutages({ ...asked, tenure: { ...tenure, chargeables } });
  if (lastDay === null || lastDay < asked.on) return [];
  const day = spoken(lastDay);
  const label = {
    ja: `${day.ja}まで、障害を理由に、期間満了までの料金なしで解約できます`,
    en: `Through ${day.en} the contract may be left for the outages, owing nothing for the rest`,
  };
  return [{ label, clauses, on: lastDay }];
}

function feeGoesOn(fault: "provider" | "other", clauses: readonly string[]): readonly Note[] {
  if (fault === "provider") return [];
  const label = {
    ja: "提供会社の責めによらないため、料金はそのままかかります",
    en: "Not by the provider's fault: the fee goes on",
  };
  return [{ label, clauses, on: null }];
}
