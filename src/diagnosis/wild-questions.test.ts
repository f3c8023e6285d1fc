import * as fc from "fast-check";
import { expect, test } from "vitest";
import { BATTERY, familyLoad, GROUND, PANELS } from "../../test/support/asked-diagnosis.ts";
import { AREAS } from "../kernel/area.ts";
import { addDays, type Day, day } from "../kernel/day.ts";
import { PREFECTURES } from "../kernel/prefecture.ts";
import { rulesOf } from "../terms/catalogue.ts";
import { loadCatalogue } from "../terms/load.ts";
import { diagnose } from "./diagnose.ts";
import { yearOfMeasured } from "./load/from-measured.ts";
import type { LoadYear } from "./load/load-year.ts";
import { memo } from "./memo.ts";
import type { Diagnosis, DiagnosisQuestion, GasQuestion } from "./model.ts";
import { type Ground, prepare } from "./prepare.ts";

/** Whatever is asked: a refusal that says which field, or an answer that holds together. */
const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const NORMALS = [5, 6, 9, 14, 19, 22, 26, 27, 23, 18, 12, 7];
const DISTRICTS = [
  ...new Set(
    rulesOf(catalogue, "market", "energy-tariff").flatMap(({ rule }) =>
      Object.values(rule.plans).flatMap(({ districts = {} }) => Object.keys(districts)),
    ),
  ),
  "nowhere",
];
const PLANS = rulesOf(catalogue, "market", "energy-tariff").flatMap(({ id, rule }) =>
  Object.keys(rule.plans).map((key) => `${id}/${key}`),
);
const family = familyLoad();

/** Part of the family's year as a meter gave it: its other days are grown. */
function partOf(days: number): LoadYear {
  const wh = family.wh.slice(0, days * 48);
  const known = new Uint8Array(wh.length).fill(1);
  const nothing = { generation: null, sold: null, stepMinutes: 30, hemisphere: "north" } as const;
  const counts = { negativeSlots: 0, negativeWh: 0 };
  const made = yearOfMeasured({ from: family.from, days, wh, known, ...nothing, counts }, NORMALS);
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  return made.value;
}

const LOADS = [family, familyLoad(undefined, 1), partOf(9), partOf(100), partOf(364)];
const none: LoadYear = { ...family, wh: new Float64Array(family.wh.length) };

const capacity = fc.constantFrom(
  { amps: 10 },
  { amps: 40 },
  { amps: 45 },
  { amps: 60 },
  { kva: 6 },
  { kva: 12 },
  { kw: 5 },
  null,
);
const hour = fc.integer({ min: 0, max: 24 });
const hours = fc.record({ fromHour: hour, untilHour: hour });
const solar = fc.record({
  present: fc.boolean(),
  kw: fc.integer({ min: 0, max: 100 }),
  tiltDeg: fc.integer({ min: 0, max: 90 }),
  azimuthDeg: fc.integer({ min: 0, max: 360 }),
  method: fc.constantFrom("perez" as const, "official" as const),
  certified: fc.constantFrom("2012-07-01", "2016-05-01", "2026-11-01", null),
});
const battery = fc.record({
  present: fc.boolean(),
  capacityWh: fc.integer({ min: 0, max: 30_000 }),
  priceYen: fc.option(fc.nat(3_000_000)),
  strategy: fc.oneof(
    fc.record({
      mode: fc.constant("self-use-first" as const),
      dischargeHours: hours,
      reserveShare: fc.constantFrom(0, 0.3, 1),
      gridCharge: fc.option(fc.record({ hours, upToShare: fc.constantFrom(0, 0.5, 1) })),
    }),
    fc.record({
      mode: fc.constant("sell-first" as const),
      dischargeHours: hours,
      reserveShare: fc.constantFrom(0, 0.3),
      gridCharge: fc.record({ hours, upToShare: fc.constantFrom(0.5, 1) }),
    }),
  ),
});
const loads = fc.record({
  present: fc.boolean(),
  km: fc.integer({ min: 0, max: 300 }),
  pluggedIn: hours,
  within: hours,
});
/** Mostly left out: a plan or district taken at random is seldom sold here. */
function rarely<Word>(word: fc.Arbitrary<Word>): fc.Arbitrary<Word | null> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: word });
}

const wild = fc.record({
  prefecture: fc.constantFrom(...PREFECTURES.map(({ word }) => word)),
  area: fc.constantFrom(...AREAS),
  scenario: fc.constantFrom("held", "held", "held", "as-published"),
  asOf: fc.oneof(
    { weight: 4, arbitrary: fc.constant("2026-11-22") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("2016-02-29", "2020-02-29", "2024-06-30", "2027-10-01"),
    },
  ),
  load: fc.option(fc.constantFrom(...LOADS, none)),
  capacity,
  plan: rarely(fc.constantFrom(...PLANS)),
  gas: rarely(
    fc.record({
      litres: fc.integer({ min: 0, max: 200_000 }),
      district: fc.oneof(
        { weight: 4, arbitrary: fc.constant("tokyo") },
        { weight: 1, arbitrary: fc.constantFrom(...DISTRICTS) },
      ),
      plan: rarely(fc.constantFrom(...PLANS)),
    }),
  ),
  solar: fc.option(solar),
  battery: fc.option(battery),
  loads: fc.option(loads),
  years: fc.constantFrom(10 as const, 15 as const, 20 as const),
});
type Wild = typeof wild extends fc.Arbitrary<infer Asked> ? Asked : never;

