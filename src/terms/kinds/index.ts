import type { z } from "zod";
import { businessDays } from "./business-days.ts";
import { monthlyFee } from "./monthly-fee.ts";
import { tax } from "./tax.ts";

/** Every rule kind, by the name that stands in `kind:`. One line each, in alphabetical order. */
export const KINDS = {
  "business-days": businessDays,
  "monthly-fee": monthlyFee,
  "tax": tax,
} as const;

export type KindName = keyof typeof KINDS;
export type RuleOf<K extends KindName> = z.output<(typeof KINDS)[K]["schema"]>;
export type Rule = { [K in KindName]: RuleOf<K> }[KindName];
