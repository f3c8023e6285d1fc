import { expect, test } from "vitest";
import { questionBody } from "../../src/app/api/diagnosis-question.ts";
import { readQuestion } from "../../src/app/diagnosis/read-question.ts";
import { loadText } from "../../src/diagnosis/load/load-text.ts";
import {
  plainBattery,
  plainCar,
  plainSolar,
  plainWater,
} from "../../src/diagnosis/plain-equipment.ts";
import { day } from "../../src/kernel/day.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import type { Asked } from "../../web/diagnosis/worker/asked.ts";
import { takeLoad } from "../../web/diagnosis/worker/load-of.ts";
import { bodyOf, layOut } from "../../web/diagnosis/worker/question-of.ts";
import { measured } from "../support/asked-diagnosis.ts";

const CATALOGUE = loadCatalogue("catalogue");
const ON = "2026-11-22";
const ROOF = { kw: 4, tiltDeg: 30, azimuthDeg: 180 };
const SOLAR = plainSolar(CATALOGUE, [ROOF], day(ON));
const BATTERY = plainBattery(CATALOGUE, 9.8, day(ON));

const ASKED: Asked = {
  place: { prefecture: "saitama", area: "tokyo" },
  asOf: ON,
  scenario: "held",
  electricity: {
    use: {
      from: "household",
      persons: 3,
      dwelling: "flat",
      floorM2: 70,
      allElectric: false,
      heating: "other",
      homeByDay: false,
      carKmAYear: 0,
    },
    capacity: { amps: 40 },
    plan: null,
    chosen: [],
  },
  gas: null,
  equipment: {
    solar: {
      present: false,
      method: "perez",
      faces: [ROOF],
      sale: { certifiedOn: ON, startedIn: null, outputControl: false, buyer: "incumbent" },
      priceYen: null,
    },
    battery: { present: false, capacityWh: 9800, strategy: BATTERY.strategy, priceYen: null },
    loads: {
      car: { kmADay: 30, when: "surplus" },
      hotWater: { persons: 3, when: "night" },
    },
  },
  years: 20,
  batterySizesWh: [],
};

test("equipment of the page is what the terminal would take, and the server reads it so", () => {
  const laid = layOut(CATALOGUE, ASKED);
  if (!laid.ok) throw new Error(JSON.stringify(laid.refusal));
  const car = plainCar(30, "surplus");
  const loads = { present: false, car, hotWater: plainWater(3, "night") };
  const wanted = { solar: SOLAR, battery: BATTERY, loads };
  expect(laid.value.question.equipment).toEqual(wanted);
  const sent = questionBody.parse(bodyOf(ASKED, laid.value));
  const read = readQuestion(sent, day("2027-01-15"), CATALOGUE);
  expect(read).toMatchObject({ ok: true, value: { equipment: wanted } });
});

test("a file that is read anew counts, also under the number of one before", () => {
  const electricity = { ...ASKED.electricity, use: { from: "file", number: 1 } } as const;
  const yearOf = (wh: number) => {
    takeLoad(1, loadText(measured(day("2025-11-01"), new Float64Array(365 * 48).fill(wh))));
    const laid = layOut(CATALOGUE, { ...ASKED, electricity });
    if (!laid.ok) throw new Error(JSON.stringify(laid.refusal));
    return laid.value.load.wh[0];
  };
  expect([yearOf(100), yearOf(250)]).toEqual([100, 250]);
});
