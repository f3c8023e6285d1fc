import { z } from "zod";
import { dayField } from "../../terms/fields.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { clocksOf } from "../coverage/clocks.ts";
import { dangerOf } from "../coverage/dangers.ts";
import { DANGERS, URGENCIES } from "../model.ts";

const dangersGiven = z.strictObject({
  dangers: z.partialRecord(z.enum(DANGERS), z.enum(["yes", "no"])),
  on: dayField,
});
const clocksGiven = z.strictObject({ urgency: z.enum(URGENCIES), on: dayField });

/**
 * Worked examples of what every call begins with: { dangers, on } → the gravest danger, whom to
 * call and the clauses, or null; { urgency, on } → minutes of each clock.
 */
export function evaluateIntake(
  _rule: Located<RuleOf<"intake">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const asked = z.union([dangersGiven, clocksGiven]).parse(given);
  if ("urgency" in asked) {
    const clocks = Object.entries(clocksOf(catalogue, asked.urgency, asked.on));
    return Object.fromEntries(clocks.map(([clock, seconds]) => [clock, seconds / 60]));
  }
  const danger = dangerOf(catalogue, asked.dangers, asked.on);
  if (danger === null) return { danger: null };
  const { line, clauses, script } = danger;
  return { danger: danger.danger, phone: line.phone, clauses, script };
}
