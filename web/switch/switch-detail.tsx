import type { SwitchDetail as Detail, SwitchPart } from "../../src/app/api/switch.ts";
import { amountText, monthText, say, signedYen } from "../format.ts";
import { Clauses } from "../life/clauses.tsx";
import { SignedYen } from "../parts/amount.tsx";
import { Disclosure } from "../parts/disclosure.tsx";
import { Fetched } from "../parts/states.tsx";
import { useSpeech } from "../words/language.ts";
import { useSwitchWords } from "../words/use-switch.ts";
import { DayStrip } from "./day-strip.tsx";
import { SwitchMarks } from "./switch-marks.tsx";
import { useSwitchRow } from "./use-switch.ts";

/** Parts that sum to the row's amount, and the same on every other day. */
export function SwitchDetail({ rowKey }: { readonly rowKey: string }) {
  const words = useSwitchWords();
  const query = useSwitchRow(rowKey);
  return (
    <Fetched query={query} rows={3}>
      {(detail) => (
        <div className="switch-detail">
          <h4>{words.parts}</h4>
          <Parts detail={detail} />
          {detail.steps.length > 1 ? (
            <DayStrip steps={detail.steps} best={detail.row.best?.from ?? null} />
          ) : null}
          {detail.clauses.length === 0 ? null : (
            <>
              <h4>{words.clauses}</h4>
              <Clauses clauses={detail.clauses} />
            </>
          )}
        </div>
      )}
    </Fetched>
  );
}

function Parts({ detail }: { readonly detail: Detail }) {
  const words = useSwitchWords();
  return (
    <ul className="switch-parts">
      {detail.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
      <li className="row switch-sum">
        <b>{words.sum}</b>
        <SignedYen yen={detail.row.total} />
      </li>
    </ul>
  );
}

function Part({ part }: { readonly part: SwitchPart }) {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const [first] = part.months;
  return (
    <li>
      <div className="row">
        <span>
          {part.tone === 0 ? null : <span className={`swatch tone-${part.tone}`} />}
          {say(part.label, language)}
        </span>
        <SignedYen yen={part.yen} />
      </div>
      <p className="sub small">{useMonths(part)}</p>
      <Clauses clauses={part.clauses} />
      <SwitchMarks marks={part.marks} />
      {part.lines.length === 0 || first === undefined ? null : (
        <Disclosure label={words.how(monthText(first.month, language))} labelOpen={words.less}>
          <Lines lines={part.lines} />
        </Disclosure>
      )}
    </li>
  );
}

/** `110 yen × 34 months`, where each month is the same; else how many months there are. */
function useMonths({ months, kind }: SwitchPart): string {
  const words = useSwitchWords();
  const { language } = useSpeech();
  const [first] = months;
  if (first === undefined) return "";
  if (months.length === 1) return words.once(monthText(first.month, language));
  const isSame = months.every(({ yen }) => yen === first.yen);
  return isSame && kind !== "energy" && kind !== "elsewhere"
    ? words.each(months.length, signedYen(first.yen))
    : words.varies(months.length);
}

/** How the first of a part's bills was reached, as one would write it by hand. */
function Lines({ lines }: { readonly lines: SwitchPart["lines"] }) {
  const { words, language } = useSpeech();
  return (
    <div className="formula">
      {lines.map((line, index) => (
        <div key={index} className="switch-line">
          <p className="strong">{say(line.label, language)}</p>
          {line.rows.map((row, at) => (
            <div key={at} className="row">
              <span>{say(row.text, language)}</span>
              {row.amount === null ? null : (
                <span className="nowrap">{amountText(row.amount)}</span>
              )}
            </div>
          ))}
          <div className="row">
            <span>{say(line.result.text, language)}</span>
            <span className="nowrap">
              {amountText(line.amount)} {words.yen}
            </span>
          </div>
        </div>
      ))}
    </div>
  );
}
