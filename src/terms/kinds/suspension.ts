import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const ground = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Who is told: the customer, or whoever pays for the building. */
  tells: z.enum(["customer", "representative"]).optional(),
  /** What ends it besides its longest time. */
  until: z.enum(["ground-is-gone", "paid", "identity-papers-arrive", "credential-renewed"]),
  /** Whether the monthly fee goes on meanwhile. */
  fee: z.enum(["goes-on", "stops", "not-said"]),
  values: history({
    route: z.enum(["at-once", "after-notice", "after-unheeded-warning"]),
    longestMonths: z.int().min(1).optional(),
    /** A warning counts as unheeded after so many days; left out: when the desk says so. */
    unheededAfterDays: z.int().min(1).optional(),
  }),
});

/** When the operator may stop the service, by ground. */
export const suspension = defineKind("suspension", { grounds: z.record(z.string(), ground) });
