import type { Label } from "../../terms/fields.ts";

/** How the parts of a list are kept apart. */
interface Between {
  readonly ja: string;
  readonly en: string;
}

const COMMA: Between = { ja: "、", en: ", " };
/** Between whole sentences, which hold commas themselves. */
export const SENTENCES: Between = { ja: "／", en: "; " };

/** Names in one list, in both languages. */
export function listed(labels: readonly Label[], between: Between = COMMA): Label {
  return {
    ja: labels.map(({ ja }) => ja).join(between.ja),
    en: labels.map(({ en }) => en).join(between.en),
  };
}
