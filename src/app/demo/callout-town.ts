import { areaAt } from "../../callout/case/area-at.ts";
import type { Point } from "../../callout/model.ts";
import type { Area, TownLines } from "../../callout/store-areas.ts";
import { chance } from "../../kernel/chance.ts";
import { POSTAL_CODES } from "./town.ts";

/**
 * The invented town as it is drawn: five quarters between the hills and the sea, a river, a railway
 * and two roads. On a real map there is open water here, so that no real house is meant.
 */

/** Degrees as `[lat, lon]` in thousandths north of 35.000 and east of 139.000: `[190.5, 292]`. */
type Corner = readonly [number, number];

function at([lat, lon]: Corner): Point {
  return { lat: 35 + lat / 1000, lon: 139 + lon / 1000 };
}

const COAST: readonly Corner[] = [
  [190.5, 292],
  [188, 304],
  [186.8, 318],
  [187.6, 331],
  [189, 342],
  [188.5, 355],
  [190.2, 368],
];
/** Where the quarter by the sea ends, from the west. */
const SHORE_ROAD: readonly Corner[] = [
  [201, 292],
  [200.2, 306],
  [198.5, 322],
  [199, 338],
  [200.5, 352],
  [201.5, 368],
];
/** From the hills to the sea. */
const RIVER: readonly Corner[] = [
  [238.5, 345],
  [228, 338],
  [217, 336],
  [208, 338.5],
  [199, 338],
  [189, 342],
];

interface Quarter {
  readonly area: string;
  readonly en: string;
  readonly class: Area["class"];
  readonly middle: Corner;
  readonly ring: readonly Corner[];
}

const QUARTERS: readonly Quarter[] = [
  {
    area: "汐風町",
    en: "Shiokaze-cho",
    class: "suburb",
    middle: [194, 327],
    ring: [...COAST, ...SHORE_ROAD.toReversed()],
  },
  {
    area: "本陣前",
    en: "Honjin-mae",
    class: "centre",
    middle: [208, 321],
    ring: [
      [200.2, 306],
      [198.5, 322],
      [199, 338],
      [208, 338.5],
      [217, 336],
      [216.5, 320],
      [215.8, 306],
    ],
  },
  {
    area: "水車通り",
    en: "Suisha-dori",
    class: "suburb",
    middle: [209, 353],
    ring: [
      [199, 338],
      [200.5, 352],
      [201.5, 368],
      [218, 368],
      [217.2, 352],
      [217, 336],
      [208, 338.5],
    ],
  },
  {
    area: "若葉坂",
    en: "Wakaba-zaka",
    class: "suburb",
    middle: [226, 314],
    ring: [
      [201, 292],
      [200.2, 306],
      [215.8, 306],
      [216.5, 320],
      [217, 336],
      [228, 338],
      [237, 330],
      [238.5, 312],
      [235, 292],
    ],
  },
  {
    area: "桐ノ木",
    en: "Kirinoki",
    class: "open",
    middle: [227, 354],
    ring: [
      [217, 336],
      [217.2, 352],
      [218, 368],
      [236, 368],
      [238.5, 345],
      [228, 338],
    ],
  },
];

export const AREAS: readonly Area[] = QUARTERS.map(({ area, en, class: kind, middle, ring }) => ({
  area,
  name: { ja: area, en },
  outline: [ring.map(at)],
  label: at(middle),
  class: kind,
}));

export const TOWN_LINES: TownLines = {
  from: at([182, 286]),
  to: at([243, 374]),
  source: {
    ja: "縁ヶ浜の略図（架空の町。実在の地形・地図ではありません）",
    en: "Sketch of Engahama, an invented town: no real terrain and no real map",
  },
  lines: [
    { kind: "coast", name: { ja: "縁ヶ浜", en: "Enga beach" }, points: COAST.map(at) },
    { kind: "river", name: { ja: "水車川", en: "Suisha river" }, points: RIVER.map(at) },
    {
      kind: "rail",
      name: { ja: "縁ヶ浜線", en: "Engahama line" },
      points: (
        [
          [212, 286],
          [210.5, 306],
          [209, 322],
          [209.8, 338],
          [211, 355],
          [210.5, 374],
        ] as const
      ).map(at),
    },
    {
      kind: "road",
      name: { ja: "海岸通り", en: "Shore road" },
      points: (
        [
          [196, 286],
          [193, 318],
          [194.5, 342],
          [195, 374],
        ] as const
      ).map(at),
    },
    {
      kind: "road",
      name: { ja: "坂の道", en: "Hill road" },
      points: (
        [
          [193, 318],
          [203, 316],
          [213, 313],
          [224, 316],
          [236, 309],
        ] as const
      ).map(at),
    },
  ],
};

/** The postal code of each quarter with the middle of it. */
export function postalCodesOf(area: Area): readonly (Point & { readonly postalCode: string })[] {
  const postalCode = POSTAL_CODES[area.area];
  return postalCode === undefined ? [] : [{ postalCode, ...area.label }];
}

/** Within a quarter, wherever chance puts the number of the house; one building, one point. */
export function houseAt(quarter: string, house: string): Point {
  const area = AREAS.find((each) => each.area === quarter);
  if (area === undefined) throw new Error(`${quarter} is no quarter of the town`);
  const seed = [...house].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7);
  for (let k = 0; k < 200; k += 1) {
    const found = {
      lat: area.label.lat + spread(seed, k, 1) * 0.011,
      lon: area.label.lon + spread(seed, k, 2) * 0.022,
    };
    if (areaAt(AREAS, found) === quarter) return found;
  }
  return area.label;
}

/** From −1 to 1. */
function spread(seed: number, k: number, axis: number): number {
  return (chance(seed % 1_000_003, k, axis) % 2001) / 1000 - 1;
}

/** Where an address of the town stands: `神奈川県縁ヶ浜市汐風町二丁目4-11 …`. */
export function standsAt(address: string): Point {
  const quarter = AREAS.find(({ area }) => address.includes(area));
  if (quarter === undefined) throw new Error(`${address} lies in no quarter of the town`);
  const [house = address] = address.slice(address.indexOf(quarter.area)).split(" ");
  return houseAt(quarter.area, house);
}
