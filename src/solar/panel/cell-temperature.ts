/** How panels are mounted, for the Sandia model: King et al. (2004), SAND2004-3535. */
export interface SapmMounting {
  /** Module °C above the air by W/m² is exp(a + b × wind). */
  readonly a: number;
  readonly b: number;
  /** Cell above the module's back at 1,000 W/m², °C. */
  readonly cellC: number;
}

export const SAPM = {
  /** Glass on both sides on an open rack. */
  rack: { a: -3.47, b: -0.0594, cellC: 3 },
  /** Glass on both sides close on the roof. */
  roof: { a: -2.98, b: -0.0471, cellC: 1 },
} as const satisfies Record<string, SapmMounting>;

export interface CellWeather {
  /** Irradiance on the plane, W/m². */
  readonly onPlane: number;
  readonly airC: number;
  readonly windMs: number;
}

/** °C above the air for each W/m² on the plane: on the roof in 1 m/s it is 0.0495. */
export function sapmRise({ a, b, cellC }: SapmMounting, windMs: number): number {
  return Math.exp(a + b * windMs) + cellC / 1000;
}

/** Cell temperature by the Sandia model: 1,000 W/m², 20 °C and 1 m/s on the roof give 69.5 °C. */
export function sapmCellC(mounting: SapmMounting, { onPlane, airC, windMs }: CellWeather): number {
  return airC + onPlane * sapmRise(mounting, windMs);
}

/** Faiman (2008), Progress in Photovoltaics 16: u₀ 25, u₁ 6.84. As above it gives 51.4 °C. */
export function faimanC({ onPlane, airC, windMs }: CellWeather): number {
  return airC + onPlane / (25 + 6.84 * windMs);
}

/**
 * PVsyst's heat balance with its defaults: absorbed 0.9, efficiency 0.1, loss 29 W/m²K. As above it
 * gives 47.9 °C.
 */
export function pvsystCellC({ onPlane, airC }: CellWeather): number {
  return airC + (onPlane * 0.9 * (1 - 0.1)) / 29;
}
