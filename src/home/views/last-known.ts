import { QUALITY } from "../../metering/series.ts";

/** Index of the last half-hour of which anything is known; −1: of none. */
export function lastKnown(quality: Uint8Array): number {
  return quality.findLastIndex((each) => each !== QUALITY.missing);
}
