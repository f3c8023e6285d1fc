import { useRef, useState } from "react";
import type { UseRead } from "../../../src/app/api/diagnosis-run.ts";
import { useOnline } from "../../parts/use-online.ts";
import { Failed } from "../../parts/states.tsx";
import { useDiagnoseWords } from "../../words/diagnose.ts";
import { CAPACITIES } from "./form.ts";
import type { Holds } from "./known-card.tsx";
import { FileQuestion, type Statement } from "./file-question.tsx";
import { readUse } from "./read-use.ts";
import type { Engines } from "./use-engine.ts";

type State =
  | { readonly kind: "none" | "reading" }
  | { readonly kind: "read"; readonly read: UseRead }
  | { readonly kind: "failed"; readonly error: unknown };

/** A file of half-hours: read by the server, which asks what the file does not tell. */
export function FileField({ form, change, engines }: Holds & { readonly engines: Engines }) {
  const { file: words } = useDiagnoseWords();
  const online = useOnline();
  const [state, setState] = useState<State>({ kind: "none" });
  const said = useRef<{ file: File | null; statement: Statement; count: number }>({
    file: null,
    statement: {},
    count: 0,
  });
  const read = (statement: Statement) => {
    const { file } = said.current;
    if (file === null) return;
    said.current.statement = statement;
    setState({ kind: "reading" });
    const capacity = CAPACITIES[form.capacity] ?? undefined;
    const whole = capacity === undefined ? statement : { ...statement, capacity };
    void readUse(file, form.prefecture, whole).then(
      async (answer) => {
        setState({ kind: "read", read: answer });
        if (answer.load === null || answer.summary === null) return;
        said.current.count += 1;
        const number = said.current.count;
        const taken = { number, load: answer.load };
        await Promise.all([engines.quick, engines.whole].map((each) => each.call("take", taken)));
        change({ by: "file", file: { number, name: file.name, days: answer.summary.days } });
      },
      (error: unknown) => setState({ kind: "failed", error }),
    );
  };
  return (
    <div className="file-field">
      <label className="known-field">
        <span>{words.choose}</span>
        <input
          type="file"
          className="control"
          disabled={!online}
          accept=".csv,.txt,.tsv,.xml,.json,.zip"
          onChange={({ target }) => {
            said.current.file = target.files?.[0] ?? null;
            read({});
          }}
        />
        <span className="sub small">{online ? words.help : words.offline}</span>
      </label>
      <output aria-live="polite">
        {state.kind === "reading" ? words.reading : null}
        {state.kind === "read" && form.file !== null && state.read.load !== null
          ? words.read(form.file.name, form.file.days)
          : null}
      </output>
      {state.kind === "failed" ? (
        <Failed error={state.error} retry={() => read(said.current.statement)} />
      ) : null}
      {state.kind === "read" ? (
        <Told read={state.read} answer={(part) => read({ ...said.current.statement, ...part })} />
      ) : null}
    </div>
  );
}

/** What is wrong with a file, and what has to be said first. */
function Told({
  read: { problems, problemCount, questions },
  answer,
}: {
  readonly read: UseRead;
  readonly answer: (part: Statement) => void;
}) {
  const { file: words } = useDiagnoseWords();
  return (
    <>
      {questions.map((question) => (
        <FileQuestion key={question.code} question={question} answer={answer} />
      ))}
      {problemCount === 0 ? null : (
        <div className="alert">
          <strong>{words.problems(problemCount)}</strong>
          <ul className="reasons">
            {problems.slice(0, 8).map(({ row, field, code, got, accepted }, index) => (
              <li key={index}>
                <span>
                  {row === null ? "" : `${words.row(row)} `}
                  {field}: {got} <code>{code}</code>
                </span>
                <span className="sub small">{words.accepted(accepted)}</span>
              </li>
            ))}
          </ul>
          {problems.some(({ row }) => row !== null) ? (
            <button
              type="button"
              className="button ghost"
              onClick={() => answer({ badRows: "missing" })}
            >
              {words.badRows}
            </button>
          ) : null}
        </div>
      )}
    </>
  );
}
