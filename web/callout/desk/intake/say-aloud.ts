import type { CheckedCall, EntitlementView } from "../../../../src/app/api/callout.ts";
import { say, yenText } from "../../../format.ts";
import type { CalloutDeskWords } from "../../../words/callout-desk-ja.ts";
import type { Language } from "../../../words/language.ts";

/** What the desk reads out: the price before anybody comes, and the wait as it is. */
export function sayAloud(
  checked: CheckedCall,
  words: CalloutDeskWords,
  language: Language,
): readonly string[] {
  const { entitlement, waitMinutes } = checked;
  if (entitlement === null) return [];
  const comes = entitlement.outcome === "covered" || entitlement.outcome === "priced";
  const wait =
    comes && waitMinutes !== null
      ? [words.intake.sayWait(waitMinutes.from, waitMinutes.until)]
      : [];
  return [...saidOf(entitlement, words, language), ...wait];
}

function saidOf(
  entitlement: EntitlementView,
  { intake: words }: CalloutDeskWords,
  language: Language,
): readonly string[] {
  switch (entitlement.outcome) {
    case "covered":
      return [words.sayCovered(entitlement.freeMinutes)];
    case "priced":
      return [
        entitlement.visitFee > 0 ? words.sayPriced(yenText(entitlement.visitFee)) : words.sayQuoted,
      ];
    case "refused":
      return entitlement.reasons
        .slice(0, 1)
        .map((reason) => words.sayRefused(say(reason.words, language)));
    case "handed-over":
      return [];
  }
}
