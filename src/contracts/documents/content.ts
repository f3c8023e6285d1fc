import type { Label } from "../../terms/fields.ts";

/** One fact in a document, with the clauses that it rests on. */
export interface DocumentRow {
  readonly label: Label;
  readonly value: Label;
  readonly clauses: readonly string[];
  /** Rests on a figure that is not in the sources, or not verified. */
  readonly illustrative: boolean;
}

export interface DocumentSection {
  readonly heading: Label;
  readonly rows: readonly DocumentRow[];
  readonly paragraphs: readonly Label[];
  /** Lines to be filled in by hand: signature, date. */
  readonly blanks: readonly Label[];
}

/** What page and PDF are drawn from, kept as it was given. Days are ISO text. */
export interface DocumentContent {
  readonly title: Label;
  readonly to: string;
  /** Postal code and address in one line each; empty where it is not known. */
  readonly address: readonly string[];
  readonly from: Label;
  readonly number: string;
  readonly issuedOn: string;
  readonly lead: Label | null;
  readonly sections: readonly DocumentSection[];
  /** Hash of the terms from which it was made. */
  readonly catalogue: string;
}
