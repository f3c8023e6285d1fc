import { useEffect, useState } from "react";
import type { Settable } from "../../../src/app/api/home-device.ts";
import { say } from "../../format.ts";
import { useSpeech } from "../../words/language.ts";
import { useHomeWords } from "../../words/use-home.ts";
import { valueText } from "../wording.ts";
import type { Control } from "./use-control.ts";

interface Props {
  readonly control: Control;
  readonly of: Settable;
}

/** Several taps of ＋ are one wish: it is sent when the finger rests. */
const RESTS_MS = 700;
/** So many steps are a slider's, not a finger's. */
const MOST_STEPS = 40;

/** A number within what the device can and what is safe. */
export function NumberControl({ control, of }: Props) {
  const words = useHomeWords();
  const { language } = useSpeech();
  const { wished, wish, isAsked } = useWish(control, of);
  const { least, most, step } = rangeOf(of);
  const label = say(of.label, language);
  const said = valueText(wished, of, { words, language });
  const slides = most !== null && least !== null && (most - least) / step > MOST_STEPS;
  return (
    <fieldset className="number-control">
      <legend className="unseen">{label}</legend>
      <span className="control-label" aria-hidden="true">
        {label}
      </span>
      <span className={isAsked ? "control-value asked" : "control-value"} aria-live="polite">
        {said}
        {isAsked ? <span className="unseen"> {words.control.asked}</span> : null}
      </span>
      {slides ? (
        <input
          type="range"
          className="slider"
          aria-label={label}
          aria-valuetext={said}
          min={least}
          max={most}
          step={step}
          value={typeof wished === "number" ? wished : least}
          onChange={(event) => wish(Number(event.target.value))}
        />
      ) : (
        <Stepper {...{ wished, wish, label, least, most, step }} />
      )}
    </fieldset>
  );
}

function rangeOf({ least, most, step }: Settable) {
  return { least, most, step: step === null || step <= 0 ? 1 : step };
}

/** What is wished while a finger still counts up, what is asked, or what the home says. */
function useWish(control: Control, { property }: Settable) {
  const { ask } = control;
  const [draft, setDraft] = useState<number | null>(null);
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = setTimeout(() => {
      ask({ [property]: draft });
      setDraft(null);
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [draft, ask, property]);
  const { value, isAsked } = control.shown(property);
  return { wished: draft ?? value, wish: setDraft, isAsked: draft !== null || isAsked };
}

function Stepper({
  wished,
  wish,
  label,
  least,
  most,
  step,
}: {
  readonly wished: unknown;
  readonly wish: (value: number) => void;
  readonly label: string;
  readonly least: number | null;
  readonly most: number | null;
  readonly step: number;
}) {
  const { control } = useHomeWords();
  const now = typeof wished === "number" ? wished : null;
  const within = (value: number) => Math.min(most ?? value, Math.max(least ?? value, value));
  const lower = within((now ?? least ?? 0) - step);
  const higher = within(now === null ? (least ?? 0) : now + step);
  return (
    <span className="stepper">
      <button
        type="button"
        aria-label={control.less(label)}
        disabled={now !== null && lower === now}
        onClick={() => wish(lower)}
      >
        −
      </button>
      <button
        type="button"
        aria-label={control.more(label)}
        disabled={now !== null && higher === now}
        onClick={() => wish(higher)}
      >
        ＋
      </button>
    </span>
  );
}
