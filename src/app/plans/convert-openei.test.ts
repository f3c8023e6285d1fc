import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { day } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { checkPlanText } from "./check-plan-text.ts";
import { convertOpenEi, type OpenEiTerms } from "./convert-openei.ts";

const catalogue = loadCatalogue(new URL("../../../catalogue", import.meta.url).pathname);
const terms: OpenEiTerms = { area: "tokyo", currency: "JPY", from: null };

/** Off-peak all year; in June to September 12:00–18:00 of weekdays is dearer. Invented. */
function summerPeak(): Record<string, unknown> {
  const flat = Array.from({ length: 24 }, () => 0);
  const peak = flat.map((_, hour) => (hour >= 12 && hour < 18 ? 1 : 0));
  const months = Array.from({ length: 12 }, (_, month) => month);
  return {
    label: "0123456789abcdef",
    name: "Summer Peak (TOU)",
    utility: "Invented Power",
    startdate: 1_704_067_200,
    energyratestructure: [
      [{ rate: 24.5, adj: 0.25, max: 120, unit: "kWh" }, { rate: 30.75 }],
      [{ rate: 52.1, adj: -0.1 }],
    ],
    energyweekdayschedule: months.map((month) => (month >= 5 && month < 9 ? peak : flat)),
    energyweekendschedule: months.map(() => flat),
    fixedchargefirstmeter: 880,
    fixedchargeunits: "$/month",
    mincharge: 1200,
    minchargeunits: "$/month",
  };
}

function both(text: string) {
  return { ja: text, en: text };
}

function converted(rate: unknown, own: Partial<OpenEiTerms> = {}) {
  return convertOpenEi(JSON.stringify(rate), { ...terms, ...own });
}

function refusals(rate: unknown, own: Partial<OpenEiTerms> = {}): readonly string[] {
  const made = converted(rate, own);
  return made.ok ? [] : made.refusal.map(({ field, found }) => `${field}: ${found}`);
}

test("periods become bands, months a season, weekends days off; figures stay as written", () => {
  const made = converted(summerPeak());
  const season = { season: "months-6-9" };
  expect(made.ok && parse(made.value.planYaml)).toEqual({
    kind: "energy-tariff",
    title: both("Invented Power Summer Peak (TOU)"),
    clause: ["EN-01"],
    supplier: both("Invented Power"),
    energy: "electricity",
    unit: "JPY/kWh",
    rounding: "market/rounding/common",
    adjustments: [],
    note: expect.stringContaining("numbers are taken for yen with tax"),
    plans: {
      "summer-peak-tou": {
        label: both("Summer Peak (TOU)"),
        areas: ["tokyo"],
        daysOff: { weekends: true, nationalHolidays: false, extra: [] },
        prices: [
          {
            from: "2024-01-01",
            tax: { kind: "included", percent: 10 },
            base: { by: "contract", amount: "880" },
            energy: {
              by: "bands",
              bands: {
                "period-0": {
                  label: { ja: "時間帯0", en: "Period 0" },
                  tiers: [{ upTo: "120", price: "24.75" }, { price: "30.75" }],
                },
                "period-1": {
                  label: { ja: "時間帯1", en: "Period 1" },
                  tiers: [{ price: "52" }],
                },
              },
              seasons: { "months-6-9": { from: "06-01", to: "09-30" } },
              timetable: [
                { band: "period-0", ...season, days: "off" },
                { band: "period-1", ...season, days: "work", hours: ["12:00-18:00"] },
                { band: "period-0", ...season, days: "work" },
                { band: "period-0" },
              ],
            },
            minimum: { amount: "1200", of: "base-and-energy" },
            interpretation: expect.stringContaining("within their own period"),
            source: { document: "openei-urdb", article: "0123456789abcdef" },
          },
        ],
      },
    },
  });
});

test("what comes out is sound, and each figure is held but a minimum below each bill", () => {
  const made = converted(summerPeak());
  if (!made.ok) throw new Error("refused");
  const checked = checkPlanText(made.value.planYaml, made.value.examplesYaml, catalogue);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  expect({
    examples: checked.examples,
    named: checked.named.map(({ entry, mark }) => `${mark} ${entry}`),
    unheld: checked.unheld?.map(({ path, figure }) => `${path} ${figure}`),
  }).toEqual({
    examples: 14,
    named: ["interpretation market/own/own-plan/summer-peak-tou@2024-01-01"],
    unheld: ["plans.summer-peak-tou.prices.0.minimum.amount 1200"],
  });
});

