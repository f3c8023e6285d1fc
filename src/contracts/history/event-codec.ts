import { day, formatDay } from "../../kernel/day.ts";
import type { ContractEvent } from "../model.ts";

/** Keys of an event, at any depth, whose values are days. */
const DAY_KEYS: ReadonlySet<string> = new Set([
  "on",
  "sentOn",
  "factOn",
  "leavesOn",
  "plannedOn",
  "startsOn",
  "endsOn",
  "effectiveOn",
  "lastDayToLeaveFree",
]);

/**
 * The event as files and the database keep it: days as text, absent keys absent. What
 * `contractEventSchema` reads back is the same event.
 */
export function encodeEvent(event: ContractEvent): Record<string, unknown> {
  const written = Object.entries(event).map(([key, value]) =>
    DAY_KEYS.has(key) && typeof value === "number" ? [key, dayText(value)] : [key, value],
  );
  const encoded: Record<string, unknown> = Object.fromEntries(written);
  if (event.type === "supply-set") {
    const { supply } = event;
    encoded["supply"] = { ...supply, readingDays: supply.readingDays.map(dayText) };
  }
  return encoded;
}

function dayText(value: number): string {
  return formatDay(value as Parameters<typeof formatDay>[0]);
}

/**
 * An event from the database, which was checked when it was recorded: only days are turned back.
 * Parsing whole histories again for each bill run would cost more than rating them.
 */
export function decodeEvent(stored: Readonly<Record<string, unknown>>): ContractEvent {
  const event: Record<string, unknown> = { ...stored };
  for (const key of DAY_KEYS) {
    const text = event[key];
    if (typeof text === "string") event[key] = day(text);
  }
  const supply = event["supply"];
  if (isRecord(supply) && Array.isArray(supply["readingDays"])) {
    event["supply"] = { ...supply, readingDays: supply["readingDays"].map(String).map(day) };
  }
  return event as unknown as ContractEvent;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
