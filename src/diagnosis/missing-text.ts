import { AREA_NAMES, AREAS } from "../kernel/area.ts";
import type { Label } from "../terms/fields.ts";

/** What rating says in words, and how a Japanese report says it; `$1` is what stands inside. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^contract current \((.+)\)$/, "契約電流 $1"],
  [/^contract (?:capacity|power) in (.+)$/, "$1単位の契約"],
  [/^bill of (.+)$/, "$1の請求"],
  [/^mean of (.+)$/, "$1の平均"],
  [/^half-hours$/, "30分値"],
  [/^three months to (.+)$/, "$1までの3か月"],
  [/^loss rate$/, "損失率"],
  [/^at least ([^,]+)$/, "$1以上"],
  [/^at most ([^,]+)$/, "$1以下"],
];
const CONTRACT_OF = "contract of ";
const EVERYWHERE = "all, ";

/**
 * What a rating lacks, in both languages: `tokyo, bill of 2027-01` is `東京、2027-01の請求`. What it
 * has no words for stays as it is. Areas are named: `tokyo, kansai` is `東京、関西`.
 */
export function missingText(missing: string): Label {
  if (missing.startsWith(CONTRACT_OF)) {
    const kinds = missing.slice(CONTRACT_OF.length).split(" or ");
    return {
      ja: `${kinds.map((kind) => missingText(kind).ja).join("、または")}の契約`,
      en: missing,
    };
  }
  if (missing.startsWith(EVERYWHERE)) return missingText(missing.slice(EVERYWHERE.length));
  const whole = phrase(missing);
  if (whole !== null) return whole;
  const parts = missing.split(", ").map((part) => phrase(part) ?? { ja: part, en: part });
  return { ja: parts.map(({ ja }) => ja).join("、"), en: parts.map(({ en }) => en).join(", ") };
}

function phrase(text: string): Label | null {
  const area = AREAS.find((word) => word === text);
  if (area !== undefined) return AREA_NAMES[area];
  const found = SAID.find(([pattern]) => pattern.test(text));
  return found ? { ja: text.replace(...found), en: text } : null;
}
