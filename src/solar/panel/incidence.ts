/**
 * Incidence angle modifiers: the share of beam light that enters the glass, against light that
 * meets it straight. All take the cosine of the angle of incidence; light from behind gives 0.
 */

const INDEX = 1.526;
const EXTINCTION_PER_M = 4;
const THICKNESS_M = 0.002;
const PATH = EXTINCTION_PER_M * THICKNESS_M;
const STRAIGHT = (1 - ((1 - INDEX) / (1 + INDEX)) ** 2) * Math.exp(-PATH);

/**
 * Fresnel's and Snell's laws through 2 mm of glass: De Soto, Klein & Beckman (2006), Solar Energy
 * 80. At 60° it is 0.9460.
 */
export function physicalIam(cosIncidence: number): number {
  if (cosIncidence <= 0) return 0;
  const cosWithin = Math.sqrt(1 - (1 - cosIncidence * cosIncidence) / (INDEX * INDEX));
  const s = (cosIncidence - INDEX * cosWithin) / (cosIncidence + INDEX * cosWithin);
  const p = (cosWithin - INDEX * cosIncidence) / (cosWithin + INDEX * cosIncidence);
  return ((1 - (s * s + p * p) / 2) * Math.exp(-PATH / cosWithin)) / STRAIGHT;
}

/** ASHRAE 93-77 with b 0.05: 1 − 0.05 × (1 ÷ cos − 1). At 60° it is 0.95. */
export function ashraeIam(cosIncidence: number): number {
  return cosIncidence <= 0 ? 0 : Math.max(1 - 0.05 * (1 / cosIncidence - 1), 0);
}

/** Martin & Ruiz (2001), Solar Energy Materials 70, with aᵣ 0.16. At 60° it is 0.9579. */
export function martinRuizIam(cosIncidence: number): number {
  if (cosIncidence <= 0) return 0;
  return (1 - Math.exp(-cosIncidence / 0.16)) / (1 - Math.exp(-1 / 0.16));
}
