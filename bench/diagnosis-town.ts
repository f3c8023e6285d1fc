import { loadOf } from "../src/app/demo/load-model.ts";
import { loadYear } from "../src/diagnosis/load/load-year.ts";
import type { DiagnosisQuestion } from "../src/diagnosis/model.ts";
import { prepare, type Prepared } from "../src/diagnosis/prepare.ts";
import { addMonths, day } from "../src/kernel/day.ts";
import { SELF_USE_FIRST } from "../src/solar/battery/model.ts";
import type { Catalogue } from "../src/terms/catalogue.ts";

const AS_OF = day("2026-11-22");
const FROM = day("2026-12-01");
const PLACE = { prefecture: "saitama", area: "tokyo" } as const;

/** The place of all questions, made ready: plans as programs, the sun of a year. */
export function preparedPlace(catalogue: Catalogue): Prepared {
  const ground = { place: PLACE, asOf: AS_OF, periods: null, scenario: "rise-2", weather: null };
  const prepared = prepare(catalogue, ground);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal));
  return prepared.value;
}

/** A whole question of the k-th household: half-hours, gas, panels, 20 battery sizes, 20 years. */
export function wholeQuestion(household: number): DiagnosisQuestion {
  return {
    place: PLACE,
    asOf: AS_OF,
    periods: null,
    scenario: "rise-2",
    electricity: {
      load: loadOfHousehold(household),
      capacity: { amps: 40 },
      plan: "market/plans/tepco/juryo-b",
      chosen: [],
    },
    gas: {
      litresByMonth: [42, 40, 36, 30, 24, 18, 15, 12, 14, 20, 28, 36].map((m3) => m3 * 1000),
      district: "tokyo",
      plan: "market/plans/tokyo-gas/general",
      chosen: [],
      levelPercent: 3,
    },
    equipment: {
      loads: null,
      solar: {
        present: false,
        // No two households have the same roof, so that no panels are known beforehand.
        system: {
          faces: [{ kw: 3 + (household % 40) / 10, tiltDeg: 30, azimuthDeg: 180 }],
          inverterKw: 5,
          inverterEfficiency: 0.955,
          lossShare: 0.14,
        },
        method: "perez",
        sale: { certifiedOn: AS_OF, startedIn: null, outputControl: false, buyer: "incumbent" },
        priceYen: null,
      },
      battery: {
        present: false,
        battery: {
          capacityWh: 6500,
          floorShare: 0.05,
          ceilingShare: 0.95,
          chargeW: 3000,
          dischargeW: 3000,
          chargeEfficiency: 0.94,
          dischargeEfficiency: 0.94,
        },
        strategy: SELF_USE_FIRST,
        priceYen: null,
      },
    },
    years: 20,
    batterySizesWh: Array.from({ length: 20 }, (_, index) => (index + 1) * 1000),
  };
}

function loadOfHousehold(household: number) {
  const kind = {
    seed: household,
    baseW: 120 + (household % 7) * 15,
    persons: 1 + (household % 5),
    homeByDay: household % 2 === 0,
    heatingWPerDegree: 40,
    coolingWPerDegree: 70,
    nightWaterW: 0,
  };
  const { wh } = loadOf(kind, "bench", { from: FROM, until: addMonths(FROM, 12) }, "");
  return loadYear({
    from: FROM,
    wh: Float64Array.from(wh),
    origin: new Uint8Array(wh.length),
    generation: null,
    basis: "half-hours",
    hemisphere: "north",
    error: { levelPercent: 3, shapePercent: 4, source: { ja: "計測用", en: "bench" } },
    notes: [],
  });
}

/** The same question with panels of another size: sun and plans stay, panels are made anew. */
export function questionSlid(question: DiagnosisQuestion, by: number): DiagnosisQuestion {
  const { solar } = question.equipment;
  const [face] = solar?.system.faces ?? [];
  if (!solar || !face) throw new Error("panels are asked about");
  const system = { ...solar.system, faces: [{ ...face, kw: 3 + (by % 100) / 20 }] };
  return { ...question, equipment: { ...question.equipment, solar: { ...solar, system } } };
}
