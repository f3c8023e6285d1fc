import { valueOf } from "../../kernel/evaluate-why.ts";
import { multiply, whole } from "../../kernel/exact.ts";
import { settle } from "../../kernel/yen.ts";
import type { Judged } from "../../points/index.ts";
import type { Label } from "../../terms/fields.ts";
import { kwhWords } from "./words.ts";

/** What use had to stay below, in Wh; digits below one are cut for reading only. */
export function boundWh({ bound }: Pick<Judged, "bound">): number | null {
  return bound === null ? null : settle(multiply(valueOf(bound), whole(1000)), "down");
}

/** Mean of the months or days that counted, in Wh, cut. */
export function meanWh({ before }: Pick<Judged, "before">): number | null {
  const known = before.flatMap(({ wh }) => (wh === null ? [] : [wh]));
  if (known.length === 0) return null;
  return Math.floor(known.reduce((sum, wh) => sum + wh, 0) / known.length);
}

/** Met, and yet no points: another event of the day has them. */
const ONCE: Label = {
  ja: "ポイントは1日1回のため、同じ日の別のイベントで付きます。",
  en: " Points come once a day: another event of that day has them.",
};

/** Why it brought points, or none, in a sentence. */
export function verdictWords(judged: Judged): Label {
  const bound = boundWh(judged);
  const used = judged.usedWh === null ? "" : kwhWords(judged.usedWh);
  const line = bound === null ? "" : kwhWords(bound);
  const known = judged.before.filter(({ wh }) => wh !== null).length;
  switch (judged.verdict) {
    case "met": {
      const once = judged.points === 0;
      return {
        ja: `使用量 ${used} は基準 ${line} を下回りました。${once ? ONCE.ja : ""}`,
        en: `Use of ${used} lies below ${line}.${once ? ONCE.en : ""}`,
      };
    }
    case "not-below":
      return {
        ja: `使用量 ${used} は基準 ${line} を下回りませんでした。`,
        en: `Use of ${used} does not lie below ${line}.`,
      };
    case "use-unknown":
      return {
        ja: "使用量の一部がまだ届いていないため、判定していません。届き次第、判定します。",
        en: "Part of the use is not known yet, so it is not judged. It will be when it is.",
      };
    case "too-few-before":
      return {
        ja: `比べられる実績が足りないため（${known}件）、判定していません。`,
        en: `Too little is known from before to compare with (${known}), so it is not judged.`,
      };
    case "no-contract":
      return {
        ja: "両方のご契約がそろっていない期間のため、対象外です。",
        en: "Both contracts did not run through it.",
      };
    case "left":
      return { ja: "参加を取りやめました。", en: "You left this event." };
  }
}
