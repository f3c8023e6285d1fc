import type { CalloutReport } from "../api/callout-report.ts";
import type { Language } from "./words.ts";

interface ReportWords {
  readonly lead: string;
  readonly outcome: string;
  readonly total: string;
  readonly nothing: string;
  readonly toPay: string;
  readonly toldBefore: string;
  readonly yen: (text: string) => string;
  readonly what: string;
  readonly asked: string;
  readonly said: string;
  readonly found: string;
  readonly cause: string;
  readonly done: string;
  readonly next: string;
  readonly police: string;
  readonly who: string;
  readonly minutes: string;
  readonly minutesOf: (of: CalloutReport["minutes"]) => string;
  readonly late: string;
  readonly lateBy: (minutes: number) => string;
  readonly why: string;
  readonly lines: string;
  readonly linesNote: string;
  readonly quantity: string;
  readonly amount: string;
  readonly sum: string;
  readonly notDone: string;
  readonly notDoneOf: (lines: string, total: string) => string;
  readonly photos: string;
  readonly notDrawn: string;
  readonly more: (count: number) => string;
  readonly signatures: string;
  readonly signedQuote: string;
  readonly pledge: string;
  readonly seen: string;
  readonly typed: string;
  readonly shown: (text: string) => string;
  readonly terms: (text: string) => string;
  readonly version: (version: number) => string;
}

/** The words that frame a visit's report; all others stand in its content. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = {
  ja: {
    lead: "このたびの訪問について、次のとおりご報告いたします。",
    outcome: "結果",
    total: "お支払い（税込）",
    nothing: "無料の範囲内の作業でした",
    toPay: "作業の前にご署名いただいた金額です",
    toldBefore: "訪問の前にご了承いただいた料金です",
    yen: (text) => `${text} 円`,
    what: "ご依頼と作業",
    asked: "ご依頼の内容",
    said: "お申し出",
    found: "現場で確認した内容",
    cause: "原因",
    done: "行った作業",
    next: "このあと",
    police: "警察への届け出",
    who: "うかがった者",
    minutes: "時間",
    minutesOf: ({ onSite, worked, free, covered }) => {
      const how = covered ? "無料" : "料金に含む";
      return `滞在 ${onSite}分、作業 ${worked}分${free > 0 ? `（${free}分まで${how}）` : ""}`;
    },
    late: "記録の到着",
    lateBy: (minutes) => `電波の届かない場所のため、${minutes}分後にセンターへ届きました`,
    why: "ご契約との関係",
    lines: "費用",
    linesNote: "0円の行は、約款により無料の項目です。",
    quantity: "数量 × 単価",
    amount: "金額（税込）",
    sum: "合計（税込）",
    notDone: "行わなかった作業",
    notDoneOf: (lines, total) => `${lines}（お見積もり ${total}、ご署名がないため行っていません）`,
    photos: "写真",
    notDrawn: "画面でご覧ください",
    more: (count) => `ほか${count}枚は画面でご覧ください。`,
    signatures: "ご署名",
    signedQuote: "お見積もりへのご署名（作業の前）",
    pledge: "ご本人の確認と誓約（開錠の前）",
    seen: "作業の確認（完了時）",
    typed: "（お名前の入力によるご署名）",
    shown: (text) => `提示された書類：${text}`,
    terms: (text) => `約款 ${text}`,
    version: (version) => (version === 1 ? "" : `（第${version}版）`),
  },
  en: {
    lead: "This is what was found and done on our visit.",
    outcome: "Outcome",
    total: "To pay (tax included)",
    nothing: "All of it was free of charge",
    toPay: "As signed before the work",
    toldBefore: "As told and accepted before the visit",
    yen: (text) => `${text} yen`,
    what: "Call and work",
    asked: "Called for",
    said: "In your words",
    found: "Found on site",
    cause: "Cause",
    done: "Work done",
    next: "What comes next",
    police: "Report to the police",
    who: "Who came",
    minutes: "Time",
    minutesOf: ({ onSite, worked, free, covered }) => {
      const how = covered ? "free" : "in the fee";
      const least = free > 0 ? ` (${free} min are ${how})` : "";
      return `on site ${onSite} min, at work ${worked} min${least}`;
    },
    late: "Record received",
    lateBy: (minutes) => `${minutes} min later: there was no signal on site`,
    why: "What the contract says",
    lines: "Cost",
    linesNote: "Lines at 0 are free by the terms.",
    quantity: "Quantity × price",
    amount: "Amount (with tax)",
    sum: "Total (with tax)",
    notDone: "Not done",
    notDoneOf: (lines, total) => `${lines} (quoted at ${total}, not signed, hence not done)`,
    photos: "Pictures",
    notDrawn: "see it on screen",
    more: (count) => `${count} more are to be seen on screen.`,
    signatures: "Signatures",
    signedQuote: "Quote, signed before the work",
    pledge: "Identity and pledge, before unlocking",
    seen: "Work seen when finished",
    typed: "(signed by typing the name)",
    shown: (text) => `Shown: ${text}`,
    terms: (text) => `terms ${text}`,
    version: (version) => (version === 1 ? "" : ` (version ${version})`),
  },
};