function equipmentOf({ solar: sun, battery: store, loads: moved }: Wild) {
  return {
    solar: sun && {
      ...PANELS,
      present: sun.present,
      method: sun.method,
      system: {
        ...PANELS.system,
        faces: [{ kw: sun.kw, tiltDeg: sun.tiltDeg, azimuthDeg: sun.azimuthDeg }],
      },
      sale: { ...PANELS.sale, certifiedOn: sun.certified === null ? null : day(sun.certified) },
    },
    battery: store && {
      ...store,
      battery: { ...BATTERY.battery, capacityWh: store.capacityWh },
    },
    loads: moved && {
      present: moved.present,
      hotWater: null,
      car: {
        kmADay: moved.km,
        kwhAKm: 0.15,
        chargerW: 3000,
        pluggedIn: moved.pluggedIn,
        placement: { kind: "in-hours" as const, hours: moved.within },
      },
    },
  };
}

function gasOf({ gas }: Wild): GasQuestion | null {
  if (gas === null) return null;
  const litresByMonth = Array.from({ length: 12 }, () => gas.litres);
  const { district, plan } = gas;
  return { litresByMonth, district, plan, chosen: [], levelPercent: 10 };
}

function questionOf(asked: Wild): DiagnosisQuestion {
  const { prefecture, area, load, capacity: of, plan, scenario, years } = asked;
  return {
    place: { prefecture, area },
    asOf: day(asked.asOf),
    periods: null,
    scenario,
    electricity: load && { load, capacity: of, plan, chosen: [] },
    gas: gasOf(asked),
    equipment: equipmentOf(asked),
    years,
    batterySizesWh: [0, 4000, 12_000],
  };
}

const places = memo<ReturnType<typeof prepare>>(16);

function asked(question: DiagnosisQuestion): Diagnosis | null {
  const { place, asOf, periods, scenario } = question;
  const ground: Ground = { ...GROUND, place, asOf, periods, scenario };
  const prepared = places(JSON.stringify(ground), () => prepare(catalogue, ground));
  const found = prepared.ok ? diagnose(prepared.value, question) : prepared;
  if (found.ok) return found.value;
  expect(found.refusal.length).toBeGreaterThan(0);
  for (const { code, field, accepted } of found.refusal)
    expect([code, field, accepted].every((text) => text.length > 0)).toBe(true);
  return null;
}

function holds(answer: Diagnosis): void {
  const { ranking, recommended, effect, energy } = answer;
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  const years = ranking.map(({ yearYen }) => yearYen);
  expect(years).toEqual(years.toSorted((a, b) => a - b));
  for (const { error, monthYen, yearYen } of ranking) {
    expect(error.p10 <= error.p50 && error.p50 <= error.p90).toBe(true);
    expect(monthYen.reduce((sum, yen) => sum + yen, 0)).toBe(yearYen);
  }
  const doubts = ["unverified", "illustrative", "dated"] as const;
  if (recommended !== null) {
    expect(recommended.place).toBe(1);
    expect(doubts.filter((mark) => recommended.marks.includes(mark))).toEqual([]);
  }
  for (const month of energy ?? []) {
    const { loadWh, boughtWh, soldWh, generatedWh, dischargedWh, chargedWh } = month;
    expect(boughtWh - soldWh + generatedWh + dischargedWh - chargedWh).toBe(loadWh);
  }
  addsUp(effect);
}

function addsUp(effect: Diagnosis["effect"]): void {
  if (effect === null) return;
  const { loadsYen, selfUseYen, surplusYen, batteryYen, planYen } = effect;
  expect(loadsYen + selfUseYen + surplusYen + batteryYen + planYen).toBe(effect.totalYen);
  expect(effect.beforeYen - effect.afterYen).toBe(effect.totalYen);
}

test("whatever is asked is refused by field or answered so that it holds together", () => {
  let answered = 0;
  fc.assert(
    fc.property(wild, (of) => {
      const answer = asked(questionOf(of));
      if (answer === null) return;
      answered += 1;
      holds(answer);
    }),
    { numRuns: 100, seed: 47 },
  );
  expect(answered).toBeGreaterThan(25);
}, 20_000);

test("a household of every prefecture is answered where a plan is sold, and on a far day", () => {
  const far: Day = addDays(day("2026-11-22"), 3650);
  for (const { word } of PREFECTURES) {
    const area = word === "okinawa" ? "okinawa" : "tokyo";
    const base = { place: { prefecture: word, area }, periods: null, scenario: "held" } as const;
    const electricity = { load: family, capacity: { amps: 40 }, plan: null, chosen: [] };
    const question = { ...base, electricity, gas: null, years: 10, batterySizesWh: [] } as const;
    const equipment = { solar: PANELS, battery: null, loads: null };
    const answer = asked({ ...question, asOf: day("2026-11-22"), equipment });
    // No plan of Okinawa has prices of today.
    expect((answer?.ranking.length ?? 0) > 0).toBe(area !== "okinawa");
    if (answer) holds(answer);
    if (word === "tokyo") expect(() => asked({ ...question, asOf: far, equipment })).not.toThrow();
  }
}, 20_000);
