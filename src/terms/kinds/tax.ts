import { z } from "zod";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/**
 * Rate of consumption tax by date, national and local together. Which rate a charge has is decided
 * by its day.
 */
export const tax = defineKind("tax", {
  unit: z.literal("percent"),
  values: history({ percent: z.literal([8, 10]) }),
});
