import type { CaseFactBody } from "../../../callout/facts.ts";
import type { Family } from "../../../callout/model.ts";
import type { FieldFact } from "../../api/callout-field.ts";

/** A fact of a phone that stands for itself; a quote is made anew by the terms first. */
export type PlainFact = Exclude<FieldFact, { readonly type: "quoted" }>;

/** Whose phone it is, which the session says, and what the case is about. */
interface Of {
  readonly technician: string;
  readonly family: Family;
}

/** What a phone told, as a fact of the case. */
export function factOfTold(told: PlainFact, { technician, family }: Of): CaseFactBody {
  const { visit } = told;
  switch (told.type) {
    case "accept":
      return { type: "accepted", visit, technician };
    case "refuse":
      return { type: "offer-refused", visit, technician, reason: told.reason };
    case "release":
      return { type: "released", visit, technician, reason: told.reason };
    case "on-the-way":
    case "arrived":
      return { type: told.type, visit, technician, place: told.place };
    case "nobody-there":
      return { type: told.type, visit, technician };
    case "note":
      return { type: "noted", words: told.words };
    default:
      return doneOnSite(told, family);
  }
}

type OnSite = Exclude<
  PlainFact,
  {
    readonly type:
      | "accept"
      | "refuse"
      | "release"
      | "on-the-way"
      | "arrived"
      | "nobody-there"
      | "note";
  }
>;

function doneOnSite(told: OnSite, family: Family): CaseFactBody {
  const { visit, type } = told;
  switch (type) {
    case "identity-checked": {
      const { paper, name, pledge } = told;
      return { type, visit, paper, name, pledge };
    }
    case "police-told":
      return { type, visit, number: told.reference };
    case "cause-found": {
      const { trouble, facts, cause } = told;
      return { type, visit, trouble: { family, trouble, facts, words: "" }, cause };
    }
    case "photo-taken":
      return { type, visit, photo: told.photo, shows: told.shows };
    case "signed": {
      const { quote, hash, name, strokes } = told;
      return { type, visit, quote, hash, name, strokes };
    }
    case "quote-declined":
      return { type, visit, quote: told.quote };
    case "made-safe": {
      const { how, waitsFor, expectedOn } = told;
      return { type, visit, how, waitsFor, expectedOn };
    }
    case "finished": {
      const { outcome, words, name, strokes } = told;
      return { type, visit, outcome, words, name, strokes };
    }
    case "work-began":
    case "work-paused":
      return { type, visit };
  }
}
