import { parseDay, type Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Refusal } from "./problems.ts";

interface Dated {
  readonly on?: string | undefined;
  readonly reason: string;
}

/**
 * The earlier day for which staff enters something, or null for today. A day to come is no day on
 * which anything happened yet, and an earlier one needs its reason.
 */
export function enteredFor({ on, reason }: Dated, today: Day): Result<Day | null, Refusal> {
  if (on === undefined) return ok(null);
  const day = parseDay(on);
  if (day === null || day > today) return fault("on", "write a day up to today, YYYY-MM-DD");
  if (day < today && reason.trim() === "") {
    return fault("reason", "say why it is entered for an earlier day");
  }
  return ok(day === today ? null : day);
}

export function fault(path: string, message: string) {
  return no<Refusal>({ code: "http.bad-request", fields: [{ path, message }] });
}
