import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  BATTERY,
  familyLoad,
  JURYO_B,
  PANELS,
  preparedFor,
  questionFor,
} from "../../test/support/asked-diagnosis.ts";
import { loadCatalogue } from "../terms/load.ts";
import { diagnose } from "./diagnose.ts";
import { type Diagnosis, NO_EQUIPMENT } from "./model.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const prepared = preparedFor(catalogue);

function answered(persons: number, capacityWh: number): Diagnosis {
  const battery = { ...BATTERY, battery: { ...BATTERY.battery, capacityWh } };
  const load = familyLoad(undefined, persons);
  const found = diagnose(
    prepared,
    questionFor({
      electricity: { load, capacity: { amps: 40 }, plan: JURYO_B, chosen: [] },
      equipment: { ...NO_EQUIPMENT, solar: PANELS, battery },
      batterySizesWh: [0, capacityWh],
    }),
  );
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

test("under one plan with and without, a size gains what the effect says of the battery", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 30 }), (persons, kwh) => {
      const { sizes, effect, recommended } = answered(persons, kwh * 500);
      const [none, own] = sizes;
      if (none?.plan !== own?.plan || own?.plan !== recommended?.address) return;
      compared += 1;
      expect(own?.gainYen).toBe(effect?.batteryYen);
    }),
    {
      numRuns: 12,
      seed: 3,
      examples: [
        [2, 13],
        [6, 13],
      ],
    },
  );
  expect(compared).toBeGreaterThan(2);
});

test("a rule that loses is told with its reason: selling brings more than storing saves", () => {
  const { effect, warnings, optimum } = answered(6, 6500);
  expect(effect?.batteryYen).toBeLessThan(0);
  const told = warnings.find(({ code }) => code === "warning.battery-loses");
  expect(told?.text.ja).toContain("売る");
  expect(told?.text.en).toContain("at this sale price storing loses");
  // A battery that is left alone costs what none does: the optimum is never dearer than that.
  expect(optimum?.gapYen).toBeGreaterThanOrEqual(-(effect?.batteryYen ?? 0));
});

test("no schedule that beats the rule is told, not shown as no gap", () => {
  for (const persons of [1, 4, 5]) {
    const { optimum, warnings } = answered(persons, 6500);
    const told = warnings.some(({ code }) => code === "warning.optimum-not-found");
    expect(told).toBe(optimum?.gapYen === 0);
  }
});
