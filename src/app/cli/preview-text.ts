import { formatMonth } from "../../kernel/day.ts";
import { formatPeriod } from "../../kernel/period.ts";
import type { PreviewMonth } from "../scenario/preview.ts";
import type { RunScenario } from "../scenario/run-scenario.ts";
import { billText } from "./bill-text.ts";
import { type Language, yenText } from "./table.ts";

const WORDS = {
  ja: { total: "合計", held: "保留", nothing: "請求なし", unmet: "想定と違う" },
  en: { total: "in all", held: "held", nothing: "nothing to bill", unmet: "not as expected" },
} as const;

/**
 * The preview as people read it: bill after bill, then what was held back or was not as expected.
 */
export function previewText({ scenario, months, unmet }: RunScenario, language: Language): string {
  return [
    scenario.title,
    ...months.map((month) => monthText(month, language)),
    ...unmet.map((complaint) => `${WORDS[language].unmet}: ${complaint}`),
  ].join("\n\n");
}

function monthText({ month, bills, held, total }: PreviewMonth, language: Language): string {
  const words = WORDS[language];
  const waiting = held
    .flatMap((bill) => bill.held)
    .map(({ contract, code, missing, period }) => {
      return `${words.held}: ${contract} ${formatPeriod(period)} ${code}: ${missing}`;
    });
  const sum =
    bills.length > 1 ? [`${formatMonth(month)} ${words.total} ${yenText(total, language)}`] : [];
  const nothing =
    bills.length + held.length === 0 ? [`${formatMonth(month)} ${words.nothing}`] : [];
  return [...bills.map((bill) => billText(bill, language)), ...sum, ...waiting, ...nothing].join(
    "\n\n",
  );
}
