import { expect, test } from "vitest";
import { NO_EQUIPMENT } from "../../src/diagnosis/model.ts";
import { plainBattery, plainSolar } from "../../src/diagnosis/plain-equipment.ts";
import { day } from "../../src/kernel/day.ts";
import { loadCatalogue } from "../../src/terms/load.ts";
import type { Asked } from "../../web/diagnosis/worker/asked.ts";
import { bodyOf, layOut } from "../../web/diagnosis/worker/question-of.ts";

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
    loads: null,
  },
  years: 20,
  batterySizesWh: [],
};

test("panels and a battery of the page are those that the terminal would take", () => {
  const laid = layOut(CATALOGUE, ASKED);
  if (!laid.ok) throw new Error(JSON.stringify(laid.refusal));
  const wanted = { ...NO_EQUIPMENT, solar: SOLAR, battery: BATTERY };
  expect(laid.value.question.equipment).toEqual(wanted);
  const { equipment } = bodyOf(ASKED, laid.value);
  expect(equipment.solar?.system).toEqual(SOLAR.system);
  expect(equipment.battery?.battery).toEqual(BATTERY.battery);
});
