import type { BillLine } from "../../billing/index.ts";
import { explain } from "../../kernel/derivation-text.ts";
import { grouped, moneyText } from "../../kernel/number-text.ts";
import { formatPeriod } from "../../kernel/period.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { factsOf } from "./facts.ts";
import { MARK_WORDS } from "./mark-words.ts";
import type { Language } from "./table.ts";

const WORDS = {
  ja: {
    period: "対象期間",
    rule: "規定",
    clause: "条項",
    entry: "料金表の値",
    document: "出典",
    readings: "計量値",
    market: "市場価格",
    marks: "注記",
    corrects: "訂正する明細",
    yen: "円",
  },
  en: {
    period: "period",
    rule: "rule",
    clause: "clause",
    entry: "entry",
    document: "source",
    readings: "readings",
    market: "market value",
    marks: "marks",
    corrects: "corrects line",
    yen: "yen",
  },
} as const;

export interface LineAsk {
  readonly catalogue: LoadedCatalogue;
  readonly language: Language;
  readonly position: number;
}

/**
 * Everything a line rests on: its sum by hand, clauses by title, dated entries with their texts,
 * readings.
 */
export function explainLine(
  line: BillLine,
  { catalogue, language, position }: LineAsk,
): { readonly text: string; readonly json: object } {
  const words = WORDS[language];
  const clauses = line.clauses.map((id) => ({
    id,
    title: catalogue.clauses?.get(id)?.title ?? null,
  }));
  const facts = factsOf(line.why, catalogue);
  const text = [
    `${position}. ${line.label[language]}  ${moneyText(line.amount)} ${words.yen}`,
    `   ${explain(line.why, language)}`,
    `   ${words.period}: ${formatPeriod(line.period)}`,
    `   ${words.rule}: ${line.rule} / ${line.item}`,
    ...clauses.map(({ id, title }) =>
      `   ${words.clause}: ${id} ${title?.[language] ?? ""}`.trimEnd(),
    ),
    ...facts.entries.flatMap(({ entry, value, unit, source }) => [
      `   ${words.entry}: ${entry} = ${value} ${unit}`,
      ...(source ? [`     ${words.document}: ${source.title[language]} ${source.article}`] : []),
    ]),
    ...facts.readings.map(({ readings, period, wh }) => {
      return `   ${words.readings}: ${readings} ${period} ${grouped(String(wh))} Wh`;
    }),
    ...facts.market.map(({ series, over, value, unit }) => {
      return `   ${words.market}: ${series} ${over} = ${value} ${unit}`;
    }),
    ...(line.marks.length > 0
      ? [`   ${words.marks}: ${line.marks.map((mark) => MARK_WORDS[language][mark]).join(" · ")}`]
      : []),
    ...(line.corrects
      ? [`   ${words.corrects}: ${line.corrects.bill} ${line.corrects.position}`]
      : []),
  ].join("\n");
  return { text, json: { position, clauseTitles: clauses, facts } };
}
