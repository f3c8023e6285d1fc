import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, refuse } from "../decision.ts";
import { whatFollowsEnd } from "../household/dependents.ts";
import { clausesOfApplying } from "../household/failed-conditions.ts";
import { recorded } from "../household/household-after.ts";
import { refuseUnlessWaiting } from "./accept.ts";

interface Ground {
  readonly code: string;
  readonly label: Label;
  readonly clauses: readonly string[];
}

/**
 * Refuse an application on a ground of the terms (MM-04, EN-09, IT-19), named by the code of its
 * condition: `ecorepo-mems/condition/falsehood`, or `falsehood` alone. The applicant is told.
 */
export function refuseApplication(asked: Asked, action: ActionOf<"refuse">): Decision {
  const shut = refuseUnlessWaiting(asked);
  if (shut) return shut;
  const grounds = groundsOf(asked);
  const ground = grounds.find(
    ({ code }) => code === action.code || code.endsWith(`/${action.code}`),
  );
  if (!ground) return notAmong(grounds, asked, action.code);
  const { code, label, clauses } = ground;
  const [clause = ""] = clauses;
  const said = action.reason.trim();
  const { follows, events } = whatFollowsEnd(asked, asked.contract.id, asked.on, "refused");
  return ok(
    decided({
      events: [recorded(asked, { type: "refused", code, clause }), ...events],
      follows,
      notes: [
        {
          label: {
            ja: `お申し込みの方に理由をお知らせします：${label.ja}${said === "" ? "" : `（${said}）`}`,
            en: `The applicant is told why: ${label.en}${said === "" ? "" : ` (${said})`}`,
          },
          clauses,
          on: asked.on,
        },
      ],
      clauses,
    }),
  );
}

/** Every condition of application is a ground to refuse. */
function groundsOf({ catalogue, life }: Asked): readonly Ground[] {
  return rulesOf(catalogue, life.service, "condition").flatMap(({ id, rule }) =>
    Object.entries(rule.conditions)
      .filter(([, { at }]) => at.includes("apply"))
      .map(([name, { label, clause }]) => ({ code: `${id}/${name}`, label, clauses: clause })),
  );
}

function notAmong(grounds: readonly Ground[], { catalogue, life }: Asked, code: string): Decision {
  return refuse({
    code: "contracts.no-such-ground",
    clauses: clausesOfApplying(catalogue, life.service),
    reason: {
      ja: `「${code}」というお断りの理由は約款にありません`,
      en: `The terms know no ground ${code}`,
    },
    needed: {
      ja: grounds.map(({ label }) => label.ja).join("／"),
      en: grounds.map((ground) => ground.code).join(", "),
    },
  });
}
