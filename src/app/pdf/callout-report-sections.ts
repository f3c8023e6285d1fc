import type { CalloutReport } from "../api/callout-report.ts";
import type { DocumentContent } from "../api/document.ts";
import type { LabelText } from "../api/fields.ts";
import { grouped } from "./grouped.ts";
import { REPORT_WORDS } from "./callout-report-words.ts";
import type { Language } from "./words.ts";

type Section = DocumentContent["sections"][number];
type Row = Section["rows"][number];

/** What was asked, found and done, and what the contract says to it. */
export function reportSections(content: CalloutReport, language: Language): Section[] {
  const words = REPORT_WORDS[language];
  const { cause, technician, lateMinutes } = content;
  const company = technician.company === "" ? "" : `（${technician.company}）`;
  const rows = [
    row(words.asked, content.trouble.label[language]),
    row(words.said, content.trouble.words),
    row(words.found, cause?.trouble[language] ?? ""),
    row(words.cause, cause?.cause[language] ?? ""),
    row(words.done, content.done),
    row(words.next, content.next?.[language] ?? ""),
    row(words.police, content.police ?? ""),
    row(words.who, `${technician.name}${company}`),
    row(words.minutes, words.minutesOf(content.minutes)),
    ...content.notDone.map(({ lines, total }) => {
      const named = lines.map((line) => line[language]).join("、");
      return row(words.notDone, words.notDoneOf(named, words.yen(grouped(String(total)))));
    }),
    row(words.late, lateMinutes === 0 ? "" : words.lateBy(lateMinutes)),
    ...content.reasons.map((reason, index) =>
      row(index === 0 ? words.why : "", reason.words[language], reason.clauses),
    ),
  ];
  const filled = rows.filter(({ value }) => value[language] !== "");
  return [{ heading: both(words.what), rows: filled, paragraphs: [], blanks: [] }];
}

function row(label: string, value: string, clauses: readonly string[] = []): Row {
  const chips = clauses.map((id) => ({ id, title: both(id) }));
  return { label: both(label), value: both(value), clauses: chips, illustrative: false };
}

/** The words of one language alone: the sheet draws no other. */
function both(text: string): LabelText {
  return { ja: text, en: text };
}
