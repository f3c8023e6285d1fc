import type { Need } from "../../../callout/case/summary.ts";
import type { ConflictCode } from "../../../callout/case/case-now.ts";
import type { Label } from "../../../terms/fields.ts";
import { wordsOf } from "../problems.ts";

/** What stands at a case for the desk, in few words. */
export const NEED_WORDS: Readonly<Record<Need, Label>> = {
  nobody: { ja: "担当が未定", en: "nobody yet" },
  price: { ja: "料金の了承待ち", en: "price not accepted yet" },
  place: { ja: "場所が未確認", en: "place not found" },
  conflict: { ja: "食い違う記録あり", en: "records conflict" },
  "nobody-there": { ja: "訪問先が不在", en: "nobody was at home" },
  whose: { ja: "お客さまの確認待ち", en: "whose home is it?" },
  part: { ja: "部品・再訪待ち", en: "waits for a part" },
};

/** Why something that was told does not count. */
export function conflictWords(code: ConflictCode): Label {
  return wordsOf(code);
}
