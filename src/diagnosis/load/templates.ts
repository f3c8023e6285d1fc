import type { Label } from "../../terms/fields.ts";

/** How a household lives, as far as the clock tells. Own weights, illustrative, from no source. */
export interface LifeTemplate {
  readonly label: Label;
  /** Weights of the 24 hours; each half-hour has its hour's. */
  readonly work: readonly number[];
  readonly off: readonly number[];
  /** A day off as against a working day, in percent. */
  readonly offPercent: number;
  /** What a degree of heating or cooling adds to a mild day, in per mille of it. */
  readonly heatingPerMille: number;
  readonly coolingPerMille: number;
}

const AT_HOME = [
  30, 25, 24, 24, 25, 30, 50, 65, 60, 52, 50, 52, 60, 52, 48, 48, 55, 72, 88, 92, 88, 78, 60, 42,
];

/** The patterns that a customer chooses from. */
export const LIFE_TEMPLATES = {
  away: {
    label: { ja: "日中は留守", en: "away by day" },
    work: [
      32, 26, 24, 24, 26, 36, 70, 80, 45, 26, 24, 24, 24, 24, 24, 26, 34, 56, 88, 104, 102, 90, 70,
      48,
    ],
    off: AT_HOME,
    offPercent: 120,
    heatingPerMille: 30,
    coolingPerMille: 45,
  },
  home: {
    label: { ja: "日中も在宅", en: "someone at home" },
    work: AT_HOME,
    off: AT_HOME,
    offPercent: 104,
    heatingPerMille: 40,
    coolingPerMille: 60,
  },
  evening: {
    label: { ja: "夕方から夜に集中", en: "mostly in the evening" },
    work: [
      30, 24, 22, 22, 22, 26, 44, 52, 34, 26, 24, 26, 28, 26, 26, 32, 52, 90, 124, 132, 120, 98, 70,
      46,
    ],
    off: [
      32, 26, 24, 22, 22, 24, 34, 48, 54, 52, 48, 52, 58, 52, 48, 50, 62, 88, 116, 124, 114, 96, 72,
      48,
    ],
    offPercent: 112,
    heatingPerMille: 30,
    coolingPerMille: 45,
  },
  night: {
    label: { ja: "深夜型", en: "mostly at night" },
    work: [
      96, 88, 70, 52, 40, 30, 26, 24, 24, 24, 26, 32, 42, 46, 42, 40, 42, 50, 64, 76, 86, 96, 104,
      104,
    ],
    off: [
      100, 94, 80, 62, 44, 32, 26, 24, 24, 26, 30, 40, 50, 52, 48, 46, 48, 56, 70, 80, 90, 98, 104,
      104,
    ],
    offPercent: 108,
    heatingPerMille: 35,
    coolingPerMille: 40,
  },
  allElectric: {
    label: { ja: "オール電化(夜間給湯)", en: "all-electric, hot water at night" },
    work: [
      110, 150, 165, 160, 130, 80, 75, 72, 52, 42, 38, 40, 46, 40, 38, 40, 50, 76, 96, 98, 90, 76,
      60, 58,
    ],
    off: [
      110, 150, 165, 160, 130, 78, 64, 74, 72, 64, 58, 60, 68, 60, 54, 54, 62, 84, 100, 100, 92, 78,
      62, 58,
    ],
    offPercent: 106,
    heatingPerMille: 65,
    coolingPerMille: 25,
  },
  office: {
    label: { ja: "在宅勤務", en: "office at home" },
    work: [
      30, 25, 24, 24, 25, 32, 54, 66, 66, 76, 78, 78, 84, 80, 78, 76, 74, 76, 88, 92, 86, 76, 60,
      42,
    ],
    off: AT_HOME,
    offPercent: 94,
    heatingPerMille: 42,
    coolingPerMille: 60,
  },
} as const satisfies Readonly<Record<string, LifeTemplate>>;

export type LifeKey = keyof typeof LIFE_TEMPLATES;
export const LIFE_KEYS = Object.keys(LIFE_TEMPLATES) as readonly LifeKey[];
