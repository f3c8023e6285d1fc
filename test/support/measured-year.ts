import { day } from "../../src/kernel/day.ts";
import { QUALITY, type Series } from "../../src/metering/index.ts";

/** A year that a meter read: more by day than by night, more in winter than in summer. */
export function measuredYear(): Series {
  const wh = Int32Array.from({ length: 365 * 48 }, (_, slot) => {
    const season = Math.abs(Math.floor(slot / 48) - 180);
    return 90 + season + (slot % 48 > 14 ? 120 : 0);
  });
  const quality = new Uint8Array(wh.length).fill(QUALITY.measured);
  return { meter: "M", from: day("2025-11-20"), wh, quality, knownAt: "2026-11-20T00:00:00Z" };
}
