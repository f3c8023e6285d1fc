import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  contractor,
  type Contractor,
  customerOf,
  paidContract,
  question,
  serverOf,
} from "../../../../test/support/contractor-town.ts";
import { CATALOGUE, town } from "../../../../test/support/lived-town.ts";
import { pdfText } from "../../../../test/support/pdf-text.ts";
import { browserOf, refusalOf } from "../../../../test/support/portal.ts";
import { overlaid, type OwnRules } from "../../../diagnosis/own-plans.ts";
import { catalogueOf, type CataloguePack } from "../../../diagnosis/pack.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { Located } from "../../../terms/catalogue.ts";
import { day } from "../../../kernel/day.ts";
import { questionBody } from "../../api/diagnosis-question.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";
import { diagnoseUnder } from "../../diagnosis/engine.ts";
import { onWire } from "../../diagnosis/on-wire.ts";
import { readQuestion } from "../../diagnosis/read-question.ts";

const here = await town("ownplans");
const app = serverOf(here);
let solar: Contractor;
let other: Contractor;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  other = await contractor(here, app, { name: "OTHER", contracts: [paidContract("OTHER-1")] });
});

interface Shape {
  readonly price: string;
  /** Document that the price names. */
  readonly document: string;
  readonly marked: boolean;
}

const CHEAP: Shape = { price: "12.00", document: "entered-plan", marked: true };

/** An invented plan of one price, and its example: 100 kWh. */
function texts({ price, document, marked }: Shape) {
  const plan = `kind: energy-tariff
title: { ja: 自社の電気, en: Own power }
clause: [EN-01]
supplier: { ja: 自社電力, en: Own Power }
energy: electricity
unit: JPY/kWh
rounding: market/rounding/common
adjustments: [market/levy]
plans:
  one:
    label: { ja: 一律, en: Flat }
    areas: [tokyo]
    prices:
      - from: 2025-04-01
        tax: { kind: included, percent: 10 }
        base: { by: none }
        energy: { by: tiers, tiers: [{ price: "${price}" }] }
${marked ? "        unverified: true\n" : ""}        source:
          document: ${document}
          article: price list of 2026
`;
  const examples = `- name: a hundred kilowatt-hours
  clause: EN-01
  given: { plan: one, kwh: 100, bill: 2026-06 }
  expect: { energy: ${Number(price) * 100}, levy: 418 }
  because: 100 times the price; 100 × 4.18
`;
  return { plan, examples };
}

/** Keeps a plan under a name; answers its draft and the address of what it sells. */
async function keep(by: Contractor, name: string, shape: Shape) {
  const saved = await by.browser.post("/api/diagnosis/plans", { name, ...texts(shape) });
  const { plans } = saved.json as { plans: { draft: number; name: string }[] };
  const draft = plans.find((plan) => plan.name === name)?.draft ?? 0;
  return { draft, address: `market/own/plan-${draft}/one` };
}

afterEach(async () => {
  await here.inTown((tx) => tx.query("delete from diagnosis_plan"));
});

/** Terms in which the levy of 2026 is 4.28: the example's 418 yen hold no more. */
function withOtherLevy(): LoadedCatalogue {
  const text = JSON.stringify(CATALOGUE.rules.get("market/levy"));
  const levy = JSON.parse(text.replace('"4.18"', '"4.28"')) as Located;
  return { ...CATALOGUE, hash: "changed", rules: new Map(CATALOGUE.rules).set(levy.id, levy) };
}

let keys = 0;

async function diagnosed(over: Readonly<Record<string, unknown>> = {}, customer?: number) {
  keys += 1;
  const body = { customer: customer ?? null, question: question(over) };
  const answered = await solar.browser.post("/api/diagnoses", body, `own-${keys}`);
  return { ...answered, made: answered.json as DiagnosisMade };
}

const plansIn = ({ answer }: DiagnosisMade, address: string) =>
  answer.ranking.filter((plan) => plan.address === address);
const codes = ({ answer }: DiagnosisMade) => answer.warnings.map(({ code }) => code);

