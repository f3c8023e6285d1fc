import { RADIANS } from "../angle.ts";

/** A month's snow and what it falls on. */
export interface SnowMonth {
  /** Snow fallen in the month and in the month before, cm, and days on which it did. */
  readonly fallenCm: number;
  readonly fallenDays: number;
  readonly fallenBeforeCm: number;
  readonly fallenDaysBefore: number;
  readonly airC: number;
  /** Relative humidity, 0–1. */
  readonly humidity: number;
  /** Light on the plane in the month, kWh/m². */
  readonly onPlaneKwh: number;
}

export interface SnowyPlane {
  readonly tiltDeg: number;
  /** Length of the panels along the slope, and height of their lower edge above the roof. */
  readonly slopeM: number;
  readonly edgeM: number;
}

const INCH_CM = 2.54;
const INCHES_A_METRE = 39.37;
const PILE_DEG = 40;

/**
 * Share of a month's yield that snow on the panels takes: Townsend & Powers (2011), Photovoltaics
 * and snow, 37th IEEE PVSC, with the author's later lower bound of 0.1 in². Nothing here guesses
 * snowfall: who knows it for a place may ask. 100 cm in 10 days after as much, −2 °C, 70 %, 60
 * kWh/m², 30° with 1.7 m of panels 0.1 m above the roof: 0.567.
 */
export function snowLossShare(month: SnowMonth, plane: SnowyPlane): number {
  const snow =
    effectiveInches(month.fallenBeforeCm, month.fallenDaysBefore) / 3 +
    (effectiveInches(month.fallenCm, month.fallenDays) * 2) / 3;
  const cosTilt = Math.cos(plane.tiltDeg * RADIANS);
  const clear = Math.max((plane.edgeM * INCHES_A_METRE) ** 2 - snow ** 2, 0.1);
  const piled = plane.slopeM * INCHES_A_METRE * snow * cosTilt;
  const pile = (piled / clear) * 2 * Math.tan(PILE_DEG * RADIANS);
  const held = 1 - 0.51 * Math.exp(-pile);
  const kelvin = month.airC + 273.15;
  const share =
    (5.7e4 * snow * cosTilt ** 2 * held * month.humidity) / kelvin ** 2 / month.onPlaneKwh ** 0.67;
  return Math.min(Math.max(share, 0), 1);
}

/** Snow that lies: what falls on many days counts half, what falls at once whole. */
function effectiveInches(cm: number, days: number): number {
  return days > 0 ? 0.5 * (cm / INCH_CM) * (1 + 1 / Math.max(days, 1)) : 0;
}
