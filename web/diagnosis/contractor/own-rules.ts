import type { z } from "zod";
import type { ownRulesSchema } from "../../../src/app/api/diagnosis-run.ts";
import { ask } from "../../api.ts";
import type { Terms } from "../worker/messages.ts";

type LeftOut = z.output<typeof ownRulesSchema>["leftOut"];

/** The contractor's own plans as rules, and those of them that no diagnosis compares. */
export const ownRules = {
  queryKey: ["diagnosis", "own-rules"],
  queryFn: () =>
    ask<Terms["own"] & { readonly leftOut: LeftOut }>("GET", "/api/diagnosis/plans/rules"),
  staleTime: 0,
};
