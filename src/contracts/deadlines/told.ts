import { addDays, type Day } from "../../kernel/day.ts";
import { extraDaysOff } from "../../terms/business-days.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import { endByOperator } from "../rules/end-by-operator.ts";
import type { ContractEvent } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";
import { type Dated, type Found, isOverOn } from "./found.ts";

type Told = Extract<ContractEvent, { readonly type: "told" }>;

/**
 * By when a demand is to be met, or a warning heeded, before the operator may go on (EN-21, MM-19).
 * Ten business days from Friday 2024-05-10: 2024-05-24.
 */
export function daysToMeetDemands(dated: Dated): readonly Found[] {
  return eventsOf(dated.life, "told").flatMap((told) => {
    const on = told.what === "demand" ? demandUntil(told, dated) : warningUntil(told, dated);
    if (on === null || isOverOn(dated, on) || isFollowed(told, dated)) return [];
    return [
      {
        kind: "demand-met" as const,
        on,
        of: told.ground,
        label: {
          ja: "ご対応をお願いしている期限",
          en: "By when what was asked for is to be done",
        },
        clauses: clausesOfGround(told, dated),
        concerns: "both" as const,
      },
    ];
  });
}

/** The rule that would refuse an end today says until when the demand may be met. */
function demandUntil({ ground, on }: Told, { catalogue, life: { service } }: Dated): Day | null {
  const rule = rulesOf(catalogue, service, "ending").at(0);
  const terms = rule?.rule.grounds[ground];
  if (!rule || !terms || !inForceOn(terms.values, on).ok) return null;
  const daysOff = extraDaysOff(catalogue, service, { purpose: "closing", on });
  const asked = { ground, noticedOn: on, demandedOn: on, endsOn: on, daysOff };
  const ending = endByOperator(rule, { ...asked, inWriting: true, suspended: true });
  if (ending.ok || ending.refusal.code !== "contracts.demand-may-still-be-met") return null;
  return ending.refusal.lastDay;
}

function warningUntil({ what, ground, on }: Told, dated: Dated): Day | null {
  if (what !== "warning") return null;
  const rule = rulesOf(dated.catalogue, dated.life.service, "suspension").at(0)?.rule;
  const terms = rule?.grounds[ground];
  const entry = terms && inForceOn(terms.values, on);
  const days = entry?.ok ? entry.value.unheededAfterDays : undefined;
  return days === undefined ? null : addDays(on, days);
}

/** The operator has gone on already. */
function isFollowed({ ground, on }: Told, { life }: Dated): boolean {
  const steps = [...eventsOf(life, "suspended"), ...eventsOf(life, "end-noticed")];
  return steps.some((step) => step.ground === ground && step.on >= on);
}

function clausesOfGround({ what, ground }: Told, dated: Dated): readonly string[] {
  const { catalogue, life } = dated;
  const ending = rulesOf(catalogue, life.service, "ending").at(0)?.rule.grounds[ground];
  const stop = rulesOf(catalogue, life.service, "suspension").at(0)?.rule.grounds[ground];
  return (what === "demand" ? ending : stop)?.clause ?? [];
}
