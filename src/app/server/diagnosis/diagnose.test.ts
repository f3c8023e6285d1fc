import { beforeAll, describe, expect, test } from "vitest";
import {
  type Contractor,
  contractor,
  CUSTOMER,
  customerOf,
  paidContract,
  question,
  serverOf,
  SIGNED,
} from "../../../../test/support/contractor-town.ts";
import { town } from "../../../../test/support/lived-town.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";

const here = await town("contractors");
const app = serverOf(here);
let solar: Contractor;
let other: Contractor;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  other = await contractor(here, app, { name: "OTHER", contracts: [paidContract("OTHER-1")] });
});

const rows = (sql: string) =>
  here.inTown(async (tx) => {
    const [row] = await tx.query<{ n: number }>(`select count(*)::integer as n from ${sql}`);
    return row?.n ?? 0;
  });
const kept = (customer: number) => rows(`diagnosis where customer_id = ${customer}`);
const counted = (customer: number) => rows(`diagnosis_count where customer_id = ${customer}`);

async function diagnosed(customer: number | null, key: string, asked: unknown = question()) {
  const answer = await solar.browser.post("/api/diagnoses", { customer, question: asked }, key);
  return { ...answer, made: answer.json as DiagnosisMade };
}

describe("what is kept (EN-11)", () => {
  test("with a consent: question and answer, with engine, terms, who and when", async () => {
    const customer = await customerOf(solar.browser, true);
    const { status, made } = await diagnosed(customer, "kept-1");
    expect(status).toBe(200);
    expect(made.counted).toEqual({
      contract: "SOLAR-1",
      item: "solar-battery",
      service: "EN-01",
      isAbove: false,
    });
    expect([made.keptNot, made.repeated, await kept(customer)]).toEqual([null, false, 1]);
    const { json } = await solar.browser.get(`/api/diagnoses/${made.diagnosis}`);
    expect(json).toMatchObject({
      diagnosis: made.diagnosis,
      customer,
      name: CUSTOMER.name,
      service: "EN-01",
      madeBy: "solar@example.jp",
      engine: made.answer.engine,
      catalogue: made.answer.catalogue,
      answer: made.answer,
      question: { asOf: "2026-11-20", place: { prefecture: "tokyo", area: "tokyo" } },
    });
  });

  test("without one: computed, counted, answered, and nothing is kept", async () => {
    const customer = await customerOf(solar.browser, false);
    const { status, made } = await diagnosed(customer, "not-kept-1");
    expect(status).toBe(200);
    expect(made.answer.ranking.length).toBeGreaterThan(5);
    expect(made.diagnosis).toBeNull();
    expect(made.keptNot).toMatchObject({ code: "no-consent", clauses: [{ id: "EN-11" }] });
    expect([await kept(customer), await counted(customer)]).toEqual([0, 1]);
  });

  test("for nobody who is named: nothing is kept either", async () => {
    const { made } = await diagnosed(null, "nobody-1");
    expect([made.diagnosis, made.keptNot?.code]).toEqual([null, "no-customer"]);
  });

  test("a consent taken back takes out what was kept; the counts stay", async () => {
    const customer = await customerOf(solar.browser, true);
    const { made } = await diagnosed(customer, "taken-back-1");
    const path = `/api/diagnosis/customers/${customer}`;
    const withdrawn = await solar.browser.post(`${path}/consent/withdrawal`, {});
    expect(withdrawn.json).toEqual({ erased: 1 });
    expect([await kept(customer), await counted(customer)]).toEqual([0, 1]);
    const gone = await solar.browser.get(`/api/diagnoses/${made.diagnosis}`);
    expect(refusalOf(gone)).toEqual({ status: 404, code: "diagnosis.not-found" });
    const again = await diagnosed(customer, "taken-back-2");
    expect(again.made.keptNot?.code).toBe("consent-withdrawn");
    const twice = await solar.browser.post(`${path}/consent/withdrawal`, {});
    expect(refusalOf(twice)).toEqual({ status: 409, code: "diagnosis.consent-none" });
    const signed = await solar.browser.post(`${path}/consent`, SIGNED);
    expect(signed.json).toMatchObject({ consent: { state: "signed" } });
  });

  test("a customer who is taken out leaves no name, and the counts", async () => {
    const customer = await customerOf(solar.browser, true);
    await diagnosed(customer, "erased-1");
    const path = `/api/diagnosis/customers/${customer}`;
    expect((await solar.browser.send(path, { method: "DELETE" })).json).toEqual({ erased: 1 });
    expect(refusalOf(await solar.browser.get(path)).code).toBe("customer.not-found");
    expect(await rows(`diagnosis_customer where customer_id = ${customer} and name <> ''`)).toBe(0);
    expect(await counted(customer)).toBe(1);
  });

  test("the database itself keeps a row under a consent, and only then", async () => {
    const customer = await customerOf(solar.browser, true);
    await diagnosed(customer, "wall-1");
    const remove = here.inTown((tx) =>
      tx.query("delete from diagnosis where customer_id = $1", [customer]),
    );
    await expect(remove).rejects.toThrow(/kept while its consent is in force/);
    const change = here.inTown((tx) => tx.query("update diagnosis set answer = '{}'"));
    await expect(change).rejects.toThrow(/permission denied|append-only/);
    const backdate = here.inTown((tx) =>
      tx.query("update diagnosis_consent set signer = 'x' where customer_id = $1", [customer]),
    );
    await expect(backdate).rejects.toThrow(/only withdrawn, once/);
  });
});

