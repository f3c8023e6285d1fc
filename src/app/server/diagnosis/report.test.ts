import { beforeAll, describe, expect, test } from "vitest";
import {
  contractor,
  type Contractor,
  customerOf,
  paidContract,
  question,
  serverOf,
} from "../../../../test/support/contractor-town.ts";
import { town } from "../../../../test/support/lived-town.ts";
import { pdfText } from "../../../../test/support/pdf-text.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import { grouped } from "../../../kernel/number-text.ts";
import type { DiagnosisMade } from "../../api/diagnosis-run.ts";

const here = await town("reports");
const app = serverOf(here);
let solar: Contractor;
let other: Contractor;

beforeAll(async () => {
  await here.setDay("2026-11-20");
  solar = await contractor(here, app, { name: "SOLAR", contracts: [paidContract("SOLAR-1")] });
  other = await contractor(here, app, { name: "OTHER", contracts: [paidContract("OTHER-1")] });
});

async function kept() {
  const customer = await customerOf(solar.browser, true);
  const body = { customer, question: question() };
  const made = await solar.browser.post("/api/diagnoses", body, `report-${customer}`);
  return { customer, body, key: `report-${customer}`, made: made.json as DiagnosisMade };
}

const yen = (amount: number) => grouped(String(amount));

describe("the report of a kept diagnosis", () => {
  test("says what was kept, to its customer's name, in both languages", async () => {
    const { made } = await kept();
    const answer = await solar.browser.file(`/api/diagnoses/${made.diagnosis}/report`);
    expect([answer.status, answer.type]).toEqual([200, "application/pdf"]);
    const pages = pdfText(answer.bytes);
    const { recommended, ranking } = made.answer;
    expect(pages[0]).toContain("森 花子 様");
    expect(pages[0]).toContain("2026年11月20日 作成");
    expect(pages[0]).toContain(`年間の費用${yen((recommended ?? ranking[0])?.yearYen ?? 0)}円`);
    for (const { yearYen } of ranking.slice(0, 9)) expect(pages[1]).toContain(yen(yearYen));
    const english = await solar.browser.file(`/api/diagnoses/${made.diagnosis}/report?lang=en`);
    expect(pdfText(english.bytes)[0]).toContain("Electricity: diagnosis");
  });

  test("unfolds the dearest month of the plan on top to the yen of the ranking", async () => {
    const { made } = await kept();
    const answer = await solar.browser.file(`/api/diagnoses/${made.diagnosis}/report`);
    const last = pdfText(answer.bytes).at(-1);
    const { recommended, ranking } = made.answer;
    const months = (recommended ?? ranking[0])?.monthYen ?? [];
    expect(last).toContain("の金額のなりたち");
    expect(last).toContain(`この月の費用${yen(Math.max(...months))}`);
  });

  test("another contractor's is answered like one that does not exist", async () => {
    const { made } = await kept();
    const asked = await other.browser.get(`/api/diagnoses/${made.diagnosis}/report`);
    expect(refusalOf(asked)).toEqual({ status: 404, code: "diagnosis.not-found" });
    const none = await other.browser.get("/api/diagnoses/999999/report");
    expect(refusalOf(none)).toEqual({ status: 404, code: "diagnosis.not-found" });
  });

  test("is gone with the consent", async () => {
    const { customer, made } = await kept();
    await solar.browser.post(`/api/diagnosis/customers/${customer}/consent/withdrawal`, {});
    const asked = await solar.browser.get(`/api/diagnoses/${made.diagnosis}/report`);
    expect(refusalOf(asked)).toEqual({ status: 404, code: "diagnosis.not-found" });
  });
});

describe("the report of what was just computed", () => {
  test("is made without a consent, and counts once with its diagnosis", async () => {
    const used = async () => {
      const standing = (await solar.browser.get("/api/diagnosis")).json;
      return (standing as { contracts: { quota: { used: number } | null }[] }).contracts[0]?.quota
        ?.used;
    };
    const before = (await used()) ?? 0;
    const body = { customer: null, question: question() };
    await solar.browser.post("/api/diagnoses", body, "fresh");
    const named = { ...body, name: "田中 一郎" };
    const answer = await solar.browser.file("/api/diagnoses/report", {
      method: "POST",
      body: named,
      key: "fresh",
    });
    expect([answer.status, answer.type]).toEqual([200, "application/pdf"]);
    expect(pdfText(answer.bytes)[0]).toContain("田中 一郎 様");
    expect(await used()).toBe(before + 1);
  });
});

describe("the report at a customer's link", () => {
  test("opens without a login, without a name and without the day at home", async () => {
    const { made } = await kept();
    const link = await solar.browser.post(`/api/diagnoses/${made.diagnosis}/link`, {});
    const token = (link.json as { url: string }).url.replace("/diagnoses/", "");
    const path = `http://localhost/api/diagnosis-links/${token}/report`;
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("application/pdf");
    expect(answer.headers.get("X-Robots-Tag")).toBe("noindex");
    const text = pdfText(new Uint8Array(await answer.arrayBuffer())).join("");
    expect(text).not.toContain("森 花子");
    expect(text).not.toContain("平均的な1日");
    expect(text).toContain("お客さま");
    await solar.browser.send(`/api/diagnoses/${made.diagnosis}/link`, { method: "DELETE" });
    expect((await app.request(path)).status).toBe(404);
    const guessed = await app.request("http://localhost/api/diagnosis-links/guessed/report");
    expect(guessed.status).toBe(404);
  });
});

describe("how reports look", () => {
  test("the account's own name stands until the contractor sets one", async () => {
    const first = (await other.browser.get("/api/diagnosis/brand")).json;
    expect(first).toMatchObject({ contact: [], accent: null, logo: null, isSet: false });
    const svg = '<svg viewBox="0 0 10 10"><path fill="currentColor" d="M0 0h10v10z"/></svg>';
    const base64 = Buffer.from(svg).toString("base64");
    const set = {
      name: "㈱髙橋ソーラー",
      contact: ["電話 045-000-0000", " "],
      accent: "#1f4e79",
      logo: { kind: "file", base64 },
    };
    const saved = await other.browser.post("/api/diagnosis/brand", set);
    const shown = {
      name: "㈱髙橋ソーラー",
      contact: ["電話 045-000-0000"],
      accent: "#1F4E79",
      logo: "svg",
      isSet: true,
    };
    expect(saved.json).toEqual(shown);
    const renamed = await other.browser.post("/api/diagnosis/brand", { name: "髙橋" });
    expect(renamed.json).toEqual({ ...shown, name: "髙橋", contact: [], accent: null });
    const body = { customer: null, question: question(), name: "" };
    const report = await other.browser.file("/api/diagnoses/report", {
      method: "POST",
      body,
      key: "branded",
    });
    expect(pdfText(report.bytes)[0]?.startsWith("髙橋")).toBe(true);
  });

  test("a pale colour and what is no logo are refused, and say what would be taken", async () => {
    for (const [part, path] of [
      [{ accent: "#D9A036" }, "accent"],
      [{ accent: "red" }, "accent"],
      [{ name: " " }, "name"],
      [{ logo: { kind: "file", base64: Buffer.from("GIF89a").toString("base64") } }, "logo"],
      [
        { logo: { kind: "file", base64: Buffer.from("<svg><script/>").toString("base64") } },
        "logo",
      ],
    ] as const) {
      const refused = await solar.browser.post("/api/diagnosis/brand", { name: "SOLAR", ...part });
      expect(refused.status).toBe(400);
      const { fields } = refused.json as { fields: { path: string }[] };
      expect(fields.map((field) => field.path)).toEqual([path]);
    }
  });
});
