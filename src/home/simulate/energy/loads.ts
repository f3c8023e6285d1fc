import { chance, chanceBetween } from "../../../kernel/chance.ts";
import type { Equipment, HouseUse } from "../house.ts";

/** What decides the wish of a load in a slot. */
export interface Moment {
  readonly day: number;
  readonly slot: number;
  readonly dayOff: boolean;
  readonly outdoorTenths: number;
  readonly dark: boolean;
}

/** How a load's energy lies within its half-hour. */
export type Shape = "steady" | "cycling" | "bursts";

/** Something that draws power in a house. */
export interface Load {
  readonly name: string;
  /** The device that it is (`air-conditioner-1`); null: no ECHONET Lite device. */
  readonly device: string | null;
  /** Circuit of the board, from 1; null: none, it is part of what no circuit measures. */
  readonly circuit: number | null;
  readonly shape: Shape;
  /** Wh in a slot, before the slot's total is known. */
  readonly wish: (moment: Moment) => number;
}

interface Of {
  readonly seed: number;
  readonly equipment: Equipment;
  readonly use: HouseUse;
}

/**
 * The loads of a house in the order of their circuits. The last has no circuit: what nobody
 * measures (standby of many small things, the meter's own error).
 */
export function loadsOf(of: Of): readonly Load[] {
  const most = of.equipment.board?.circuits ?? 0;
  const wired = wishes(of).map((load, index) => {
    return { ...load, circuit: index < most ? index + 1 : null };
  });
  const spare = Array.from({ length: Math.max(0, most - wired.length) }, (_, index) => {
    return outlet(of.seed, wired.length + index + 1);
  });
  const rest = { name: "rest", device: null, circuit: null, shape: "steady" } as const;
  return [...wired, ...spare, { ...rest, wish: () => Math.trunc(of.use.baseW / 4) }];
}

type Unwired = Omit<Load, "circuit">;

function wishes(of: Of): readonly Unwired[] {
  const { seed, equipment, use } = of;
  const rooms = Array.from({ length: equipment.airConditioners }, (_, room) => cooler(of, room));
  const lamps = Array.from({ length: equipment.lights }, (_, room) => lamp(seed, room));
  return [
    ...rooms,
    cooking(seed, use.persons),
    plain("refrigerator", "cycling", ({ outdoorTenths }) => {
      return 20 + Math.trunc(Math.max(0, outdoorTenths - 150) / 30);
    }),
    screens(seed, use.persons),
    ...lamps,
    washing(seed),
    bedroom(seed, use.persons),
    ...(equipment.waterHeater === null ? [] : [water(of, equipment.waterHeater)]),
    ...(equipment.car === null ? [] : [charging(seed, use.boughtOfDay !== null)]),
  ];
}

function plain(name: string, shape: Shape, wish: Load["wish"]): Unwired {
  return { name, device: null, shape, wish };
}

/** Heats below 17 °C and cools above 25 °C while people are up; the first room takes most of it. */
function cooler({ seed, equipment, use }: Of, room: number): Unwired {
  const share = room === 0 ? 60 : Math.trunc(40 / Math.max(1, equipment.airConditioners - 1));
  const name = `air-conditioner-${room + 1}`;
  const wish = ({ slot, day, dayOff, outdoorTenths }: Moment) => {
    const awake = (slot >= 12 && slot < 18) || slot >= 34 || (dayOff && slot >= 18);
    const used = room === 0 ? awake : slot >= 42 || slot < 2;
    if (!used || chance(seed, 31, room, day) % 10 === 0) return 0;
    const cold = Math.max(0, 170 - outdoorTenths) * use.heatingWPerDegree;
    const hot = Math.max(0, outdoorTenths - 250) * use.coolingWPerDegree;
    const watts = Math.trunc(((cold + hot) * share) / 1000);
    return watts < 40 ? 0 : Math.min(1400, watts + 20) >> 1;
  };
  return { name, device: name, shape: "steady", wish };
}

function cooking(seed: number, persons: number): Unwired {
  return plain("kitchen", "bursts", ({ slot, day, dayOff }) => {
    const meal = slot === 13 || slot === 14 || slot === 36 || slot === 37 || slot === 38;
    const lunch = dayOff && slot === 24;
    if (!meal && !lunch) return chanceBetween(2, 8, seed, 41, day, slot);
    return chanceBetween(60, 110, seed, 42, day, slot) * Math.min(4, persons + 1);
  });
}

function screens(seed: number, persons: number): Unwired {
  return plain("living-outlets", "steady", ({ slot, day, dayOff }) => {
    const evening = slot >= 37 && slot < 46;
    const on = evening || (slot >= 13 && slot < 16) || (dayOff && slot >= 18 && slot < 37);
    return on ? chanceBetween(50, 80, seed, 43, day, slot) + persons * 4 : 8;
  });
}

function lamp(seed: number, room: number): Unwired {
  const name = `light-${room + 1}`;
  const wish = ({ slot, day, dark }: Moment) => {
    const up = room % 2 === 0 ? slot >= 12 && slot < 46 : slot >= 40 && slot < 46;
    const on = dark && up && chance(seed, 44, room, day, slot) % 12 > 0;
    return on ? 18 + (room % 3) * 6 : 0;
  };
  return { name, device: name, shape: "steady", wish };
}

function washing(seed: number): Unwired {
  return plain("washing", "bursts", ({ slot, day }) => {
    if (chance(seed, 45, day) % 3 === 0) return 1;
    const start = chanceBetween(14, 19, seed, 46, day);
    return slot === start || slot === start + 1 ? chanceBetween(80, 220, seed, 47, day, slot) : 1;
  });
}

function bedroom(seed: number, persons: number): Unwired {
  return plain("bedroom-outlets", "steady", ({ slot, day }) => {
    const evening = slot >= 40 && slot < 47;
    return (evening ? 12 * persons : 4) + chanceBetween(0, 6, seed, 48, day, slot);
  });
}

/** A heat pump works from 1:00 to 5:00, harder when it is cold; a gas heater draws for its fan. */
function water({ seed, use }: Of, kind: "heat-pump" | "gas"): Unwired {
  const wish = ({ slot, day, outdoorTenths }: Moment) => {
    if (kind === "gas") {
      const bath = slot >= 38 && slot < 42;
      return bath ? chanceBetween(15, 30, seed, 49, day, slot) : 3;
    }
    const watts = use.nightWaterW > 0 ? use.nightWaterW : 900;
    return slot >= 2 && slot < 10 ? Math.trunc((watts * (400 - outdoorTenths)) / 600) : 3;
  };
  return { name: "water-heater", device: "water-heater", shape: "steady", wish };
}

/** Two nights in three the car is charged with 3 kW from 23:00 for two to five hours. */
function charging(seed: number, metered: boolean): Unwired {
  const wish = ({ slot, day }: Moment) => {
    if (metered) return 0;
    const night = slot >= 46 ? day : day - 1;
    const since = slot >= 46 ? slot - 46 : slot + 2;
    if (slot >= 10 && slot < 46) return 0;
    const lasts = chance(seed, 50, night) % 3 === 0 ? 0 : chanceBetween(4, 10, seed, 51, night);
    return since < lasts ? 1500 : 0;
  };
  return { name: "car", device: "car", shape: "steady", wish };
}

function outlet(seed: number, circuit: number): Load {
  const wish = ({ day, slot }: Moment) => chanceBetween(0, 4, seed, 52, circuit, day, slot);
  return { name: `outlet-${circuit}`, device: null, circuit, shape: "steady", wish };
}
