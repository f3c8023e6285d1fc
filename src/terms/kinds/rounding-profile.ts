import { z } from "zod";
import { history } from "../history.ts";
import { roundingField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const step = z.union([z.literal("keep"), roundingField]);

/** Where a seller drops digits. Part of the tariff: two sellers differ on equal figures. */
export const roundingProfile = defineKind("rounding-profile", {
  profiles: z.record(
    z.string(),
    history({
      /** Measured use before it is priced, each time band for itself. */
      usage: step,
      /** Base and energy charge together, after discounts. */
      energy: step,
      /** Fuel adjustment and state support, each for itself. */
      fuel: step,
      levy: step,
      /** The whole: the sum of all the above. */
      total: step,
    }),
  ),
});
export type RoundingStep = z.output<typeof step>;
