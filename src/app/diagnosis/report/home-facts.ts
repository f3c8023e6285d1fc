import type {
  BatteryEquipment,
  MovableLoads,
  SolarEquipment,
} from "../../../diagnosis/equipment.ts";
import type { Diagnosis, DiagnosisQuestion } from "../../../diagnosis/model.ts";
import { nearest, nearestTenth } from "../../../diagnosis/nearest.ts";
import { grouped } from "../../../kernel/number-text.ts";
import { PREFECTURES } from "../../../kernel/prefecture.ts";
import type { Capacity } from "../../../rating/tenure.ts";
import type { LabelText } from "../../api/fields.ts";
import type { ReportFact } from "../../pdf/diagnosis-report.ts";

/** What was asked, in words: place, contracts, and what is there or comes in. */
export function homeFacts(
  question: DiagnosisQuestion,
  diagnosis: Diagnosis,
): readonly ReportFact[] {
  const { place, electricity, gas, equipment } = question;
  const { solar, battery, loads } = equipment;
  const plan = diagnosis.current;
  return [
    fact("所在地", "Place", placeText(place.prefecture)),
    ...(electricity === null
      ? []
      : [
          fact(
            "電気の契約",
            "Electricity",
            contractText(electricity.capacity, plan?.electricity ?? null),
          ),
        ]),
    ...(gas === null ? [] : [fact("ガスの使用量", "Gas", gasText(gas.litresByMonth))]),
    ...(solar === null ? [] : [fact("太陽光発電", "Solar", solarText(solar))]),
    ...(battery === null ? [] : [fact("蓄電池", "Battery", batteryText(battery))]),
    ...(loads === null ? [] : [fact("動かせる機器", "Movable loads", loadsText(loads))]),
  ];
}

function fact(ja: string, en: string, value: LabelText): ReportFact {
  return { label: { ja, en }, value };
}

function placeText(word: string): LabelText {
  const found = PREFECTURES.find((prefecture) => prefecture.word === word);
  return { ja: found?.ja ?? word, en: `${word.slice(0, 1).toUpperCase()}${word.slice(1)}` };
}

function contractText(capacity: Capacity, plan: { readonly label: LabelText } | null): LabelText {
  const size = capacityText(capacity);
  const known = plan?.label ?? { ja: "いまのプランは不明", en: "present plan not known" };
  if (size === "") return known;
  return { ja: `${known.ja}、${size}`, en: `${known.en}, ${size}` };
}

function capacityText(capacity: Capacity): string {
  if (capacity === null) return "";
  if ("amps" in capacity) return `${capacity.amps} A`;
  return "kva" in capacity ? `${capacity.kva} kVA` : `${capacity.kw} kW`;
}

function gasText(litresByMonth: readonly number[]): LabelText {
  const litres = litresByMonth.reduce((sum, month) => sum + month, 0);
  const cubic = grouped(String(nearest(litres / 1000)));
  return { ja: `年 ${cubic} m³`, en: `${cubic} m³ a year` };
}

const STATE = {
  present: { ja: "設置済み", en: "there already" },
  coming: { ja: "新設", en: "new" },
} as const;

function stateOf(present: boolean): LabelText {
  return present ? STATE.present : STATE.coming;
}

function solarText({ present, system }: SolarEquipment): LabelText {
  const state = stateOf(present);
  const faces = system.faces.map(({ kw, tiltDeg, azimuthDeg }) => {
    const point = pointOf(azimuthDeg);
    return {
      ja: `${tenth(kw)} kW（傾き${tenth(tiltDeg)}°・${point.ja}）`,
      en: `${tenth(kw)} kW (tilt ${tenth(tiltDeg)}°, ${point.en})`,
    };
  });
  const shown = faces.slice(0, MOST_FACES);
  const more = faces.length - shown.length;
  const rest = more > 0 ? { ja: `＋ほか${more}面`, en: ` + ${more} more` } : { ja: "", en: "" };
  return {
    ja: `${state.ja} ${shown.map(({ ja }) => ja).join("＋")}${rest.ja}`,
    en: `${state.en}: ${shown.map(({ en }) => en).join(" + ")}${rest.en}`,
  };
}

const MOST_FACES = 3;

const POINTS: readonly LabelText[] = [
  { ja: "北", en: "north" },
  { ja: "北東", en: "north-east" },
  { ja: "東", en: "east" },
  { ja: "南東", en: "south-east" },
  { ja: "南", en: "south" },
  { ja: "南西", en: "south-west" },
  { ja: "西", en: "west" },
  { ja: "北西", en: "north-west" },
];

/** The nearest of eight points: 170 is south. */
function pointOf(azimuthDeg: number): LabelText {
  return POINTS[nearest(azimuthDeg / 45) % 8] ?? { ja: "", en: "" };
}

const MODES: Readonly<Record<BatteryEquipment["strategy"]["mode"], LabelText>> = {
  "self-use-first": { ja: "自家消費優先", en: "self-use first" },
  "sell-first": { ja: "売電優先", en: "selling first" },
};

function batteryText({ present, battery, strategy }: BatteryEquipment): LabelText {
  const size = `${tenth(battery.capacityWh / 1000)} kWh`;
  const [state, mode] = [stateOf(present), MODES[strategy.mode]];
  return { ja: `${state.ja} ${size}、${mode.ja}`, en: `${state.en}: ${size}, ${mode.en}` };
}

function loadsText({ present, car, hotWater }: MovableLoads): LabelText {
  const parts = [
    ...(car === null ? [] : [{ ja: "電気自動車", en: "electric car" }]),
    ...(hotWater === null ? [] : [{ ja: "ヒートポンプ給湯", en: "heat-pump hot water" }]),
  ];
  const state = stateOf(present);
  return {
    ja: `${state.ja} ${parts.map(({ ja }) => ja).join("・")}`,
    en: `${state.en}: ${parts.map(({ en }) => en).join(", ")}`,
  };
}

/** One decimal, left out where it is nought. */
function tenth(amount: number): string {
  return String(nearestTenth(amount));
}
