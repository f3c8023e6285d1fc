import { z } from "zod";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/** A trial without a fee, from the day the contract forms, which is day 1. */
export const trial = defineKind("trial", {
  /** What ends it besides its days; the earliest counts. */
  endsAlsoAt: z.array(z.enum(["start-of-paid-service", "decision-of-the-provider"])).min(1),
  /** On the day a paid service starts, the trial is over already. */
  lastDayBeforePaid: z.literal("day-before"),
  values: history({ days: z.int().min(1) }),
});
