import { describe, expect, test } from "vitest";
import {
  BATTERY,
  familyLoad,
  GROUND,
  JURYO_B,
  measured,
  PANELS,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { addToMonth, day, month } from "../kernel/day.ts";
import { periodOf } from "../kernel/period.ts";
import { loadCatalogue } from "../terms/load.ts";
import { diagnose } from "./diagnose.ts";
import { explainMonth } from "./explain-month.ts";
import { type DiagnosisQuestion, NO_EQUIPMENT } from "./model.ts";
import { prepare } from "./prepare.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const prepared = preparedFor(catalogue);
const load = familyLoad();
const electricity = { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] };

function refused(more: Partial<DiagnosisQuestion>) {
  const found = diagnose(prepared, questionFor({ electricity, ...more }));
  if (found.ok) throw new Error("it was answered");
  return found.refusal;
}

describe("a question that cannot be answered is told field by field", () => {
  test("nothing asked", () => {
    expect(refused({ electricity: null })).toEqual([
      {
        code: "diagnosis.nothing-asked",
        field: "electricity, gas",
        got: "neither",
        accepted: "the use of electricity, of gas, or of both",
      },
    ]);
  });

  test("a year before the terms of this house", () => {
    const found = prepare(catalogue, { ...GROUND, asOf: day("1995-01-10") });
    const told = {
      code: "diagnosis.out-of-range",
      field: "asOf",
      got: "1995-02-01",
      accepted: "a year from 2014-04-01 on",
    };
    expect(found).toEqual({ ok: false, refusal: [told] });
  });

  test("a plan that nobody sells", () => {
    expect(refused({ electricity: { ...electricity, plan: "market/plans/none/x" } })).toEqual([
      {
        code: "diagnosis.plan-unknown",
        field: "electricity.plan",
        got: "market/plans/none/x",
        accepted: "the address of a plan: service/file/key",
      },
    ]);
  });

  test("a plan of another area", () => {
    expect(
      refused({ electricity: { ...electricity, plan: "market/plans/kepco/juryo-a" } }),
    ).toMatchObject([{ code: "diagnosis.plan-not-sold", field: "electricity.plan" }]);
  });

  test("a plan for another kind of contract", () => {
    const plan = "market/plans/tepco/low-voltage-power";
    expect(refused({ electricity: { ...electricity, plan } })).toMatchObject([
      { code: "diagnosis.plan-not-priced", field: "electricity.plan" },
    ]);
  });

  test("no gas plan in the district", () => {
    const gas = {
      litresByMonth: Array.from({ length: 12 }, () => 20_000),
      district: "atlantis",
      plan: null,
      chosen: [],
      levelPercent: 3,
    };
    expect(refused({ gas })).toEqual([
      {
        code: "diagnosis.no-plan",
        field: "gas",
        got: "atlantis",
        accepted: "a place where at least one plan of the catalogue can be priced",
      },
    ]);
  });

  test("everything out of range at once, in the order of the fields", () => {
    const gas = {
      litresByMonth: [-1],
      district: "tokyo",
      plan: null,
      chosen: [],
      levelPercent: 3,
    };
    const faces = [{ kw: 400, tiltDeg: 95, azimuthDeg: 180 }];
    const solar = { ...PANELS, system: { ...PANELS.system, faces }, priceYen: -1 };
    const battery = { ...BATTERY, battery: { ...BATTERY.battery, capacityWh: NaN } };
    const equipment = { ...NO_EQUIPMENT, solar, battery };
    const found = refused({
      gas,
      equipment,
      batterySizesWh: Array.from({ length: 41 }, () => -5),
    });
    const fields = [...new Set(found.map(({ field }) => field))];
    expect(fields.slice(0, 5)).toEqual([
      "gas.litresByMonth",
      "equipment.solar.system.faces.0.kw",
      "equipment.solar.system.faces.0.tiltDeg",
      "equipment.solar.priceYen",
      "equipment.battery.capacityWh",
    ]);
    expect(fields.at(-1)).toBe("batterySizesWh");
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["diagnosis.out-of-range"]));
  });

  test("loads that their hours do not hold", () => {
    const car = {
      kmADay: 400,
      kwhAKm: 0.15,
      chargerW: 3000,
      pluggedIn: { fromHour: 23, untilHour: 7 },
      placement: { kind: "at-once" },
    } as const;
    const loads = { present: false, car, hotWater: null };
    expect(refused({ equipment: { ...NO_EQUIPMENT, loads } })).toEqual([
      {
        code: "diagnosis.hours-too-short",
        field: "equipment.loads",
        got: "60000 Wh on day 0",
        accepted: "hours or power for it; these give 24000 Wh",
      },
    ]);
  });

  test("a certificate that no price is known for", () => {
    const sale = { ...PANELS.sale, certifiedOn: day("2027-06-01") };
    const equipment = { ...NO_EQUIPMENT, solar: { ...PANELS, sale } };
    expect(refused({ equipment })).toMatchObject([
      { code: "diagnosis.sale-not-priced", field: "equipment.solar.sale" },
    ]);
  });
});

function monthly(count: number, step: number) {
  return Array.from({ length: count }, (_, index) => {
    const of = addToMonth(month("2025-04"), index * step);
    return { period: periodOf(of), billMonth: addToMonth(of, 1) };
  });
}

describe("a place that cannot be made ready", () => {
  test("a scenario that nobody named", () => {
    const found = prepare(catalogue, { ...GROUND, scenario: "boom" });
    expect(found).toEqual({
      ok: false,
      refusal: [
        {
          code: "diagnosis.scenario-unknown",
          field: "scenario",
          got: "boom",
          accepted: "as-published, held, last-year, rise-2, fall-1",
        },
      ],
    });
  });

  test("periods that are no year, or not on end", () => {
    for (const periods of [[], monthly(11, 1), monthly(12, 2)]) {
      const found = prepare(catalogue, { ...GROUND, periods });
      expect(found).toMatchObject({
        ok: false,
        refusal: [{ code: "diagnosis.out-of-range", field: "periods" }],
      });
    }
  });

  test("a question of another place is a fault of the program", () => {
    expect(() => diagnose(prepared, questionFor({ scenario: "rise-2" }))).toThrow(
      "made ready for another question",
    );
  });
});

test("only a ranked plan and a month of the year unfold", () => {
  const question = questionFor({
    electricity: { ...electricity, load: measured(load.from, load.wh) },
  });
  const found = explainMonth(prepared, question, { address: JURYO_B, month: month("2020-01") });
  expect(found).toMatchObject({ ok: false, refusal: [{ code: "diagnosis.plan-unknown" }] });
});
