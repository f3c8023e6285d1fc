import { addMonths, day } from "../../kernel/day.ts";
import type { QuestionBody } from "../api/diagnosis-question.ts";
import { type Household, loadOf } from "./load-model.ts";

/** A customer of the dealer's, with the use of the house and what was asked on which day. */
export interface DealerCustomer {
  readonly name: string;
  readonly kana: string;
  readonly persons: number;
  readonly note: string;
  readonly consent: "signed" | "none" | "withdrawn";
  readonly asked: readonly { readonly on: string; readonly question: QuestionBody }[];
}

const FROM = day("2025-11-01");

function load(household: Omit<Household, "seed">, seed: number) {
  const period = { from: FROM, until: addMonths(FROM, 12) };
  const { wh } = loadOf({ seed, ...household }, "dealer", period, "");
  return {
    from: "2025-11-01",
    wh: [...wh],
    generation: null,
    basis: "half-hours" as const,
    hemisphere: "north" as const,
    error: {
      levelPercent: 4,
      shapePercent: 6,
      source: { ja: "デモ用の架空の値", en: "invented for the demo" },
    },
    notes: [],
  };
}

type Equipment = QuestionBody["equipment"];

const NOTHING_NEW: Equipment = { solar: null, battery: null, loads: null };

/** 4 kW to the south; with a battery of 9.8 kWh where it is wanted. */
function roof(on: string, withBattery: boolean): Equipment {
  const face = { kw: 4, tiltDeg: 30, azimuthDeg: 180 };
  const converter = { inverterKw: 4, inverterEfficiency: 0.95, lossShare: 0.1408 };
  const sale = { certifiedOn: on, startedIn: null, outputControl: false, buyer: "incumbent" };
  const all = { fromHour: 0, untilHour: 24 };
  return {
    solar: {
      present: false,
      system: { faces: [face], ...converter },
      method: "perez",
      sale,
      priceYen: 1_280_000,
    },
    battery: withBattery
      ? {
          present: false,
          battery: {
            capacityWh: 9800,
            floorShare: 0.1,
            ceilingShare: 1,
            chargeW: 4900,
            dischargeW: 4900,
            chargeEfficiency: 0.94,
            dischargeEfficiency: 0.94,
          },
          strategy: {
            mode: "self-use-first",
            dischargeHours: all,
            reserveShare: 0.2,
            gridCharge: null,
          },
          priceYen: 1_650_000,
        }
      : null,
    loads: null,
  };
}

interface House {
  readonly load: ReturnType<typeof load>;
  readonly amps: number;
}

function question({ load: used, amps }: House, on: string, equipment: Equipment): QuestionBody {
  const electricity = {
    load: used,
    capacity: { amps },
    plan: "market/plans/tepco/juryo-b",
    chosen: [],
  };
  return {
    place: { prefecture: "kanagawa", area: "tokyo" },
    asOf: on,
    scenario: "held",
    electricity,
    gas: null,
    equipment,
    years: 20,
    batterySizesWh: equipment.battery === null ? [] : [4000, 6500, 9800, 13_000],
    plans: "all",
  };
}

const FAMILY = {
  baseW: 150,
  persons: 4,
  homeByDay: true,
  heatingWPerDegree: 50,
  coolingWPerDegree: 90,
  nightWaterW: 0,
};
const COUPLE = {
  baseW: 100,
  persons: 2,
  homeByDay: false,
  heatingWPerDegree: 30,
  coolingWPerDegree: 60,
  nightWaterW: 0,
};

/** Three customers: one who consented, one who did not, one who took it back. */
export function dealerCustomers(): readonly DealerCustomer[] {
  const family = { load: load(FAMILY, 9001), amps: 50 };
  const couple = { load: load(COUPLE, 9002), amps: 40 };
  return [
    {
      name: "浜野 健一",
      kana: "ハマノ ケンイチ",
      persons: 4,
      note: "南向きの切妻屋根。蓄電池も検討中",
      consent: "signed",
      asked: [
        { on: "2026-11-16", question: question(family, "2026-11-16", roof("2026-11-16", false)) },
        { on: "2026-11-20", question: question(family, "2026-11-20", roof("2026-11-20", true)) },
        { on: "2026-11-21", question: question(family, "2026-11-21", NOTHING_NEW) },
      ],
    },
    {
      name: "白石 みのり",
      kana: "シライシ ミノリ",
      persons: 2,
      note: "同意書は郵送待ち",
      consent: "none",
      asked: [{ on: "2026-11-18", question: question(couple, "2026-11-18", NOTHING_NEW) }],
    },
    {
      name: "大森 つとむ",
      kana: "オオモリ ツトム",
      persons: 2,
      note: "",
      consent: "withdrawn",
      asked: [
        { on: "2026-11-17", question: question(couple, "2026-11-17", roof("2026-11-17", false)) },
      ],
    },
  ];
}