describe("what is left out of the panels", () => {
  const faces = [{ kw: 4, tiltDeg: 30, azimuthDeg: 180 }];
  const panels = (more: object) => ({
    ...question(),
    equipment: { solar: { system: { faces, inverterKw: 4, ...more }, sale: {} } },
  });

  test("counts as the assumptions state it", async () => {
    const assumed = await diagnosed(null, "panels-1", panels({}));
    const stated = assumed.made.answer.assumptions.find(({ key }) => key === "inverter-efficiency");
    expect(stated?.value).toEqual({ ja: "92.7", en: "92.7" });
    const same = await diagnosed(null, "panels-2", panels({ inverterEfficiency: 0.927 }));
    const other = await diagnosed(null, "panels-3", panels({ inverterEfficiency: 0.96 }));
    expect(assumed.made.answer.energy).toEqual(same.made.answer.energy);
    expect(assumed.made.answer.energy).not.toEqual(other.made.answer.energy);
  });
});

describe("a signature (EN-11)", () => {
  test.each([
    ["four of the five uses", { agreed: SIGNED.agreed.slice(1) }, "diagnosis.consent-incomplete"],
    ["a day to come", { signedOn: "2026-11-21" }, "diagnosis.consent-day-ahead"],
    ["on the screen, yesterday", { signedOn: "2026-11-19" }, "diagnosis.consent-day-past"],
    ["nobody's name", { signer: " " }, "diagnosis.consent-unsigned"],
    ["a paper without its scan", { form: "paper" }, "diagnosis.consent-unsigned"],
    ["words that are not today's", { version: "2025-01" }, "http.bad-request"],
  ])("is none with %s", async (_what, over, code) => {
    const customer = await customerOf(solar.browser, false);
    const path = `/api/diagnosis/customers/${customer}/consent`;
    const refused = await solar.browser.post(path, { ...SIGNED, ...over });
    expect(refusalOf(refused).code).toBe(code);
    expect(await rows(`diagnosis_consent where customer_id = ${customer}`)).toBe(0);
  });

  test("on paper names its scan", async () => {
    const customer = await customerOf(solar.browser, false);
    const path = `/api/diagnosis/customers/${customer}/consent`;
    const paper = { ...SIGNED, form: "paper", signedOn: "2026-11-02", paperReference: "S-12" };
    expect((await solar.browser.post(path, paper)).json).toMatchObject({
      consent: { state: "signed", form: "paper", signedOn: "2026-11-02", paperReference: "S-12" },
    });
    expect(refusalOf(await solar.browser.post(path, paper)).code).toBe("diagnosis.consent-signed");
  });
});

describe("the same request", () => {
  test("is answered as before and counts once; with another body it is refused", async () => {
    const customer = await customerOf(solar.browser, true);
    const first = await diagnosed(customer, "same-1");
    const second = await diagnosed(customer, "same-1");
    expect(second.made).toEqual({ ...first.made, repeated: true, counted: null });
    const changed = await diagnosed(customer, "same-1", question({ years: 10 }));
    expect(refusalOf(changed)).toEqual({ status: 409, code: "request.key-reused" });
    expect(await counted(customer)).toBe(1);
  });

  test("that kept nothing is computed anew for its own day, and counts once", async () => {
    const customer = await customerOf(solar.browser, false);
    const first = await diagnosed(customer, "same-2");
    await here.setDay("2026-11-21");
    const second = await diagnosed(customer, "same-2");
    await here.setDay("2026-11-20");
    expect(second.made.answer).toEqual(first.made.answer);
    expect(await counted(customer)).toBe(1);
  });

  test("sent at once many times counts once", async () => {
    const customer = await customerOf(solar.browser, true);
    const all = await Promise.all([1, 2, 3, 4].map(() => diagnosed(customer, "same-3")));
    expect(new Set(all.map(({ made }) => made.diagnosis)).size).toBe(1);
    expect([await counted(customer), await kept(customer)]).toEqual([1, 1]);
  });
});

