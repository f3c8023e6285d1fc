import type { PropertyValue } from "../../model.ts";
import type { Known } from "../units.ts";

export interface Label {
  readonly ja: string;
  readonly en: string;
}

/** One of the values that a choice allows, with the byte that stands for it. */
export interface Choice {
  readonly edt: number;
  readonly value: boolean | number | string;
  readonly label: Label;
}

/** What a value looks like: for forms of a page, and for the Device Description. */
export type Shape =
  | { readonly kind: "switch"; readonly choices: readonly Choice[] }
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | {
      readonly kind: "number";
      readonly unit: string;
      readonly least: number;
      readonly most: number;
      readonly step: number;
    }
  | { readonly kind: "text" | "raw" | "date" | "time" | "date-time" }
  | { readonly kind: "record"; readonly parts: readonly (readonly [string, Shape])[] }
  | { readonly kind: "list"; readonly of: Shape };

/** Why bytes are no value. */
export type Misread = "wrong-size" | "out-of-range" | "unknown-choice";

export type Read =
  | { readonly ok: true; readonly value: PropertyValue }
  | { readonly ok: false; readonly misread: Misread };

/**
 * How a property's bytes and its value belong together. `read` gets any bytes; `known` is what else
 * was read of the device: units and coefficients lie in other properties.
 */
export interface Form {
  /** Fewest and most bytes. */
  readonly fewest: number;
  readonly most: number;
  readonly shape: Shape;
  read(edt: Uint8Array, known: Known): Read;
  /** Null: no such value. */
  write(value: PropertyValue): readonly number[] | null;
}

export function value(of: PropertyValue): Read {
  return { ok: true, value: of };
}

export function misread(why: Misread): Read {
  return { ok: false, misread: why };
}

/** The form with its size checked before `read` sees the bytes. */
export function sized(form: Form): Form {
  return {
    ...form,
    read: (edt, known) =>
      edt.length < form.fewest || edt.length > form.most
        ? misread("wrong-size")
        : form.read(edt, known),
  };
}
