import { useId, useState } from "react";
import type { BillLine } from "../../src/app/api/bill.ts";
import { amountText, dayText, monthText, periodText, say } from "../format.ts";
import { Amount } from "../parts/amount.tsx";
import { MarkChips, MarkReasons } from "../parts/marks.tsx";
import { useSpeech } from "../words/language.ts";
import { useReadingWords } from "../words/use-reading.ts";

/** One line: a button over its whole row that unfolds the sum as one would write it by hand. */
export function BillLineRow({ line }: { readonly line: BillLine }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const tax =
    line.tax.kind === "added"
      ? reading.bill.taxAdded
      : line.tax.kind === "none"
        ? reading.bill.taxNone
        : null;
  return (
    <li className={open ? "line open" : "line"}>
      <button
        type="button"
        className="line-head"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="row">
          <span className="line-name">
            <span className={open ? "strong" : undefined}>{say(line.label, language)}</span>
            <Note text={line.note ? say(line.note, language) : ""} />
            {tax ? <span className="sub small">({tax})</span> : null}
          </span>
          <Amount text={line.amount} />
        </span>
        <LineFlags line={line} />
      </button>
      <div id={id} hidden={!open} className="line-why fade">
        {open ? <Why line={line} /> : null}
      </div>
    </li>
  );
}

/** A unit price stays in one piece; a reason may wrap. */
function Note({ text }: { readonly text: string }) {
  if (text === "") return null;
  return <span className={text.length <= 18 ? "sub note short" : "sub note"}>{text}</span>;
}

/** What the reader should see before unfolding: a correction, an estimate, an example price. */
function LineFlags({ line }: { readonly line: BillLine }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  const shown = line.marks.filter((mark) => mark !== "interpretation");
  if (shown.length === 0 && line.correction === null) return null;
  return (
    <span className="flags">
      {line.correction ? (
        <span className="chip">
          {reading.bill.corrects(monthText(line.correction.month, language))}
        </span>
      ) : null}
      <MarkChips marks={shown} />
    </span>
  );
}

function Why({ line }: { readonly line: BillLine }) {
  const { words, language } = useSpeech();
  const reading = useReadingWords();
  const { rows, result } = line.derivation;
  return (
    <>
      <div className="formula">
        {rows.map((row, index) => (
          <div key={index} className="row">
            <span>{say(row.text, language)}</span>
            {row.amount === null ? null : <span className="nowrap">{amountText(row.amount)}</span>}
          </div>
        ))}
        {rows.length > 0 ? <hr /> : null}
        <div className="row strong">
          <span>{say(result.text, language)}</span>
          {result.amount === null ? null : (
            <span className="nowrap">
              {amountText(result.amount)} {words.yen}
            </span>
          )}
        </div>
      </div>
      <div className="chips">
        <WhyChips line={line} />
      </div>
      <p className="sub small">
        {reading.bill.period} {periodText(line.period, language)}
      </p>
      <MarkReasons marks={line.marks} />
    </>
  );
}

function WhyChips({ line }: { readonly line: BillLine }) {
  const { language } = useSpeech();
  const reading = useReadingWords();
  return (
    <>
      {line.clauses.map(({ id, title }) => (
        <span key={id} className="chip">
          {say(title, language)}
        </span>
      ))}
      {line.entries.map((entry) => (
        <span
          key={entry.entry}
          title={entry.entry}
          className={entry.illustrative ? "chip hatched" : "chip"}
        >
          {[
            entry.document ? say(entry.document, language) : null,
            entry.article,
            entry.from ? reading.bill.from(dayText(entry.from, language, true)) : null,
          ]
            .filter((part) => part !== null)
            .join(" ")}
        </span>
      ))}
      {line.readings.map((readings) => (
        <span key={`${readings.period.from}${readings.slots}`} className="chip">
          {reading.bill.readings(
            periodText(readings.period, language),
            readings.slots.toLocaleString("en"),
          )}
          {readings.estimated > 0 ? `（${reading.bill.filled(String(readings.estimated))}）` : ""}
          {readings.missing > 0 ? `（${reading.bill.missing(String(readings.missing))}）` : ""}
        </span>
      ))}
    </>
  );
}
