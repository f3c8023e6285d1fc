import type { QuestionBody } from "../../../src/app/api/diagnosis-question.ts";
import { mainAreaOf } from "../../../src/kernel/area-of-prefecture.ts";
import type { Area } from "../../../src/kernel/area.ts";
import type { ShapeAsked, UseAsked } from "../worker/asked.ts";
import type { Choices } from "../worker/messages.ts";

export type PrefectureWord = QuestionBody["place"]["prefecture"];
type Capacity = NonNullable<QuestionBody["electricity"]>["capacity"];
export type Shade = "none" | "low" | "east" | "south" | "west";

export interface RoofFace {
  readonly kw: number;
  readonly tiltDeg: number;
  readonly azimuthDeg: number;
  readonly shade: Shade;
}

export interface ReadFile {
  readonly number: number;
  readonly name: string;
  readonly days: number;
}

export interface GasForm {
  readonly compare: boolean;
  readonly district: string;
  readonly plan: string;
  /** m³ of January to December. */
  readonly m3: readonly number[];
}

/** All that the page holds; nothing of it is kept anywhere. */
export interface Form {
  readonly prefecture: PrefectureWord;
  readonly area: Area;
  readonly capacity: string;
  readonly plan: string;
  readonly by: UseAsked["from"];
  readonly file: ReadFile | null;
  /** kWh of January to December; null: not known. */
  readonly months: readonly (number | null)[];
  readonly bill: { readonly yen: number; readonly month: string };
  readonly home: Omit<Extract<UseAsked, { from: "household" }>, "from" | "carKmAYear">;
  readonly shape: ShapeAsked;
  readonly gas: GasForm;
  readonly faces: readonly RoofFace[];
  readonly solar: {
    readonly present: boolean;
    readonly control: boolean;
    readonly price: number | null;
  };
  readonly battery: {
    readonly kwh: number;
    readonly mode: "self-use-first" | "sell-first";
    readonly grid: boolean;
    readonly present: boolean;
    readonly price: number | null;
  };
  readonly car: { readonly km: number; readonly when: "at-once" | "night" | "surplus" };
  readonly water: { readonly on: boolean; readonly when: "night" | "surplus" };
  readonly scenario: string;
  readonly years: QuestionBody["years"];
}

export const CAPACITIES: Readonly<Record<string, Capacity>> = {
  "10A": { amps: 10 },
  "15A": { amps: 15 },
  "20A": { amps: 20 },
  "30A": { amps: 30 },
  "40A": { amps: 40 },
  "50A": { amps: 50 },
  "60A": { amps: 60 },
  "6kVA": { kva: 6 },
  "8kVA": { kva: 8 },
  "10kVA": { kva: 10 },
};

/** Areas whose usual plan is 従量電灯A, without amperes. */
const WITHOUT_AMPS: readonly Area[] = ["kansai", "chugoku", "shikoku", "okinawa"];
const USUAL = /^market\/plans\/(?!ja-)[a-z-]+\/juryo-/;

/** The area utility's usual plan, where the catalogue has its prices. */
function usualPlan(choices: Choices, area: Area): string {
  const end = WITHOUT_AMPS.includes(area) ? "juryo-a" : "juryo-b";
  const found = choices.electricity.find(
    ({ address, areas }) => areas.includes(area) && USUAL.test(address) && address.endsWith(end),
  );
  return found?.address ?? "";
}

/** A form moved to another prefecture: area, usual plan and gas district follow. */
export function movedTo(form: Form, prefecture: PrefectureWord, choices: Choices): Form {
  return inArea({ ...form, prefecture }, mainAreaOf(prefecture), choices);
}

export function inArea(form: Form, area: Area, choices: Choices): Form {
  const { prefecture } = form;
  const district = choices.districts.find(({ prefectures }) => prefectures.includes(prefecture));
  const gas = { ...form.gas, district: district?.key ?? "", plan: "" };
  return { ...form, area, plan: usualPlan(choices, area), gas };
}

/** What stands there first: a house of four in Saitama, as far as nobody has said otherwise. */
export function firstForm(choices: Choices, today: string): Form {
  const form: Form = {
    prefecture: "saitama",
    area: "tokyo",
    capacity: "40A",
    plan: "",
    by: "household",
    file: null,
    months: Array.from({ length: 12 }, () => null),
    bill: { yen: 12_000, month: today.slice(0, 7) },
    home: {
      persons: 4,
      dwelling: "house",
      floorM2: 110,
      allElectric: false,
      heating: "electricity",
      homeByDay: false,
    },
    shape: { template: "away" },
    gas: { compare: false, district: "", plan: "", m3: Array.from({ length: 12 }, () => 30) },
    faces: [{ kw: 4, tiltDeg: 30, azimuthDeg: 180, shade: "none" }],
    solar: { present: false, control: false, price: null },
    battery: { kwh: 6.5, mode: "self-use-first", grid: false, present: false, price: null },
    car: { km: 0, when: "night" },
    water: { on: false, when: "night" },
    scenario: "held",
    years: 20,
  };
  return movedTo(form, form.prefecture, choices);
}
