import { type ReactNode, useId } from "react";
import "../styles/forms.css";
import { useFormWords } from "../words/forms.ts";

/** What every control is told about its question. */
export interface Question {
  /** Also the element's id, so that an error summary can lead here. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | null;
  readonly required: boolean;
  /** Why the answer cannot be taken, and what would be; null as long as nothing is wrong. */
  readonly wrong: string | null;
}

/** Attributes that tie a control to its help and its error. */
export interface Tied {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-required": boolean;
  readonly "aria-describedby": string | undefined;
}

/** ※必須 or ※任意 beside the label: never a colour or a star alone. */
function Need({ required }: { readonly required: boolean }) {
  const words = useFormWords();
  return (
    <span className={required ? "need required" : "need"}>
      {required ? words.required : words.optional}
    </span>
  );
}

interface Told {
  readonly help: ReactNode;
  readonly wrong: ReactNode;
  readonly describedBy: string | undefined;
}

function useTold({ help, wrong }: Question, more?: string): Told {
  const id = useId();
  const ids = [
    ...(help ? [`${id}-help`] : []),
    ...(more === undefined ? [] : [more]),
    ...(wrong === null ? [] : [`${id}-wrong`]),
  ];
  return {
    describedBy: ids.length === 0 ? undefined : ids.join(" "),
    help: help ? (
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
    ) : null,
    wrong:
      wrong === null ? null : (
        <p className="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      ),
  };
}

/** One control: label above, help between label and control, error below it. */
export function Field({
  question,
  echo,
  children,
}: {
  readonly question: Question;
  /** How the answer is understood, said politely while it is typed. */
  readonly echo?: string | null;
  readonly children: (tied: Tied) => ReactNode;
}) {
  const { id, label, required, wrong } = question;
  const told = useTold(question, echo === undefined ? undefined : `${id}-echo`);
  return (
    <div className={wrong === null ? "answer" : "answer has-wrong"}>
      <label htmlFor={id} className="asked">
        {label} <Need required={required} />
      </label>
      {told.help}
      {children({
        id,
        "aria-invalid": wrong !== null,
        "aria-required": required,
        "aria-describedby": told.describedBy,
      })}
      {echo === undefined ? null : (
        <p className="echo" id={`${id}-echo`} aria-live="polite">
          {echo}
        </p>
      )}
      {told.wrong}
    </div>
  );
}

/** Several controls that answer one question together. */
export function FieldGroup({
  question,
  children,
}: {
  readonly question: Question;
  readonly children: ReactNode;
}) {
  const { id, label, required, wrong } = question;
  const told = useTold(question);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={wrong === null ? "answer" : "answer has-wrong"}
      aria-describedby={told.describedBy}
    >
      <legend className="asked">
        {label} <Need required={required} />
      </legend>
      {told.help}
      {children}
      {told.wrong}
    </fieldset>
  );
}
