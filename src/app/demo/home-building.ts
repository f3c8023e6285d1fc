import type { DeviceSeen } from "../../home/link/messages.ts";
import { deviceIdOf } from "../../home/device-id.ts";
import { chance, chanceBetween } from "../../kernel/chance.ts";
import type { Day } from "../../kernel/day.ts";
import type { DemoHousehold } from "./households.ts";
import { type Household as Load, loadOfDay } from "./load-model.ts";
import { ordinaryLoad } from "./ordinary.ts";

/** Index of the owners' association, and of the two residents that are households of the town. */
export const ASSOCIATION = 15;
const KNOWN: Readonly<Record<string, number>> = { "201": 17, "305": 18 };
const FLOORS = 8;
const ON_A_FLOOR = 5;
/** Cables and transformers keep so much of what flows, in per mille. */
const LOSS = 15;

/** A meter of the managed building and what it counts. */
export interface BuildingMeter {
  readonly name: string;
  readonly seen: DeviceSeen;
  readonly wh: (on: Day) => Int32Array;
}

export interface Building {
  /** The association's own: parts of what its power contract measures. */
  readonly commons: readonly BuildingMeter[];
  /** Main meter and dwellings, of the account that measures them. */
  readonly measured: readonly BuildingMeter[];
}

/** Share of the common supply in percent, by day and by night. */
const AREAS: readonly (readonly [string, number, number])[] = [
  ["エレベーター", 20, 8],
  ["エントランス・廊下照明", 22, 44],
  ["給水ポンプ", 17, 9],
  ["機械式駐車場", 7, 4],
  ["駐車場・外灯", 4, 18],
  ["EV充電器", 12, 6],
  ["集会室", 8, 1],
];

/** 若葉坂レジデンス: forty dwellings on eight floors, seven common areas, one connection. */
export function demoBuilding(households: readonly DemoHousehold[]): Building {
  const common = households[ASSOCIATION]?.meter?.load;
  if (!common) throw new Error("the building's common areas have no supply");
  const commons = AREAS.map((area, index) => {
    return subMeter(1, index + 1, area[0], (on) => areaOfDay(loadOfDay(common, on), area, on));
  });
  const dwellings = Array.from({ length: FLOORS * ON_A_FLOOR }, (_, index) => {
    const room = `${Math.floor(index / ON_A_FLOOR) + 1}0${(index % ON_A_FLOOR) + 1}`;
    const load = dwellingLoad(households, room, index);
    return subMeter(2, index + 1, `${room}号室`, (on) => loadOfDay(load, on));
  });
  const main = (on: Day) => {
    const sum = loadOfDay(common, on);
    for (const { wh } of dwellings)
      wh(on).forEach((each, slot) => (sum[slot] = (sum[slot] ?? 0) + each));
    return sum.map((wh) => wh + Math.trunc((wh * LOSS) / 1000));
  };
  return { commons, measured: [mainMeter(main), ...dwellings] };
}

function dwellingLoad(households: readonly DemoHousehold[], room: string, index: number): Load {
  const known = KNOWN[room];
  const load = known === undefined ? null : households[known]?.meter?.load;
  return load ?? { ...ordinaryLoad(200 + index), seed: 5000 + index };
}

/** A part of each half-hour, a little more or less by chance; the parts leave some unmeasured. */
function areaOfDay(
  common: Int32Array,
  [name, byDay, byNight]: readonly [string, number, number],
  on: Day,
): Int32Array {
  return common.map((wh, slot) => {
    const percent = slot >= 12 && slot < 36 ? byDay : byNight;
    return Math.trunc((wh * percent * chanceBetween(900, 1100, name.length, on, slot)) / 100_000);
  });
}

const SUB_METER_GETS = [0x80, 0x82, 0x83, 0x88, 0x8a, 0x9d, 0x9e, 0x9f, 0xd3, 0xd4, 0xd7];

function subMeter(
  gateway: number,
  number: number,
  name: string,
  wh: BuildingMeter["wh"],
): BuildingMeter {
  const eoj = 0x028d00 + number;
  const seen = seenAs({ eoj, gateway, product: "EGW-SUBMETER" });
  const gets = [...SUB_METER_GETS, 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe7, 0xe8, 0xea, 0xeb];
  return { name, wh, seen: { ...seen, gets, sets: [0x81, 0xe0] } };
}

function mainMeter(wh: BuildingMeter["wh"]): BuildingMeter {
  const seen = seenAs({ eoj: 0x028801, gateway: 2, product: "EGW-MAIN" });
  const gets = [0x80, 0x82, 0x88, 0x8a, 0x9d, 0x9e, 0x9f, 0xd3, 0xd7, 0xe0, 0xe1, 0xe2, 0xe5, 0xe7];
  return { name: "受電点", wh, seen: { ...seen, gets: [...gets, 0xe8, 0xea], sets: [0x81, 0xe5] } };
}

/** One node for each gateway's meters: an adapter on the meters' bus. */
function seenAs(of: { eoj: number; gateway: number; product: string }): DeviceSeen {
  const unique = [6001, 6002, 6003].map((key) => {
    return chance(key, of.gateway).toString(16).toUpperCase().padStart(8, "0");
  });
  const node = `FEFFFF05${unique.join("")}0${of.gateway}`;
  return {
    device: deviceIdOf({ node, eoj: of.eoj }),
    node,
    eoj: of.eoj,
    maker: 0xffff05,
    product: of.product,
    serial: `B${of.gateway}-${String(of.eoj & 0xff).padStart(3, "0")}`,
    release: "R",
    address: `192.168.10.${of.gateway}`,
    gets: [],
    sets: [],
    announces: [0x80, 0x81, 0x88],
    channels: [{ register: "bought", circuit: null, unitKnown: true }],
  };
}
