import { Field, type Question } from "./field.tsx";

export interface TextFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly leave?: () => void;
  readonly echo?: string | null;
  /** The width of what is expected, in letters of half width. */
  readonly letters?: number;
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "tel" | "email";
  /** Not to be read over a shoulder. */
  readonly secret?: boolean;
}

/** A line of text, as wide as what is expected in it. */
export function TextField({ question, value, change, leave, echo, ...look }: TextFieldProps) {
  const { letters = 24, autoComplete = "off", inputMode = "text", secret = false } = look;
  return (
    <Field question={question} {...(echo === undefined ? {} : { echo })}>
      {(tied) => (
        <input
          {...tied}
          className="control"
          type={secret ? "password" : "text"}
          style={{ maxWidth: `calc(${letters}ch + 36px)` }}
          name={tied.id}
          value={value}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
