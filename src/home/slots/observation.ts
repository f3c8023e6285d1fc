import type { Counting } from "../echonet/registers.ts";

export type { Counting };

/** How a meter's body counts: another body may have another unit and fewer digits. */
export type CountingOf = (body: string) => Counting;

/**
 * A half-hour boundary: days since 1970-01-01 × 48 + slot, Tokyo time. The register at boundary `b`
 * less the one at `b − 1` is the slot that began at `b − 1`; a day needs 49.
 */
export type Boundary = number;

/** One register reading that belongs to a boundary. */
export interface Observation {
  readonly boundary: Boundary;
  readonly count: number;
  /**
   * `stamped`: the device says for which half-hour (EA/EB); `history`: from its day history
   * (E2/E4); `polled`: read by us within seconds of the boundary.
   */
  readonly source: "stamped" | "history" | "polled";
  /** The meter's body: serial number where known. Another body counts anew. */
  readonly body: string;
}
