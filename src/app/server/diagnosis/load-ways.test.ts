import { beforeAll, describe, expect, test } from "vitest";
import {
  type Contractor,
  contractor,
  customerOf,
  paidContract,
  question,
  serverOf,
} from "../../../../test/support/contractor-town.ts";
import { town } from "../../../../test/support/lived-town.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";

const here = await town("load-ways");
const app = serverOf(here);
let solar: Contractor;
let key = 0;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "WAYS", contracts: [paidContract("WAYS-1")] });
});

/** Nobody asks more often than a minute allows. */
async function another(name: string): Promise<void> {
  solar = await contractor(here, app, { name, contracts: [paidContract(name)] });
}

const JURYO_B = "market/plans/tepco/juryo-b";
const HOUSEHOLD = {
  from: "household",
  persons: 4,
  dwelling: "house",
  floorM2: 110,
  allElectric: false,
  heating: "electricity",
  homeByDay: false,
};
const MONTHS = { from: "months", firstMonth: "2025-09", template: "away" };
const BILL = { from: "bill", yen: 12_093, month: "2026-08", template: "home" };

interface Known {
  readonly plan?: string | null;
  readonly capacity?: unknown;
}

async function asked(load: unknown, { plan = JURYO_B, capacity = { amps: 40 } }: Known = {}) {
  const electricity = { load, capacity, plan };
  key += 1;
  const body = { customer: null as number | null, question: question({ electricity }) };
  const answer = await solar.browser.post("/api/diagnoses", body, `way-${key}`);
  return { ...answer, made: answer.json as DiagnosisMade };
}

function codesOf({ made }: Awaited<ReturnType<typeof asked>>) {
  return made.answer.load?.notes.map(({ code }) => code);
}

describe("a year of use over HTTP (EN-06)", () => {
  test("from one bill: its kWh by the rating that bills, told as an interval", async () => {
    const answered = await asked(BILL);
    expect(answered.status).toBe(200);
    expect(codesOf(answered)).toEqual(["load.bill-interval", "load.shaped", "load.grown"]);
    const { load, filled } = answered.made.answer;
    expect(load?.notes[0]?.figures).toEqual({ fromWh: 373_500, toWh: 374_499, yen: 12_093 });
    expect([load?.basis, load?.from]).toEqual(["bill", "2025-08-01"]);
    expect(filled).toMatchObject({ measured: 0, shaped: 31 * 48, grown: 334 * 48 });
  });

  test("an amount that no use comes to takes the nearest, and tells it", async () => {
    const answered = await asked({ ...BILL, yen: 12_094 });
    expect(codesOf(answered)?.[0]).toBe("load.bill-nearest");
    expect(answered.made.answer.load?.notes[0]?.figures).toEqual({ asked: 12_094, yen: 12_093 });
  });

  test("from reading to reading, where the days of the bill are known", async () => {
    const period = { from: "2026-07-10", until: "2026-08-10" };
    const { made } = await asked({ ...BILL, period });
    expect(made.answer.load?.from).toBe("2025-08-10");
  });

  test("from months, some not known: each keeps its energy", async () => {
    const kwh = [300, 310, 320, 400, 420, 400, 350, 300, 280, 300, 380, null];
    const answered = await asked({ ...MONTHS, kwh });
    expect(codesOf(answered)).toEqual(["load.shaped", "load.grown"]);
    const whole = await asked({ ...MONTHS, kwh: [...kwh.slice(0, 11), 390.5] });
    const { load } = whole.made.answer;
    expect([load?.yearWh, load?.from]).toEqual([4_150_500, "2025-09-01"]);
  });

  test("own weights of the day move what a plan by hours costs", async () => {
    const kwh = Array.from({ length: 12 }, () => 400);
    const costs = await Promise.all(
      [
        { morning: 1, day: 1, evening: 1, night: 9 },
        { morning: 1, day: 9, evening: 1, night: 1 },
      ].map(async (weights) => {
        const { template: _, ...months } = MONTHS;
        const { made } = await asked({ ...months, kwh, weights });
        const flat = made.answer.current?.yearYen ?? 0;
        return { flat, best: made.answer.ranking.map(({ yearYen }) => yearYen - flat) };
      }),
    );
    expect(costs[0]?.flat).toBe(costs[1]?.flat);
    expect(costs[0]?.best).not.toEqual(costs[1]?.best);
  });

  test("from the household's kind, for the twelve months before", async () => {
    const answered = await asked(HOUSEHOLD);
    const { load } = answered.made.answer;
    expect(codesOf(answered)).toEqual(["load.model", "load.shaped"]);
    expect([load?.basis, load?.from, load?.error.levelPercent]).toEqual([
      "attributes",
      "2025-11-01",
      30,
    ]);
    expect(load?.yearWh).toBeGreaterThan(4_500_000);
    expect(load?.yearWh).toBeLessThan(5_700_000);
  });

  test("half-hours that are sent need no telling", async () => {
    const wh = Array.from({ length: 365 * 48 }, () => 200);
    expect((await asked({ from: "2025-01-01", wh })).made.answer.load).toBeNull();
  });

  test("what is kept holds the half-hours, and answers and prints the same", async () => {
    const customer = await customerOf(solar.browser, true);
    const electricity = { load: BILL, capacity: { amps: 40 }, plan: JURYO_B };
    const body = { customer, question: question({ electricity }) };
    const { json } = await solar.browser.post("/api/diagnoses", body, "kept-way");
    const made = json as DiagnosisMade;
    const kept = await solar.browser.get(`/api/diagnoses/${made.diagnosis}`);
    expect(kept.json).toMatchObject({
      answer: made.answer,
      question: { electricity: { load: { from: "2025-08-01", basis: "bill" }, plan: JURYO_B } },
    });
    const { question: again } = kept.json as { question: unknown };
    const replayed = await solar.browser.post("/api/diagnoses", { question: again }, "replayed");
    const { answer } = replayed.json as DiagnosisMade;
    expect({ ...answer, load: made.answer.load }).toEqual(made.answer);
    const repeated = await solar.browser.post("/api/diagnoses", body, "kept-way");
    expect((repeated.json as DiagnosisMade).answer).toEqual(made.answer);
    const report = await solar.browser.file(`/api/diagnoses/${made.diagnosis}/report`);
    expect(report.status).toBe(200);
  });
});

