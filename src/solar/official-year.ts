import { RADIANS } from "./angle.ts";
import type { SunYear } from "./sun-year.ts";

const SLOTS_A_DAY = 48;

/** What the official method asks about a plane of panels. */
export interface OfficialArray {
  readonly kw: number;
  readonly tiltDeg: number;
  /** East of north; the standard counts from south, west positive. */
  readonly azimuthDeg: number;
  readonly cells: "crystalline" | "other";
  readonly setup: "rack" | "roof" | "other";
  /** Rated efficiency of the power conditioner, 0–1; 0.927 where it is not known. */
  readonly conditionerEfficiency: number;
}

/** Shading, ageing and soiling, array matching, array circuits: the standard's table 4. */
const DESIGN = {
  crystalline: 1 * 0.96 * 0.94 * 0.97,
  other: 1 * 0.99 * 0.94 * 0.97,
} as const;
/** Change of power by °C: table 5. */
const POWER_PER_C = { crystalline: -0.0041, other: -0.002 } as const;
/** Factors of module temperature fA and fB: table 6. */
const HEATING = { rack: [46, 0.41], roof: [50, 0.38], other: [57, 0.33] } as const;
const WIND_MS = 1.5;

/**
 * AC energy by the hourly method of the Japanese housing energy standard, chapter 9 section 1 (as
 * read from BRI's pyhees, MIT), Wh in each half-hour: light on the plane × kW × design factors ×
 * temperature. The sky is even, the ground throws nothing back, the wind is always 1.5 m/s, and the
 * sun stands where it is without refraction. Tokyo's golden year, south 30°, 4 kW on the roof,
 * conditioner 0.955: 4,902.57 kWh.
 */
export function officialYear(arrays: readonly OfficialArray[], sun: SunYear): Float64Array {
  const { days, stepMinutes } = sun.weather;
  const out = new Float64Array(days * SLOTS_A_DAY);
  for (const array of arrays) addArray(array, sun, stepMinutes / 30, out);
  return out;
}

function addArray(array: OfficialArray, sun: SunYear, slots: number, out: Float64Array): void {
  const tilt = array.tiltDeg * RADIANS;
  const azimuth = array.azimuthDeg * RADIANS;
  const toEast = Math.sin(tilt) * Math.sin(azimuth);
  const toNorth = Math.sin(tilt) * Math.cos(azimuth);
  const toUp = Math.cos(tilt);
  const skyView = (1 + toUp) / 2;
  const design = DESIGN[array.cells] * array.conditionerEfficiency * 0.97;
  const risePerW = moduleRise(array.setup);
  const warming = POWER_PER_C[array.cells];
  const halfHourKw = (array.kw * design) / 2;
  for (let k = 0; k < sun.count; k += 1) {
    const seenUp = sun.up[k] ?? 0;
    const trueUp = sun.trueUp[k] ?? 0;
    // Refraction moves the sun up only: its level part grows as it is taken back down.
    const level = Math.sqrt((1 - trueUp * trueUp) / Math.max(1 - seenUp * seenUp, 1e-12));
    const sideways = toEast * (sun.east[k] ?? 0) + toNorth * (sun.north[k] ?? 0);
    const cosIncidence = sideways * level + toUp * trueUp;
    const beam = (sun.dni[k] ?? 0) * cosIncidence;
    const onPlane = (beam > 0 ? beam : 0) + (sun.dhi[k] ?? 0) * skyView;
    const moduleC = (sun.airC[k] ?? 0) + risePerW * onPlane - 2;
    const wh = halfHourKw * onPlane * (1 + warming * (moduleC - 25));
    const first = (sun.step[k] ?? 0) * slots;
    for (let slot = first; slot < first + slots; slot += 1) out[slot] = (out[slot] ?? 0) + wh;
  }
}

/**
 * °C that a module gains for each W/m², before the fixed 2 °C are taken off: on the roof (50 ÷
 * (0.38 × 1.5^0.8 + 1) + 2) ÷ 1,000 = 0.0348.
 */
function moduleRise(setup: OfficialArray["setup"]): number {
  const [a, b] = HEATING[setup];
  return (a / (b * WIND_MS ** 0.8 + 1) + 2) / 1000;
}

/** Module temperature, °C: 1,000 W/m² on the plane and 20 °C on the roof give 52.8. */
export function officialModuleC(
  setup: OfficialArray["setup"],
  weather: { readonly onPlane: number; readonly airC: number },
): number {
  return weather.airC + moduleRise(setup) * weather.onPlane - 2;
}