test("dollars are not yen, and a rate without a first day needs one", () => {
  const { startdate: _, ...undated } = summerPeak();
  expect(refusals(summerPeak(), { currency: null })).toEqual(["currency: nothing said"]);
  expect(refusals(summerPeak(), { currency: "USD" })).toEqual(["currency: USD"]);
  expect(refusals(undated)).toEqual(["startdate: nothing"]);
  expect(refusals(undated, { from: day("2026-04-01") })).toEqual([]);
});

test("what a plan has no word for is refused by its field, all of it at once", () => {
  const rate = {
    ...summerPeak(),
    demandratestructure: [[{ rate: 12.5 }]],
    flatdemandstructure: [[{ rate: 0, max: 50 }]],
    coincidentratestructure: [[{ rate: 3 }]],
    fueladjustmentsmonthly: [0, 0, 0.01, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    energyratestructure: [
      [{ rate: 24.5, unit: "kWh daily" }, { rate: 30 }],
      [{ adj: 1, sell: 8.5 }],
    ],
    fixedchargeunits: "$/year",
    minchargeunits: "$/day",
  };
  expect(refusals(rate)).toEqual([
    "demandratestructure: a charge",
    "coincidentratestructure: a charge",
    "fueladjustmentsmonthly: a charge",
    "energyratestructure.0.0.unit: kWh daily",
    "energyratestructure.0.0.max: nothing",
    "energyratestructure.1.0.rate: nothing",
    "energyratestructure.1.0.sell: 8.5",
    "fixedchargeunits: $/year",
    "minchargeunits: $/day",
  ]);
});

test("ends of tiers that do not rise, and days of no calendar, are refused by their field", () => {
  const tiers = [{ rate: 1, max: 0 }, { rate: 2, max: 90 }, { rate: 3, max: 90 }, { rate: 4 }];
  const rate = { ...summerPeak(), energyratestructure: [tiers, [{ rate: 5, max: -1 }]] };
  expect(refusals(rate)).toEqual([
    "energyratestructure.0.0.max: 0",
    "energyratestructure.0.2.max: 90",
  ]);
  const days = { startdate: 8_000_000_000_000, enddate: 1_700_000_000 };
  expect(refusals({ ...summerPeak(), ...days })).toEqual([
    "startdate: 8000000000000",
    "enddate: 1700000000",
  ]);
});

test("prices below zero come out as a plan whose examples hold", () => {
  const flat = summerPeak();
  const { mincharge: _, ...free } = flat;
  const made = converted({
    ...free,
    fixedchargefirstmeter: -800,
    energyratestructure: [[{ rate: -5 }], [{ rate: 0.001 }]],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const checked = checkPlanText(made.value.planYaml, made.value.examplesYaml, catalogue);
  expect(checked.ok ? [] : checked.problems).toEqual([]);
});

test("a document of another form is refused", () => {
  const short = { ...summerPeak(), energyweekdayschedule: [[0]] };
  const strange = summerPeak();
  strange["energyweekendschedule"] = Array.from({ length: 12 }, () =>
    Array.from({ length: 24 }, () => 7),
  );
  expect(convertOpenEi("{", terms)).toEqual({
    ok: false,
    refusal: [
      {
        field: "",
        found: "no JSON",
        accepted: "a rate of the Utility Rate Database as JSON",
      },
    ],
  });
  expect(refusals({ items: [summerPeak(), summerPeak()] })).toEqual(["items: 2 rates"]);
  expect(refusals({ items: [summerPeak()] })).toEqual([]);
  expect(refusals(short)).toContain("energyweekdayschedule.0: another form");
  expect(refusals(strange)[0]).toBe("energyweekendschedule.0.0: period 7");
});

test("any schedule comes out as a plan whose examples hold", () => {
  const hours = fc.array(fc.nat({ max: 2 }), { minLength: 24, maxLength: 24 });
  const schedule = fc
    .tuple(fc.array(hours, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat({ max: 2 })))
    .map(([days, picks]) =>
      Array.from({ length: 12 }, () => days[picks.next().value % days.length]),
    );
  const price = fc.integer({ min: 1, max: 9999 }).map((sen) => sen / 100);
  fc.assert(
    fc.property(schedule, schedule, fc.tuple(price, price, price), (weekday, weekend, prices) => {
      const made = converted({
        ...summerPeak(),
        energyratestructure: prices.map((rate) => [{ rate, max: 1000 }, { rate: rate + 1 }]),
        energyweekdayschedule: weekday,
        energyweekendschedule: weekend,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.refusal));
      const checked = checkPlanText(made.value.planYaml, made.value.examplesYaml, catalogue);
      expect(checked.ok ? [] : checked.problems).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