describe("a year that cannot be made", () => {
  beforeAll(() => another("REFUSED"));
  const kwh = Array.from({ length: 12 }, () => 400);

  test.each([
    ["too little paid", { ...BILL, yen: 10 }, {}, "load.yen", "yen-below-base"],
    ["half a yen", { ...BILL, yen: 0.5 }, {}, "load.yen", "yen-implausible"],
    ["more than any dwelling", { ...BILL, yen: 9e9 }, {}, "load.yen", "yen-implausible"],
    ["no plan to solve by", BILL, { plan: null }, "plan", "plan-unknown"],
    ["a plan of gas", BILL, { plan: "market/plans/tokyo-gas/general" }, "plan", "plan-"],
    ["no capacity", BILL, { capacity: null }, "capacity", "bill-not-priced"],
    [
      "a year of a bill",
      { ...BILL, period: { from: "2025-08-01", until: "2026-08-01" } },
      {},
      "load.period",
      "period-wrong",
    ],
    ["no month", { ...MONTHS, kwh: [null] }, {}, "load.kwh", "no-months"],
    ["negative kWh", { ...MONTHS, kwh: [null, 3, -1] }, {}, "load.kwh.2", "energy-implausible"],
    [
      "no weight",
      {
        ...MONTHS,
        template: undefined,
        kwh,
        weights: { morning: 0, day: 0, evening: 0, night: 0 },
      },
      {},
      "load.weights.morning",
      "weights-wrong",
    ],
    ["half a person", { ...HOUSEHOLD, persons: 1.5 }, {}, "load.persons", "persons-implausible"],
    ["no floor", { ...HOUSEHOLD, floorM2: 0 }, {}, "load.floorM2", "size-implausible"],
    [
      "a long way",
      { ...HOUSEHOLD, carKmAYear: 1e9 },
      {},
      "load.carKmAYear",
      "distance-implausible",
    ],
  ])("%s: is told by its field, in both languages", async (_what, load, known, field, code) => {
    const refused = await asked(load, known);
    expect(refusalOf(refused)).toEqual({ status: 422, code: "diagnosis.not-answered" });
    const { fields } = refused.json as {
      fields: { path: string; message: string; said: { ja: string; en: string } }[];
    };
    const [first] = fields;
    expect(first?.path).toBe(`question.electricity.${field}`);
    expect(first?.message).toContain(`diagnosis.${code}`);
    expect(first?.message).toMatch(/accepted: ./);
    expect(first?.said.ja).toMatch(/。$/);
    expect(first?.said.en).toMatch(/\.$/);
  });

  test.each([
    ["an unknown way", { from: "guess" }, "load"],
    ["months without a shape", { from: "months", firstMonth: "2025-09", kwh }, "load.template"],
    [
      "two shapes",
      { ...MONTHS, kwh, weights: { morning: 1, day: 1, evening: 1, night: 1 } },
      "load.template",
    ],
    ["13 months", { ...MONTHS, kwh: [...kwh, 1] }, "load.kwh"],
    ["a month that is none", { ...MONTHS, kwh, firstMonth: "2025-13" }, "load.firstMonth"],
    ["an unknown pattern", { ...MONTHS, kwh, template: "constructor" }, "load.template"],
    ["a field too many", { ...HOUSEHOLD, cats: 2 }, "load"],
    ["a castle", { ...HOUSEHOLD, dwelling: "castle" }, "load.dwelling"],
    ["too few half-hours", { from: "2025-01-01", wh: [1] }, "load.wh"],
  ])("%s is no question", async (_what, load, field) => {
    const refused = await asked(load);
    expect(refusalOf(refused)).toEqual({ status: 400, code: "http.bad-request" });
    const { fields } = refused.json as { fields: { path: string }[] };
    expect(fields[0]?.path).toBe(`question.electricity.${field}`);
  });

  test("an unknown scenario is refused as it is for half-hours", async () => {
    const electricity = { load: BILL, capacity: { amps: 40 }, plan: JURYO_B };
    const body = { question: question({ electricity, scenario: "constructor" }) };
    const refused = await solar.browser.post("/api/diagnoses", body, "scenario");
    expect(refusalOf(refused)).toEqual({ status: 422, code: "diagnosis.not-answered" });
  });
});
