import { dropPlan, loadPlans, savePlan } from "../../../diagnosis/store-plans.ts";
import { no, ok } from "../../../kernel/result.ts";
import { formatPath } from "../../../terms/problem.ts";
import type { PlanCheck } from "../../api/diagnosis-business.ts";
import { type CheckedPlan, checkPlanText } from "../../plans/check-plan-text.ts";
import { rankPlan } from "../../plans/rank-plan.ts";
import type { Handlers } from "../handler.ts";
import type { World } from "../reads/world.ts";
import { type Inside, insideReader } from "./contractor-reader.ts";

/** Plans that a contractor wrote or pasted, kept as text. */
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
        const { who: by, now } = at;
        await savePlan(at.tx, at.accountId, { ...body, name: body.name.trim(), by, now });
        return all(at);
      }),
    dropPlan: ({ session, params }) =>
      inside(session, async (at) => {
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

async function all({ tx, accountId }: Inside) {
  const plans = await loadPlans(tx, accountId);
  return ok({ plans: plans.map(({ planId: draft, ...rest }) => ({ draft, ...rest })) });
}
