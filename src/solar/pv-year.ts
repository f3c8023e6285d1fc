import { addDays, civil } from "../kernel/day.ts";
import { RADIANS } from "./angle.ts";
import { SAPM, sapmRise } from "./panel/cell-temperature.ts";
import { physicalIam } from "./panel/incidence.ts";
import { acW, type Inverter } from "./panel/pvwatts.ts";
import { type Face, PV_DEFAULTS, type PvSystem } from "./pv-system.ts";
import type { SkySplit } from "./sky/sky-split.ts";
import { splitSky } from "./sky/split-sky.ts";
import { aboveSkyline, skyline, skyShare } from "./sky/horizon.ts";
import type { SunYear } from "./sun-year.ts";

const SLOTS_A_DAY = 48;

/**
 * AC energy of a system, Wh in each half-hour of the sun's year. The chain: light on each plane
 * (Perez unless said otherwise) → beam through the glass → Sandia cell temperature → PVWatts DC,
 * losses, one inverter for all faces together. An hour of hourly weather is two equal half-hours.
 * Tokyo's golden year, south 30°, 4 kW: 5,084 kWh.
 */
export function pvYear(system: PvSystem, sun: SunYear): Float64Array {
  const { days, stepMinutes } = sun.weather;
  const out = new Float64Array(days * SLOTS_A_DAY);
  const inputW = directCurrent(system, sun);
  const efficiency = system.inverterEfficiency;
  const inverter: Inverter = { dcLimitW: (system.inverterKw * 1000) / efficiency, efficiency };
  const slots = stepMinutes / 30;
  const kept = keptOfSnow(system, sun);
  for (let k = 0; k < sun.count; k += 1) {
    const first = (sun.step[k] ?? 0) * slots;
    const wh = (acW(inverter, inputW[k] ?? 0) * (kept[Math.floor(first / SLOTS_A_DAY)] ?? 1)) / 2;
    for (let slot = first; slot < first + slots; slot += 1) out[slot] = wh;
  }
  return out;
}

/** Share of each day's energy that snow leaves. */
function keptOfSnow({ snowShare }: PvSystem, { weather }: SunYear): Float64Array {
  const kept = new Float64Array(weather.days).fill(1);
  if (!snowShare) return kept;
  return kept.map((_, at) => 1 - (snowShare[civil(addDays(weather.from, at)).month - 1] ?? 0));
}

/** DC power after losses of all faces, W in each lit step. */
function directCurrent(system: PvSystem, sun: SunYear): Float64Array {
  const model = system.sky ?? PV_DEFAULTS.sky;
  const sky = model === "perez" ? sun.perez : splitSky(sun, model);
  const out = new Float64Array(sun.count);
  for (const face of system.faces) addFace(face, system, sun, sky, out);
  const kept = 1 - system.lossShare;
  for (let k = 0; k < out.length; k += 1) out[k] = (out[k] ?? 0) * kept;
  return out;
}

/** Add a face's DC power before losses, W, to each lit step. */
function addFace(
  face: Face,
  system: PvSystem,
  sun: SunYear,
  sky: SkySplit,
  out: Float64Array,
): void {
  const { cosTilt, sinTilt, toEast, toNorth } = planeOf(face);
  const { dni, ring, share } = lightOver(face, sun, sky);
  const evenView = ((1 + cosTilt) / 2) * share;
  const bandView = sinTilt * share;
  const groundView = ((system.albedo ?? PV_DEFAULTS.albedo) * (1 - cosTilt)) / 2;
  const mounting = SAPM[system.mounting ?? PV_DEFAULTS.mounting];
  const warming = system.powerPerC ?? PV_DEFAULTS.powerPerC;
  for (let k = 0; k < sun.count; k += 1) {
    const towards =
      toEast * (sun.east[k] ?? 0) + toNorth * (sun.north[k] ?? 0) + cosTilt * (sun.up[k] ?? 0);
    const cosIncidence = towards > 0 ? towards : 0;
    const beam = (dni[k] ?? 0) * cosIncidence;
    const skyLight =
      (sky.even[k] ?? 0) * evenView + (ring[k] ?? 0) * cosIncidence + (sky.band[k] ?? 0) * bandView;
    const diffuse = Math.max(skyLight, 0) + (sun.ghi[k] ?? 0) * groundView;
    const cellC = (sun.airC[k] ?? 0) + (beam + diffuse) * sapmRise(mounting, sun.windMs[k] ?? 0);
    const onCells = beam * physicalIam(cosIncidence) + diffuse;
    out[k] = (out[k] ?? 0) + face.kw * onCells * (1 + warming * (cellC - 25));
  }
}

/**
 * What of the light a face's skyline lets through: no beam and no ring from a sun behind it, and of
 * the even sky (and the band, which is taken alike) the share above it.
 */
function lightOver(face: Face, sun: SunYear, sky: SkySplit) {
  if (!face.horizon) return { dni: sun.dni, ring: sky.ring, share: 1 };
  const line = skyline(face.horizon);
  const dni = aboveSkyline(line, sun, sun.dni);
  return { dni, ring: aboveSkyline(line, sun, sky.ring), share: skyShare(line, face) };
}

function planeOf({ tiltDeg, azimuthDeg }: Face) {
  const tilt = tiltDeg * RADIANS;
  const azimuth = azimuthDeg * RADIANS;
  const sinTilt = Math.sin(tilt);
  const toEast = sinTilt * Math.sin(azimuth);
  return { cosTilt: Math.cos(tilt), sinTilt, toEast, toNorth: sinTilt * Math.cos(azimuth) };
}
