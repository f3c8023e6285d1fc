import { z } from "zod";
import { history } from "../history.ts";
import { defineKind } from "../kind.ts";

/** The day on which the service starts. */
export const start = defineKind("start", {
  values: history({
    on: z.enum(["notified-day", "work-done", "first-reading-after-procedures"]),
    /** Whether a reading on the very day the procedures are done is the first one after them. */
    readingOnThatDay: z.enum(["counts", "does-not-count"]).optional(),
    /** Used already before the application. */
    usedBefore: z.literal("day-use-began").optional(),
  }),
});
