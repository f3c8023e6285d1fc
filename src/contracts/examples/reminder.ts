import { z } from "zod";
import { addDays, formatDay } from "../../kernel/day.ts";
import type { Catalogue, Located } from "../../terms/catalogue.ts";
import { dayField } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import { DEADLINE_KINDS } from "../../terms/kinds/reminder.ts";
import type { Deadline } from "../deadlines/deadline.ts";
import { datedOf } from "../deadlines/agenda.ts";
import { deadlinesOf } from "../deadlines/deadlines-of.ts";
import { contractEventSchema } from "../history/event-schema.ts";
import { readHistory } from "../history/read-history.ts";
import { tenureOf } from "../history/tenure.ts";

const givenSchema = z.strictObject({
  service: z.string(),
  events: z.array(contractEventSchema).min(1),
  /** The day on which the contract is looked at. */
  on: dayField,
  from: dayField.optional(),
  through: dayField,
  /** Only deadlines of these kinds. */
  kinds: z.array(z.enum(DEADLINE_KINDS)).min(1).optional(),
});

/**
 * Worked examples of deadlines and of when they are told. given: { service, events (a history), on,
 * from? (else on), through, kinds? }; answers { deadlines: [{ kind, on, tellOn, act, actOn }] } or
 * { refused }.
 */
export function evaluateReminder(
  _rule: Located<RuleOf<"reminder">>,
  given: unknown,
  catalogue: Catalogue,
): unknown {
  const { service, events, on, from = on, through, kinds } = givenSchema.parse(given);
  const contract = { id: "K-1", service, history: events };
  const life = readHistory(contract);
  if (!life.ok) return { refused: life.refusal.code };
  const tenure = tenureOf(contract, catalogue, { through: on });
  if (!tenure.ok) return { refused: tenure.refusal.code };
  const dated = datedOf(catalogue, contract, on);
  const found = deadlinesOf(dated, { from, through });
  const wanted = found.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  return { deadlines: wanted.map(shown) };
}

function shown({ kind, on, tellBefore, act, clauses }: Deadline): unknown {
  const told = tellBefore.map((days) => formatDay(addDays(on, -days)));
  const actOn = act === null ? null : formatDay(addDays(on, 1));
  return { kind, on: formatDay(on), tellOn: told, act: act?.type ?? null, actOn, clauses };
}
