import { Field, type Question } from "../../forms/field.tsx";

/** Text of several lines. */
export function LongText({
  question,
  value,
  change,
  rows,
}: {
  readonly question: Question;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly rows: number;
}) {
  return (
    <Field question={question}>
      {(tied) => (
        <textarea
          {...tied}
          className="control long"
          rows={rows}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
