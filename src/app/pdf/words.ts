import type { LabelText } from "../api/fields.ts";

export type Language = keyof LabelText;

/** The words of a printed bill. */
export const PDF_WORDS = {
  ja: {
    title: "請求書（適格請求書）",
    plainTitle: "請求書",
    month: (text: string) => `${text.slice(0, 4)}年${Number(text.slice(5, 7))}月分`,
    day: (text: string) => {
      const [year, month, date] = text.split("-").map(Number);
      return `${year}年${month}月${date}日`;
    },
    to: (name: string) => `${name} 様`,
    total: "ご請求金額（税込）",
    yen: "円",
    number: "請求書番号",
    issued: "発行日",
    due: "お支払期限",
    payment: "お支払方法",
    registration: "登録番号",
    rate: (percent: number) => `${percent}% 対象（税込）`,
    tax: "うち消費税額",
    untaxed: "不課税",
    lines: "内訳",
    period: "対象期間",
    added: "消費税（税抜の行への加算）",
    beforeTax: "税抜",
    corrects: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月分の訂正`,
    page: (page: number, of: number) => `${page} / ${of} ページ`,
    note: "税額は税率ごとに1回だけ端数を処理しています。各行の下に計算の式を示します。※は例示・未確認・推計の値に基づく行です。",
  },
  en: {
    title: "Invoice (qualified invoice)",
    plainTitle: "Invoice",
    month: (text: string) => `for ${text}`,
    day: (text: string) => text,
    to: (name: string) => name,
    total: "Amount due (tax included)",
    yen: "yen",
    number: "Bill no.",
    issued: "Issued",
    due: "Due",
    payment: "Paid by",
    registration: "Registration no.",
    rate: (percent: number) => `At ${percent}% (tax included)`,
    tax: "of which consumption tax",
    untaxed: "Not taxed",
    lines: "Details",
    period: "Period",
    added: "Consumption tax added to lines before tax",
    beforeTax: "before tax",
    corrects: (month: string) => `corrects ${month}`,
    page: (page: number, of: number) => `page ${page} of ${of}`,
    note:
      "Tax is rounded once per rate. Each line is followed by its sum. Lines marked * rest on " +
      "illustrative, unverified or estimated values.",
  },
} as const;
