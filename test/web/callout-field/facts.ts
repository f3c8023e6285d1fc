import type { FieldFact } from "../../../src/app/api/callout-field.ts";
import type { Entry, Told } from "../../../web/callout/field/queue/entry.ts";

/** What a press says, without its visit. */
export type Body = Told extends infer T
  ? T extends Told
    ? Omit<T, "number" | "visit">
    : never
  : never;

/** `00000000-0000-4000-8000-000000000007` */
export function idOf(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
}

/** A fact of the first visit of a case; `minute` is when, of the hour from 1:00 UTC. */
export function factOf(place: number, body: Body, minute = place): FieldFact {
  const at = `2026-11-29T01:${String(minute).padStart(2, "0")}:00.000Z`;
  // What is added is the same for each type of fact.
  return { id: idOf(place), at, number: "KT-261129-0007", visit: 1, ...body } as FieldFact;
}

export function entryOf(place: number, body: Body, minute = place): Entry {
  return { place, owner: "T-0007", fact: factOf(place, body, minute), refused: null };
}
