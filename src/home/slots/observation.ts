/**
 * A half-hour boundary: days since 1970-01-01 × 48 + slot, Tokyo time. The register at boundary `b`
 * less the one at `b − 1` is the slot that began at `b − 1`; a day needs 49.
 */
export type Boundary = number;

/** What is known of a register's counting. Source: appendix, 0x0288 D3 D7 E1 and kin. */
export interface Counting {
  /** Wh of one count as a fraction (coefficient × unit); null: no unit is known, so no energy. */
  readonly whPerCount: { readonly num: number; readonly den: number } | null;
  /** The count after which it begins anew at 0: 10^digits, or 1,000,000,000. */
  readonly modulus: number;
  /** More than this in W over the time between is no rollover: the meter was exchanged or reset. */
  readonly mostW: number;
}

/** One register reading that belongs to a boundary. */
export interface Observation {
  readonly boundary: Boundary;
  readonly count: number;
  /**
   * `stamped`: the device says for which half-hour (EA/EB); `history`: from its day history (E2/E4);
   * `polled`: read by us within seconds of the boundary.
   */
  readonly source: "stamped" | "history" | "polled";
  /** The meter's body: serial number where known. Another body counts anew. */
  readonly body: string;
}
