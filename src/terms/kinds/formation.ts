import { z } from "zod";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/** The day on which a contract exists. */
export const formation = defineKind("formation", {
  values: history({
    on: z.enum(["acceptance", "acceptance-sent", "work-done"]),
    /** Codes of the works whose completion forms the contract. */
    works: z.array(z.string()).min(1).optional(),
    /** Codes of works with whose completion the changed contract forms anew. */
    anew: z.array(z.string()).min(1).optional(),
  }),
});
