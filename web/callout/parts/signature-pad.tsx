import { type PointerEvent, useRef } from "react";
import { useSignatureWords } from "../../words/signature.ts";
import "../../styles/signature.css";

/** Strokes of a finger in thousandths of the field: `[[x, y, x, y …] …]`. The field is 3 : 1. */
export type Strokes = readonly (readonly number[])[];

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
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (disabled || event.button !== 0 || strokes.length >= MOST_STROKES) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [...strokes, [...placeOf(event), ...placeOf(event)]];
    change(drawing.current);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
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
      <svg
        className="signature-field"
        viewBox="0 0 1000 1000"
        preserveAspectRatio="none"
        role="img"
        aria-label={strokes.length === 0 ? `${label}: ${words.empty}` : `${label}: ${words.signed}`}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path className="signature-line" d="M40 800H960" />
        {strokes.map((stroke, place) => (
          <polyline key={place} className="signature-stroke" points={stroke.join(" ")} />
        ))}
      </svg>
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

/** Where the finger is, in thousandths of the field. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const part = (from: number, length: number) =>
    Math.min(1000, Math.max(0, Math.floor((from * 1000) / Math.max(1, length))));
  return [part(clientX - left, width), part(clientY - top, height)];
}
