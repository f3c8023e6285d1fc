/**
 * How clearness runs within a day of a given clearness: Aguiar & Collares-Pereira (1992), TAG: a
 * time-dependent, autoregressive, Gaussian model, Solar Energy 49. It is written for hours; between
 * half-hours the likeness is taken as the square root of that between hours.
 */
export interface WithinDay {
  /** Mean clearness at a height of the sun: λ + ε exp(−κ ÷ sin h). */
  readonly lambda: number;
  readonly epsilon: number;
  readonly kappa: number;
  /** Spread around the mean: a × exp(b × (1 − sin h)). */
  readonly spread: number;
  readonly lowSpread: number;
  /** Likeness of two half-hours in a row. */
  readonly likeness: number;
}

/** For a day of clearness 0.5: λ 0.374, ε 0.32, κ 0.444, spread 0.089, likeness 0.634. */
export function withinDay(clearness: number): WithinDay {
  const k = clearness;
  return {
    lambda: -0.19 + 1.12 * k + 0.24 * Math.exp(-8 * k),
    epsilon: 0.32 - 1.6 * (k - 0.5) ** 2,
    kappa: 0.19 + 2.27 * k * k - 2.51 * k ** 3,
    spread: 0.14 * Math.exp(-20 * (k - 0.35) ** 2),
    lowSpread: 3 * (k - 0.45) ** 2 + 16 * k ** 5,
    likeness: Math.sqrt(0.38 + 0.06 * Math.cos(7.4 * k - 2.5)),
  };
}

/** Clearness at a sine of the sun's height with a deviation drawn from chance; not yet bounded. */
export function clearnessWithin(day: WithinDay, sinHeight: number, deviation: number): number {
  const mean = day.lambda + day.epsilon * Math.exp(-day.kappa / sinHeight);
  return mean + deviation * day.spread * Math.exp(day.lowSpread * (1 - sinHeight));
}
