import type { FieldFact } from "../../../../src/app/api/callout-field.ts";
import type { Entry } from "./entry.ts";
import { waits } from "./entry.ts";

export type Next =
  | { readonly send: "photo"; readonly photo: string }
  | { readonly send: "facts"; readonly facts: readonly FieldFact[] }
  | null;

/** As many facts as the server takes at once, and as much text; strokes of a pen are long. */
export const MOST_AT_ONCE = 50;
const MOST_CHARACTERS = 400_000;

/**
 * What goes out next: facts in the order of the presses, as many as fit; a picture goes before the
 * fact that names it, by itself. `unsent` are the pictures that the server has not got.
 */
export function nextOf(
  entries: readonly Entry[],
  unsent: ReadonlySet<string>,
  most: number = MOST_AT_ONCE,
): Next {
  const waiting = entries.filter(waits).map(({ fact }) => fact);
  const [first] = waiting;
  if (first === undefined) return null;
  if (namesAny(first, unsent)) return { send: "photo", photo: first.photo };
  const barred = waiting.findIndex((fact) => namesAny(fact, unsent));
  const before = barred < 0 ? waiting : waiting.slice(0, barred);
  return { send: "facts", facts: fitting(before.slice(0, most)) };
}

function namesAny(
  fact: FieldFact,
  photos: ReadonlySet<string>,
): fact is FieldFact & { readonly type: "photo-taken" } {
  return fact.type === "photo-taken" && photos.has(fact.photo);
}

/** At least one, however long: a fact that is too long is answered so. */
function fitting(facts: readonly FieldFact[]): readonly FieldFact[] {
  let characters = 0;
  const end = facts.findIndex((fact, place) => {
    characters += JSON.stringify(fact).length;
    return place > 0 && characters > MOST_CHARACTERS;
  });
  return end < 0 ? facts : facts.slice(0, end);
}