describe("a contractor's own plan in its diagnoses (EN-23)", () => {
  test("is ranked, marked as its own and not verified, and never recommended", async () => {
    const { address } = await keep(solar, "安い電気", CHEAP);
    const { made } = await diagnosed();
    expect(made.answer.ranking[0]).toMatchObject({ address, place: null, yearYen: 56_735 });
    expect(made.answer.ranking[0]?.marks).toEqual(["unverified", "own", "estimated"]);
    expect(made.answer.recommended?.marks).not.toContain("own");
    expect(made.answer.catalogue).not.toBe(CATALOGUE.hash);
  });

  test("takes part when it is asked for: all, none, or by number", async () => {
    const one = await keep(solar, "一", CHEAP);
    const two = await keep(solar, "二", { ...CHEAP, price: "13.00" });
    const shares = async (plans: unknown) => {
      const { made } = await diagnosed({ plans });
      const found = [one, two].map(({ address }) => plansIn(made, address).length);
      return { found, isBase: made.answer.catalogue === CATALOGUE.hash };
    };
    expect(await shares("all")).toEqual({ found: [1, 1], isBase: false });
    expect(await shares("none")).toEqual({ found: [0, 0], isBase: true });
    expect(await shares([two.draft])).toEqual({ found: [0, 1], isBase: false });
    const unknown = await diagnosed({ plans: [one.draft, 999_999] });
    expect([unknown.status, unknown.json]).toMatchObject([
      400,
      { fields: [{ path: "question.plans.1", message: "999999 is no plan of yours" }] },
    ]);
  });

  test("of a stated source is recommended where it is cheapest, and called its own", async () => {
    const shape = { ...CHEAP, document: "utility-tariffs-reference", marked: false };
    const { address } = await keep(solar, "出典あり", shape);
    const { made } = await diagnosed();
    expect(made.answer.recommended).toMatchObject({
      address,
      place: 1,
      marks: ["own", "estimated"],
    });
    expect(codes(made)).toContain("warning.own-plan-first");
  });

  test("on nobody's word but the contractor's is not verified, marked or not", async () => {
    const { address } = await keep(solar, "出典なし", { ...CHEAP, marked: false });
    const { made } = await diagnosed();
    expect(plansIn(made, address)[0]).toMatchObject({
      place: null,
      marks: ["own", "unverified", "estimated"],
    });
    expect(codes(made)).not.toContain("warning.own-plan-first");
  });

  test("is nobody else's: neither ranked nor asked for by another contractor", async () => {
    const { draft } = await keep(other, "他社", CHEAP);
    const { made } = await diagnosed();
    expect(made.answer.catalogue).toBe(CATALOGUE.hash);
    const asked = await diagnosed({ plans: [draft] });
    expect(refusalOf(asked)).toEqual({ status: 400, code: "http.bad-request" });
  });

  test("takes part in what a program asks", async () => {
    const { address } = await keep(solar, "API", CHEAP);
    const key = await solar.browser.post("/api/diagnosis/keys", { name: "見積" });
    const answered = await app.request("http://localhost/api/diagnoses", {
      method: "POST",
      headers: {
        Authorization: `Bearer ${(key.json as { token: string }).token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": "own-program",
      },
      body: JSON.stringify({ customer: null, question: question() }),
    });
    const made = (await answered.json()) as DiagnosisMade;
    expect(plansIn(made, address)).toHaveLength(1);
  });
});

describe("what is kept of own plans", () => {
  test("is their text as it was, by which report and month are told after it changed", async () => {
    const shape = { ...CHEAP, document: "utility-tariffs-reference", marked: false };
    const { draft, address } = await keep(solar, "変わる電気", shape);
    const { made } = await diagnosed({}, await customerOf(solar.browser, true));
    expect(made.answer.recommended?.address).toBe(address);
    await keep(solar, "変わる電気", { ...shape, price: "99.00" });
    await solar.browser.send(`/api/diagnosis/plans/${draft}`, { method: "DELETE" });
    const kept = (await solar.browser.get(`/api/diagnoses/${made.diagnosis}`)).json;
    expect(kept).toMatchObject({ plans: [{ draft, name: "変わる電気", ...texts(shape) }] });
    const report = await solar.browser.file(`/api/diagnoses/${made.diagnosis}/report`);
    const pages = pdfText(report.bytes);
    expect(pages.at(-1)).toContain("の金額のなりたち");
    expect(pages.at(-1)).toContain("自社電力 一律");
    const link = await solar.browser.post(`/api/diagnoses/${made.diagnosis}/link`, {});
    const { url } = link.json as { url: string };
    const token = url.slice(url.lastIndexOf("/") + 1);
    const linked = await solar.browser.file(`/api/diagnosis-links/${token}/report`);
    expect(pdfText(linked.bytes).at(-1)).toContain("自社電力 一律");
  });
});

describe("own plans in the browser", () => {
  test("laid over the pack, give the server's own answer", async () => {
    await keep(solar, "ブラウザ", CHEAP);
    const pack = (await solar.browser.get("/api/diagnosis/pack")).json as CataloguePack;
    const own = (await solar.browser.get("/api/diagnosis/plans/rules")).json as OwnRules;
    expect(own.base).toBe(pack.hash);
    const asked = readQuestion(questionBody.parse(question()), day("2026-11-20"), CATALOGUE);
    if (!asked.ok) throw new Error("refused");
    const computed = diagnoseUnder(overlaid(catalogueOf(pack), own), asked.value);
    if (!computed.ok) throw new Error("refused");
    const { made } = await diagnosed();
    expect(onWire(computed.value)).toEqual(made.answer);
  });

  test("forty are kept, and no more", async () => {
    const path = "/api/diagnosis/plans";
    for (let index = 0; index < 40; index += 1) {
      await other.browser.post(path, { name: `案${index}`, plan: "kind: x", examples: "" });
    }
    const body = { name: "案40", plan: "kind: x", examples: "" };
    const more = await other.browser.post(path, body);
    expect(refusalOf(more)).toEqual({ status: 409, code: "diagnosis.plans-too-many" });
    const again = await other.browser.post(path, { ...body, name: "案0" });
    expect(again.status).toBe(200);
  });
});

describe("a plan that holds no more under new terms", () => {
  test("is left out, and answer and rules say so", async () => {
    const { draft, address } = await keep(other, "古くなる電気", CHEAP);
    const changed = serverOf(here, withOtherLevy());
    const browser = await browserOf(changed, "other@example.jp");
    const told = (await browser.get("/api/diagnosis/plans/rules")).json;
    expect(told).toMatchObject({
      base: "changed",
      hash: "changed",
      rules: [],
      warnings: [{ code: "warning.own-plan-left-out" }],
      leftOut: [
        {
          draft,
          name: "古くなる電気",
          problems: [expect.stringContaining("levy: expected 418, got 428")],
        },
      ],
    });
    const body = { customer: null, question: question() };
    const made = (await browser.post("/api/diagnoses", body, "own-left-out")).json as DiagnosisMade;
    expect(plansIn(made, address)).toEqual([]);
    expect(made.answer.warnings.at(-1)?.text.ja).toContain("「古くなる電気」");
  });
});
