import { QUALITY, type Series } from "../../metering/series.ts";

/** One series, and another over the same days where the first says nothing. */
export function overlaid(first: Series, other: Series): Series {
  if (first.from !== other.from || first.wh.length !== other.wh.length)
    throw new Error(`series of ${first.meter} and ${other.meter} are of other days`);
  const isMissing = (slot: number) => first.quality[slot] === QUALITY.missing;
  return {
    ...first,
    wh: first.wh.map((wh, slot) => (isMissing(slot) ? (other.wh[slot] ?? 0) : wh)),
    quality: first.quality.map((quality, slot) =>
      isMissing(slot) ? (other.quality[slot] ?? 0) : quality,
    ),
    knownAt: first.knownAt > other.knownAt ? first.knownAt : other.knownAt,
  };
}
