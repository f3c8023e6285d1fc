import type { z } from "zod";
import { dropPlan, loadPlans, lockPlans, savePlan } from "../../../diagnosis/store-plans.ts";
import { no, ok } from "../../../kernel/result.ts";
import { formatPath, formatProblem } from "../../../terms/problem.ts";
import type { PlanCheck } from "../../api/diagnosis-business.ts";
import { MOST_OWN_PLANS } from "../../api/diagnosis-question.ts";
import type { ownRulesSchema } from "../../api/diagnosis-run.ts";
import { draftOf, ownText } from "../../diagnosis/kept-plans.ts";
import { type CheckedPlan, checkPlanText } from "../../plans/check-plan-text.ts";
import { type OwnTerms, ownTerms } from "../../plans/own-rules.ts";
import { rankPlan } from "../../plans/rank-plan.ts";
import type { Handlers } from "../handler.ts";
import type { World } from "../reads/world.ts";
import { type Inside, insideReader } from "./contractor-reader.ts";

/** Plans that a contractor wrote or pasted, kept as text; its agencies read them alone. */
export function planHandlers(world: World) {
  const inside = insideReader(world);
  return {
    checkPlan: ({ session, body: { plan, examples } }) =>
      inside(session, async ({ today }) => {
        const { catalogue } = world;
        const checked = checkPlanText(plan, examples, catalogue);
        const rank = checked.ok ? rankPlan(catalogue, checked, today) : null;
        return ok({ ...checkView(checked), rank });
      }),
    planDrafts: ({ session }) => inside(session, all),
    savePlan: ({ session, body }) =>
      inside(session, async (at) => {
        if (at.agencyId !== null) return no({ code: "diagnosis.plans-of-contractor" });
        const { who: by, now } = at;
        const name = body.name.trim();
        await lockPlans(at.tx, at.accountId);
        const before = await loadPlans(at.tx, at.accountId);
        const isNew = before.every((plan) => plan.name !== name);
        if (isNew && before.length >= MOST_OWN_PLANS)
          return no({ code: "diagnosis.plans-too-many" });
        await savePlan(at.tx, at.accountId, { ...body, name, by, now });
        return all(at);
      }),
    ownRules: ({ session }) =>
      inside(session, async ({ tx, accountId }) => {
        const drafts = await loadPlans(tx, accountId);
        return ok(ownRulesView(ownTerms(world.catalogue, drafts.map(ownText))));
      }),
    dropPlan: ({ session, params }) =>
      inside(session, async (at) => {
        if (at.agencyId !== null) return no({ code: "diagnosis.plans-of-contractor" });
        const dropped = await dropPlan(at.tx, at.accountId, Number(params.draft));
        return dropped ? all(at) : no({ code: "diagnosis.plan-not-found" });
      }),
  } satisfies Partial<Handlers>;
}

function checkView(checked: CheckedPlan): Omit<PlanCheck, "rank"> {
  if (!checked.ok) {
    const problems = checked.problems.map((each) => ({ ...each, path: formatPath(each.path) }));
    return { ok: false, plans: [], examples: 0, named: [], unheld: null, problems };
  }
  const { plans, examples, named, unheld } = checked;
  return {
    ok: true,
    plans: plans.map(({ address, supplier, label }) => ({ address, supplier, label })),
    examples,
    named: [...named],
    unheld: unheld && [...unheld],
    problems: [],
  };
}

/** As the browser's worker lays them over its pack. */
function ownRulesView({ own, leftOut }: OwnTerms): z.output<typeof ownRulesSchema> {
  return {
    ...own,
    rules: [...own.rules],
    warnings: [...own.warnings],
    leftOut: leftOut.map(({ file, name, problems }) => {
      return { draft: draftOf(file), name, problems: problems.map(formatProblem) };
    }),
  };
}

async function all({ tx, accountId }: Inside) {
  const plans = await loadPlans(tx, accountId);
  return ok({ plans: plans.map(({ planId: draft, ...rest }) => ({ draft, ...rest })) });
}
