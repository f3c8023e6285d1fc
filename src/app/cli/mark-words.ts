import type { BillLine } from "../../billing/index.ts";
import type { Language } from "./table.ts";

type Mark = BillLine["marks"][number];

/** What a line rests on besides facts, as a bill and its explanation print it. */
export const MARK_WORDS = {
  ja: {
    illustrative: "例示の値",
    unverified: "未確認の値",
    estimated: "推計値を含む",
    interpretation: "約款の解釈",
  },
  en: {
    illustrative: "illustrative",
    unverified: "unverified",
    estimated: "estimated",
    interpretation: "interpretation",
  },
} as const satisfies Record<Language, Record<Mark, string>>;
