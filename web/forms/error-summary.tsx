import { useEffect, useRef } from "react";
import { useFormWords } from "../words/forms.ts";

export interface Mistake {
  /** Element to which the entry leads. */
  readonly id: string;
  readonly label: string;
  readonly wrong: string;
}

/** All that is wrong, at the top, focused after each attempt; every entry leads to its control. */
export function ErrorSummary({
  mistakes,
  attempt,
}: {
  readonly mistakes: readonly Mistake[];
  /** Counts the attempts: each one brings the focus here again. */
  readonly attempt: number;
}) {
  const words = useFormWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (attempt === 0 || mistakes.length === 0) return null;
  return (
    <div ref={box} className="alert summary" role="alert" tabIndex={-1}>
      <strong>{words.summary(mistakes.length)}</strong>
      <ul>
        {mistakes.map(({ id, label, wrong }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={(event) => lead(event, id)}>
              {label}
            </a>
            <span className="sub"> {wrong}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Straight to the control; the address keeps its own hash and step. */
function lead(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  const control = target?.matches("fieldset") ? target.querySelector("input") : target;
  (control ?? target)?.focus();
  target?.scrollIntoView({ block: "center" });
}
