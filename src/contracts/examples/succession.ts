import { z } from "zod";
import { dayField } from "../../terms/fields.ts";
import { succession, type SuccessionRule } from "../rules/succession.ts";
import { refused } from "./said.ts";

const givenSchema = z.strictObject({
  how: z.enum(["inheritance", "renaming", "assignment"]),
  on: dayField,
  papers: z.array(z.string()).default([]),
  representative: z.boolean().default(false),
  representativeNamed: z.boolean().default(false),
  takesDebts: z.boolean().default(false),
});

/**
 * Worked examples of succession. given: { how, on, papers?, representative?, representativeNamed?,
 * takesDebts? }; answers { accepted, debts, takenForRepresentative, fee, amount, act }, or {
 * refused, missing }.
 */
export function evaluateSuccession(rule: SuccessionRule, given: unknown): unknown {
  const decided = succession(rule, givenSchema.parse(given));
  if (!decided.ok) {
    const { refusal } = decided;
    const missing = "missing" in refusal ? refusal.missing.map(({ paper }) => paper) : [];
    return { ...refused(refusal), missing };
  }
  const { debts, takenForRepresentative, fee, act } = decided.value;
  return {
    accepted: true,
    debts,
    takenForRepresentative,
    act,
    fee: fee?.code ?? null,
    amount: fee?.amount ?? null,
  };
}
