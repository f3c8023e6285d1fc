import { Field, type Question } from "../../forms/field.tsx";

/** Several lines of text, cut where the server would not take more. */
export function LongField({
  question,
  value,
  most,
  change,
}: {
  readonly question: Question;
  readonly value: string;
  readonly most: number;
  readonly change: (value: string) => void;
}) {
  return (
    <Field question={question}>
      {(tied) => (
        <textarea
          {...tied}
          className="control"
          rows={4}
          value={value}
          maxLength={most}
          onChange={(event) => change(event.target.value.replaceAll("\0", ""))}
        />
      )}
    </Field>
  );
}
