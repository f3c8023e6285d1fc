/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing in the page: no img can hold it. */
import { type PointerEvent, useRef } from "react";
import { useSignatureWords } from "../../words/signature.ts";
import "../../styles/signature.css";

/** Strokes of a finger in thousandths of the field: `[[x, y, x, y …] …]`. The field is 3 : 1. */
export type Strokes = readonly (readonly number[])[];

/** A field is so many parts wide and high. */
const FIELD = 1000;
const MOST_STROKES = 200;
/** Numbers in one stroke, x and y counted each. */
const MOST_NUMBERS = 4000;

interface Pad {
  readonly label: string;
  readonly strokes: Strokes;
  readonly change: (strokes: Strokes) => void;
  readonly disabled?: boolean;
}

/**
 * A field to sign in with finger, pen or mouse. Whoever cannot draw types the name instead: the
 * form around it offers that.
 */
export function SignaturePad({ label, strokes, change, disabled = false }: Pad) {
  const words = useSignatureWords();
  const drawing = useRef<Strokes | null>(null);
  const begin = (event: PointerEvent) => {
    if (disabled || event.button !== 0 || strokes.length >= MOST_STROKES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [...strokes, [...placeOf(event), ...placeOf(event)]];
    change(drawing.current);
  };
  const move = (event: PointerEvent) => {
    const so = drawing.current;
    const stroke = so?.at(-1);
    if (!so || stroke === undefined || stroke.length >= MOST_NUMBERS) return;
    drawing.current = [...so.slice(0, -1), [...stroke, ...placeOf(event)]];
    change(drawing.current);
  };
  const end = () => {
    drawing.current = null;
  };
  return (
    <div className="signature">
      <div
        className="signature-field"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <Drawn
          strokes={strokes}
          said={`${label}: ${strokes.length === 0 ? words.empty : words.signed}`}
        />
      </div>
      <div className="row">
        <span className="sub small" aria-live="polite">
          {strokes.length === 0 ? words.how : words.signed}
        </span>
        <button
          type="button"
          className="quiet"
          disabled={disabled || strokes.length === 0}
          onClick={() => change([])}
        >
          {words.clear}
        </button>
      </div>
    </div>
  );
}

function Drawn({ strokes, said }: { readonly strokes: Strokes; readonly said: string }) {
  return (
    <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="img" aria-label={said}>
      <path className="signature-line" d="M40 800H960" />
      {strokes.map((stroke, place) => (
        <polyline key={place} className="signature-stroke" points={stroke.join(" ")} />
      ))}
    </svg>
  );
}

/** Where the finger is, in thousandths of the field. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent) {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [share(clientX - left, width), share(clientY - top, height)];
}

function share(from: number, length: number): number {
  return Math.min(FIELD, Math.max(0, Math.floor((from * FIELD) / Math.max(1, length))));
}