describe("another contractor's customer", () => {
  test("is answered like one that does not exist", async () => {
    const customer = await customerOf(other.browser, true);
    const { made } = await other.browser
      .post("/api/diagnoses", { customer, question: question() }, "other-1")
      .then(({ json }) => ({ made: json as DiagnosisMade }));
    const at = `/api/diagnosis/customers/${customer}`;
    const nothing = { status: 404, code: "customer.not-found" };
    expect(refusalOf(await solar.browser.get(at))).toEqual(nothing);
    expect(refusalOf(await solar.browser.post(at, CUSTOMER))).toEqual(nothing);
    expect(refusalOf(await solar.browser.post(`${at}/consent`, SIGNED))).toEqual(nothing);
    expect(refusalOf(await solar.browser.send(at, { method: "DELETE" }))).toEqual(nothing);
    expect(refusalOf(await diagnosed(customer, "theirs-1"))).toEqual({
      status: 404,
      code: "customer.not-found",
    });
    const theirs = await solar.browser.get(`/api/diagnoses/${made.diagnosis}`);
    expect(refusalOf(theirs)).toEqual({ status: 404, code: "diagnosis.not-found" });
    const link = await solar.browser.post(`/api/diagnoses/${made.diagnosis}/link`, {});
    expect(refusalOf(link).status).toBe(404);
    const { json } = await solar.browser.get(`/api/diagnoses?customer=${customer}`);
    expect(json).toEqual({ diagnoses: [] });
  });
});

describe("bad input", () => {
  test("hostile texts are kept as letters, and NUL is refused", async () => {
    const name = `'); drop table diagnosis; -- <script>alert(1)</script> ${"𠮟"}`;
    const made = await solar.browser.post("/api/diagnosis/customers", { ...CUSTOMER, name });
    expect(made.json).toMatchObject({ name });
    const nul = await solar.browser.post("/api/diagnosis/customers", { ...CUSTOMER, name: "a\0b" });
    expect(refusalOf(nul).status).toBe(400);
    const huge = { ...CUSTOMER, note: "n".repeat(1001) };
    expect(refusalOf(await solar.browser.post("/api/diagnosis/customers", huge)).status).toBe(400);
    const place = { ...CUSTOMER, prefecture: "constructor" };
    expect(refusalOf(await solar.browser.post("/api/diagnosis/customers", place)).status).toBe(400);
  });

  test("a question is refused by its fields, and counts nothing", async () => {
    const before = await rows("diagnosis_count");
    const load = { from: "2024-01-01", wh: Array.from({ length: 365 * 48 }, () => 1) };
    const leap = question({ electricity: { load, capacity: { amps: 40 } } });
    const short = await diagnosed(null, "bad-1", leap);
    expect(short.json).toMatchObject({
      code: "http.bad-request",
      fields: [{ path: "question.electricity.load.wh" }],
    });
    const marked = { ...load, origin: load.wh.map(() => 0) };
    const both = question({ electricity: { load: marked, capacity: { amps: 40 } } });
    expect((await diagnosed(null, "bad-1", both)).json).toMatchObject({
      fields: [
        { path: "question.electricity.load.wh" },
        { path: "question.electricity.load.origin" },
      ],
    });
    const nothing = await diagnosed(null, "bad-2", question({ electricity: null }));
    expect(nothing.json).toMatchObject({
      code: "diagnosis.not-answered",
      fields: [{ path: "question.electricity, gas" }],
    });
    const scenario = await diagnosed(null, "bad-3", question({ scenario: "constructor" }));
    expect(refusalOf(scenario)).toEqual({ status: 422, code: "diagnosis.not-answered" });
    const negative = { from: "2025-01-01", wh: Array.from({ length: 365 * 48 }, () => -1) };
    const sent = question({ electricity: { load: negative, capacity: null } });
    expect(refusalOf(await diagnosed(null, "bad-4", sent)).status).toBe(400);
    expect(await rows("diagnosis_count")).toBe(before);
  });
});
