import { type Action, actionSchema, DAY_FIELDS } from "../../contracts/index.ts";
import { formatDay } from "../../kernel/day.ts";

/** An action as requests and the database hold it, days as text; `decodeAction` reads it back. */
export function encodeAction(action: Action): Readonly<Record<string, unknown>> {
  const written = Object.entries(action).map(([name, value]) =>
    DAY_FIELDS.has(name) && typeof value === "number" ? [name, dayText(value)] : [name, value],
  );
  return Object.fromEntries(written);
}

export function decodeAction(stored: unknown): Action {
  return actionSchema.parse(stored);
}

function dayText(value: number): string {
  return formatDay(value as Parameters<typeof formatDay>[0]);
}
