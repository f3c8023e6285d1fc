import { useState } from "react";
import type { UseQuestion } from "../worker/use-question.ts";
import { amountText } from "../../format.ts";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import { Choice } from "./controls.tsx";

/** What is said about a file, as the server reads it. */
export type Statement = Readonly<Record<string, unknown>>;

interface Asking {
  readonly answer: (part: Statement) => void;
}

/** One thing that a file does not tell, in plain words, with what each answer would mean. */
export function FileQuestion({
  question: asked,
  answer,
}: Asking & { readonly question: { readonly code: string } }) {
  const { file: words } = useDiagnoseWords();
  // The server's own question; those that this page does not know are said to be unreadable.
  const question = asked as UseQuestion;
  const choose = (label: string, part: Statement) => (
    <Choose key={label} label={label} choose={() => answer(part)} />
  );
  switch (question.code) {
    case "diagnosis.unit-unclear":
      return (
        <Question title={words.unit} why={words.unitWhy}>
          {question.readings.map(({ unit, yearKwh }) =>
            choose(words.reads(unit, amountText(String(Math.round(yearKwh)))), {
              unit,
              unitConfirmed: true,
            }),
          )}
        </Question>
      );
    case "diagnosis.columns-unclear":
      return <Columns headings={question.headings} answer={answer} />;
    case "diagnosis.meter-unclear":
      return (
        <Question title={words.meter}>
          {question.meters.map(({ meter, slots }) =>
            choose(`${meter}（${words.slots(slots)}）`, { meter }),
          )}
        </Question>
      );
    case "diagnosis.stamp-unclear":
      return (
        <Question title={words.stamp}>
          {choose(words.stampStart, { stamp: "start" })}
          {choose(words.stampEnd, { stamp: "end" })}
        </Question>
      );
    case "diagnosis.negative-unclear":
      return (
        <Question title={words.negative}>
          {choose(words.negativeYes, { negative: "sold" })}
        </Question>
      );
    case "diagnosis.hemisphere-unclear":
      return (
        <Question title={words.hemisphere}>
          {choose(words.north, { hemisphere: "north" })}
          {choose(words.south, { hemisphere: "south" })}
        </Question>
      );
    default:
      return <p className="alert">{words.other}</p>;
  }
}

function Question({
  title,
  why,
  children,
}: {
  readonly title: string;
  readonly why?: string;
  readonly children: React.ReactNode;
}) {
  return (
    <fieldset className="wash file-question">
      <legend className="strong">{title}</legend>
      {why === undefined ? null : <p className="sub small">{why}</p>}
      <div className="file-answers">{children}</div>
    </fieldset>
  );
}

function Choose({ label, choose }: { readonly label: string; readonly choose: () => void }) {
  return (
    <button type="button" className="button ghost" onClick={choose}>
      {label}
    </button>
  );
}

/** Which column is the time and which the use, by the file's own headings. */
function Columns({ headings, answer }: Asking & { readonly headings: readonly string[] }) {
  const { file: words } = useDiagnoseWords();
  const [stamp, setStamp] = useState("1");
  const [value, setValue] = useState(String(Math.min(2, headings.length)));
  const options = headings.map((heading, index) => ({
    value: String(index + 1),
    label: `${index + 1}. ${heading}`,
  }));
  const [time, setTime] = useState("");
  const use = Number(value);
  const columns =
    time === ""
      ? { timestamp: Number(stamp), use }
      : { date: Number(stamp), time: Number(time), use };
  return (
    <Question title={words.columns} why={words.columnsWhy}>
      <Choice label={words.timestamp} value={stamp} options={options} change={setStamp} />
      <Choice
        label={words.time}
        value={time}
        options={[{ value: "", label: words.noTime }, ...options]}
        change={setTime}
      />
      <Choice label={words.value} value={value} options={options} change={setValue} />
      <Choose label={words.readColumns} choose={() => answer({ columns })} />
    </Question>
  );
}
