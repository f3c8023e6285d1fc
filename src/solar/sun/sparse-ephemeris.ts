import { RADIANS } from "../angle.ts";
import { ephemerisAt } from "./ephemeris.ts";

/**
 * The sun's slow movements over a span as cubics between nodes: what the full algorithm costs is
 * paid once every four days. Against it, the direction errs by less than 0.0001° (a test holds it).
 */
export interface SparseEphemeris {
  /** Universal day of the first node. */
  readonly start: number;
  /** Four coefficients for each stretch between nodes, from the constant up. */
  readonly slowHourAngleDeg: Float64Array;
  readonly sinDeclination: Float64Array;
  /** 1 ÷ distance in au: the parallax follows it. */
  readonly closeness: Float64Array;
}

/**
 * Days between nodes. The shortest waves that matter are the moon's, 0.2″ in 13.7 days and 6″ in
 * 29.5: a cubic through four nodes misses (h⁴ × 3 ÷ 128) × (2π ÷ period)⁴ of them.
 */
export const NODE_DAYS = 4;

export function sparseEphemeris(fromUniversalDays: number, days: number): SparseEphemeris {
  const stretches = Math.ceil(days / NODE_DAYS);
  const nodes = stretches + 3; // One before the span and one behind, for the cubics at its ends.
  const hourAngle = new Float64Array(nodes);
  const sinDeclination = new Float64Array(nodes);
  const closeness = new Float64Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    const sun = ephemerisAt(fromUniversalDays + (node - 1) * NODE_DAYS);
    const before = hourAngle[node - 1] ?? sun.slowHourAngleDeg;
    // Unwound, so that 359.9° goes on to 360.1°.
    const turns = Math.floor((before - sun.slowHourAngleDeg) / 360 + 0.5);
    hourAngle[node] = sun.slowHourAngleDeg + 360 * turns;
    sinDeclination[node] = Math.sin(sun.declinationDeg * RADIANS);
    closeness[node] = 1 / sun.radiusAu;
  }
  return {
    start: fromUniversalDays,
    slowHourAngleDeg: cubics(hourAngle),
    sinDeclination: cubics(sinDeclination),
    closeness: cubics(closeness),
  };
}

/** For each stretch the cubic through its two nodes and their neighbours, by u = 0…1 within it. */
function cubics(nodes: Float64Array): Float64Array {
  const stretches = nodes.length - 3;
  const out = new Float64Array(stretches * 4);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const [a = 0, b = 0, c = 0, d = 0] = nodes.subarray(stretch, stretch + 4);
    out[stretch * 4] = b;
    out[stretch * 4 + 1] = c - b / 2 - a / 3 - d / 6;
    out[stretch * 4 + 2] = (a + c) / 2 - b;
    out[stretch * 4 + 3] = (d - a) / 6 + (b - c) / 2;
  }
  return out;
}

/** The cubic of the stretch that begins at `at` in `coefficients`, at u. */
export function cubicAt(coefficients: Float64Array, at: number, u: number): number {
  const c0 = coefficients[at] ?? 0;
  const c1 = coefficients[at + 1] ?? 0;
  const c2 = coefficients[at + 2] ?? 0;
  const c3 = coefficients[at + 3] ?? 0;
  return c0 + u * (c1 + u * (c2 + u * c3));
}
