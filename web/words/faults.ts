import type { LabelText } from "../../src/app/api/fields.ts";
import { dayText } from "../format.ts";

/** Why an answer cannot be taken: one sentence that also says what can be. */
export const faults = {
  missing: {
    typed: { ja: "入力してください。", en: "Please write something here." },
    chosen: { ja: "どれかを選んでください。", en: "Please choose." },
  },
  notBefore: (earliest: string): LabelText => ({
    ja: `${dayText(earliest, "ja", true)}以降の日を入力してください。`,
    en: `Please write a day from ${dayText(earliest, "en", true)} on.`,
  }),
  yen: {
    ja: "金額を数字で入力してください（例 3,850）。",
    en: "Please write whole yen, such as 3,850.",
  },
  count: { ja: "1から99の数字を入力してください。", en: "Please write a number from 1 to 99." },
  long: { ja: "500文字までで入力してください。", en: "Please write up to 500 letters." },
} as const;
