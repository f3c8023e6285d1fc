import { z } from "zod";
import { history } from "../history.ts";
import { clauseField, labelField } from "../fields.ts";
import { defineKind } from "../kind.ts";

const field = z.strictObject({
  label: labelField,
  clause: z.array(clauseField).min(1),
  /** Left out: it may stay empty. */
  needed: z.literal(true).optional(),
  /** What it must look like; `net-name` is a mail or page name. */
  looks: z.enum(["text", "e-mail", "net-name", "supply-point"]),
  /** Fewest and most characters. */
  least: z.int().min(1).optional(),
  most: z.int().min(1).optional(),
  values: history({}),
});

/** What a form asks on an occasion, and what its answers must look like. */
export const form = defineKind("form", {
  on: z.enum(["application", "registration"]),
  fields: z.record(z.string(), field),
  /** Frequency of the supply by area, shown beside the answers. */
  hertz: z.record(z.string(), z.union([z.literal(50), z.literal(60)])).optional(),
});
