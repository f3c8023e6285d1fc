import type { FieldFact } from "../../../../src/app/api/callout-field.ts";
import type { LabelText } from "../../../../src/app/api/fields.ts";

/** A press on this phone of which the desk is not known to have heard. */
export interface Entry {
  /** Its place in the order of presses. */
  readonly place: number;
  /** Whose it is: a phone may be handed on with something unsent. */
  readonly owner: string;
  readonly fact: FieldFact;
  /** Why the server did not take it; null: it waits. Stays until it was read. */
  readonly refused: LabelText | null;
}

/** A picture that was taken here. Kept until its fact was taken. */
export interface KeptPhoto {
  readonly photo: string;
  readonly owner: string;
  readonly jpeg: Blob;
  /** The same as a small `data:` address, to be shown without a network. */
  readonly small: string;
  readonly width: number;
  readonly height: number;
  readonly sent: boolean;
}

/** A fact as a page makes it: the store adds id and instant. */
export type Told = FieldFact extends infer F
  ? F extends FieldFact
    ? Omit<F, "id" | "at">
    : never
  : never;

export function waits({ refused }: Entry): boolean {
  return refused === null;
}
