import type { Strokes } from "../parts/signature-pad.tsx";

/** A signature as it is being given: drawn, or typed and said to be one. */
export interface Signing {
  readonly name: string;
  readonly strokes: Strokes;
  /** The typed name is the signature: for whoever cannot draw. */
  readonly isTyped: boolean;
}

export const UNSIGNED: Signing = { name: "", strokes: [], isTyped: false };

export function isNamed({ name }: Signing): boolean {
  return name.trim() !== "";
}

/** A point is no signature: something was drawn, or the typed name was said to be one. */
export function isSigned({ strokes, isTyped }: Signing): boolean {
  return isTyped || strokes.some((stroke) => stroke.length > 4);
}

/** As facts carry them. A typed signature has none; the name says who. */
export function strokesOf({ strokes, isTyped }: Signing): number[][] {
  return isTyped ? [] : strokes.map((stroke) => [...stroke]);
}
