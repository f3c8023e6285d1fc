import type { Day } from "../../kernel/day.ts";
import type { Trouble } from "../model.ts";
import type { Entitlement } from "./entitlement.ts";
import { familySkill } from "./family-skill.ts";

/** Nothing is given and nobody comes: what a decision begins with. */
export function blankEntitlement(trouble: Trouble, on: Day): Entitlement {
  const { family } = trouble;
  return {
    outcome: "refused",
    service: null,
    contract: null,
    standing: "none",
    on,
    trouble,
    response: { ja: "", en: "" },
    freeMinutes: 0,
    freePartsYen: null,
    visitsLeft: null,
    visitFee: 0,
    fees: [],
    cancelFee: 0,
    overtime: null,
    barred: [],
    night: null,
    before: [],
    skill: familySkill(family),
    urgency: "today",
    usualMinutes: 30,
    reasons: [],
    terms: [],
  };
}
