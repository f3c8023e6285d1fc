import { SLOTS_A_DAY } from "../metering/series.ts";
import { FACTOR } from "./draws.ts";
import type { HouseMaterial } from "./scene.ts";
import { NODE } from "./surface.ts";

/** One standard deviation of what is not known of a house, each in percent. */
export interface Spread {
  /** Of the year's use. */
  readonly levelPercent: number;
  /** Of the year's use, that lies by day instead of by night or the other way round. */
  readonly shapePercent: number;
  /** Of a year's radiation. */
  readonly radiationPercent: number;
}

/** A house of which one thing is otherwise. */
export interface Bent {
  readonly factor: number;
  readonly low: HouseMaterial;
  readonly high: HouseMaterial;
}

const DAY_FROM = 14;
const DAY_UNTIL = 46;
/** Neither day nor night gives up more than this share of its use. */
const MOST_MOVED = 0.9;

/** The house at both nodes of each factor that matters: 1.28 standard deviations off. */
export function bentHouses(house: HouseMaterial, spread: Spread): readonly Bent[] {
  const { levelPercent, shapePercent, radiationPercent } = spread;
  const bent: Bent[] = [];
  const add = (factor: number, percent: number, make: (share: number) => HouseMaterial) => {
    const share = (percent / 100) * NODE;
    if (percent > 0) bent.push({ factor, low: make(-share), high: make(share) });
  };
  add(FACTOR.level, levelPercent, (share) => {
    return { ...house, load: scaled(house.load, Math.max(0, 1 + share)) };
  });
  add(FACTOR.shape, shapePercent, (share) => {
    return { ...house, load: movedIntoDay(house.load, share) };
  });
  const { generation } = house;
  if (generation !== null) {
    add(FACTOR.radiation, radiationPercent, (share) => {
      return { ...house, generation: scaled(generation, Math.max(0, 1 + share)) };
    });
  }
  return bent;
}

export function scaled(wh: Float64Array, factor: number): Float64Array {
  const out = new Float64Array(wh.length);
  for (let slot = 0; slot < out.length; slot += 1) out[slot] = (wh[slot] ?? 0) * factor;
  return out;
}

/** Moves a share of all use from night to day (7:00–23:00), each in proportion; the sum stays. */
export function movedIntoDay(wh: Float64Array, share: number): Float64Array {
  const [day, night] = [0, 1].map((kind) => sumOf(wh, kind === 0));
  const all = (day ?? 0) + (night ?? 0);
  const most = MOST_MOVED * (share > 0 ? (night ?? 0) : (day ?? 0));
  const moved = Math.sign(share) * Math.min(Math.abs(share) * all, most);
  const byDay = day ? 1 + moved / day : 1;
  const byNight = night ? 1 - moved / night : 1;
  return timesByHour(wh, byDay, byNight);
}

/** A tenth more by day is 1.1 and 1. */
export function timesByHour(wh: Float64Array, byDay: number, byNight: number): Float64Array {
  const out = new Float64Array(wh.length);
  for (let slot = 0; slot < out.length; slot += 1)
    out[slot] = (wh[slot] ?? 0) * (isDay(slot) ? byDay : byNight);
  return out;
}

function sumOf(wh: Float64Array, day: boolean): number {
  let sum = 0;
  for (let slot = 0; slot < wh.length; slot += 1) if (isDay(slot) === day) sum += wh[slot] ?? 0;
  return sum;
}

function isDay(slot: number): boolean {
  const ofDay = slot % SLOTS_A_DAY;
  return ofDay >= DAY_FROM && ofDay < DAY_UNTIL;
}
