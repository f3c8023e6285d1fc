import { describe, expect, it } from "vitest";
import { pdfText } from "../../../test/support/pdf-text.ts";
import { sampleReport, sampleUse } from "../../../test/support/sample-report.ts";
import type { Diagnosis } from "../../diagnosis/model.ts";
import { diagnosisPdf } from "./diagnosis-pdf.ts";
import type { DiagnosisReport } from "./diagnosis-report.ts";

async function pagesOf(report: DiagnosisReport, language: "ja" | "en" = "ja") {
  return pdfText(await diagnosisPdf(report, language));
}

const SAMPLE = pagesOf(sampleReport());

function withDiagnosis(part: Partial<Diagnosis>): DiagnosisReport {
  const report = sampleReport();
  return { ...report, diagnosis: { ...report.diagnosis, ...part } };
}

describe("the report of a diagnosis", () => {
  it("says first what is best, by how much, how surely and when it is paid back", async () => {
    const [first = "", ...others] = await SAMPLE;
    expect(others).toHaveLength(5);
    for (const said of [
      "㈱縁ヶ浜エコ住設",
      "佐藤 健一 様",
      "2026年11月23日 作成",
      "セット（電気＋ガス）",
      "年間の費用136,100円10年に8年は 129,900–144,000円",
      "いまとの差（1年目）−137,900円いま 274,000円／年、設備も含めた差うちプランの変更 −12,100円",
      "差の確かさ確か",
      "設備の回収12.4年P10–P90 10.8年–14.9年",
      "1 / 6 ページ",
    ])
      expect(first).toContain(said);
  });

  it("ranks with the error, the difference and the months of the model", async () => {
    const [, ranking = ""] = await SAMPLE;
    expect(ranking).toContain("2夜トク型見本電力・同程度139,400133,200–147,300−8,800");
    expect(ranking).toContain("—ハーフでんき見本電力・同程度・未確認・仮定を含む141,050");
    expect(ranking).toContain("いまの契約: 従量電灯B 40A＋都市ガス一般料金");
    const { monthYen } = sampleReport().diagnosis.ranking[0] ?? { monthYen: [] };
    const months = monthYen.map((yen) => yen.toLocaleString("en-US")).join("");
    expect(ranking).toContain(`${months}136,100`);
  });

  it("counts what was filled and says that a bill may differ (EN-07)", async () => {
    const [, , use = ""] = await SAMPLE;
    expect(use).toContain("補完（欠測を近い日の値で補ったもの）780.4%");
    expect(use).toContain("検針票や請求書の使用量と異なることがあります");
    expect(use).toContain("年間使用量 5,938 kWh");
  });

  it("warns (EN-08) and names what it rests on and what is not in it", async () => {
    const [, , , , assumptions = ""] = await SAMPLE;
    expect(assumptions).toContain("性能は、この診断では保証されません");
    expect(assumptions).toContain(
      "前提の見本 3（機器の劣化、年あたり）0.5 %見本の資料 2025年版 第3章（未確認）",
    );
    expect(assumptions).toContain(
      "新規の受付は 2016-04-01 で終了しました。見本電力 おトクなナイト8",
    );
  });

  it("unfolds one month down to the yen of the ranking", async () => {
    const pages = await SAMPLE;
    const last = pages.at(-1) ?? "";
    expect(last).toContain("電力量料金（夜間）196 × 21.16 = 4,147.36 円  EN-034,147.36");
    expect(last).toContain("売電の収入−2,170この月の費用17,420");
  });

  it("says all of it in English too", async () => {
    const { contractor, ...report } = sampleReport();
    const company = { ...contractor, name: "Engahama Eco" };
    const pages = await pagesOf({ ...report, contractor: company, customer: "Ken Sato" }, "en");
    const all = pages.join("");
    expect(pages).toHaveLength(6);
    for (const said of [
      "Electricity and gas: diagnosis",
      "136,100 yen",
      "page 1 of 6",
      "about equal",
    ])
      expect(all).toContain(said);
    expect(pages[1]).not.toMatch(/[\u3000-\u9fff]/u);
  });

  it("is the same paper for the same report, tagged and in its language", async () => {
    const [one, two] = [
      await diagnosisPdf(sampleReport(), "ja"),
      await diagnosisPdf(sampleReport(), "ja"),
    ];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(two))).toBe(0);
    const file = Buffer.from(one).toString("latin1");
    for (const part of [
      "/Lang (ja)",
      "/Marked true",
      "/S /H1",
      "/S /Figure",
      "/S /Table",
      "D:20261122150000Z",
    ])
      expect(file).toContain(part);
    const english = Buffer.from(await diagnosisPdf(sampleReport(), "en")).toString("latin1");
    expect(english).toContain("/Lang (en)");
  });
});

describe("a report of little", () => {
  it("leaves out pages that have nothing to say", async () => {
    const none = { effect: null, investment: null, sizes: [], optimum: null, co2: null };
    const pages = await pagesOf({ ...withDiagnosis(none), use: null, month: null });
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain("設備の回収—新しい設備はありません");
  });

  it("says so when nothing could be compared", async () => {
    const empty = withDiagnosis({ ranking: [], recommended: null, current: null, why: null });
    const [first] = await pagesOf({ ...empty, customer: "" });
    expect(first).toContain("比較できるプランがありませんでした");
    expect(first).toContain("お客さま");
  });

  it("does not call the first one best when only unverified prices are known", async () => {
    const [first] = await pagesOf(withDiagnosis({ recommended: null, current: null }));
    expect(first).toContain("確認できた単価のプランがありません（参考）");
  });

  it("calls staying the cheapest without a difference", async () => {
    const [first] = await pagesOf(withDiagnosis({ recommended: null, effect: null }));
    expect(first).toContain("いまの契約がいちばん安い結果でした従量電灯B 40A");
    expect(first).toContain("いまの契約との差—いまの契約 148,200円／年");
  });

  it("says that the error does not tell it from the present contract", async () => {
    const { current, recommended } = sampleReport().diagnosis;
    const same = current && { ...current, sameAs: recommended?.address ?? null };
    const ranking = sampleReport().diagnosis.ranking.map((plan) =>
      same && plan.address === same.address ? same : plan,
    );
    const [first] = await pagesOf(withDiagnosis({ current: same, ranking }));
    expect(first).toContain("差の確かさ同程度誤差の範囲では、いまの契約と区別がつきません");
  });

  it("draws no day where that would tell when nobody is at home", async () => {
    const [, , use] = await pagesOf({ ...sampleReport(), use: { ...sampleUse(), slots: [] } });
    expect(use).not.toContain("平均的な1日");
    expect(use).toContain("30分値の内訳");
  });
});

describe("a report of too much", () => {
  const long = `${"髙﨑①㈱".repeat(20)} ${"W".repeat(200)}\u202E\u0000\n<b>`;
  const label = { ja: long, en: long };

  it("keeps sixty plans left out, long names and huge sums inside its pages", async () => {
    const { diagnosis } = sampleReport();
    const [first] = diagnosis.ranking;
    if (!first) throw new Error("the sample ranks nothing");
    const ranking = Array.from({ length: 40 }, (_, index) => ({
      ...first,
      place: index + 1,
      address: `plan-${index}`,
      supplier: label,
      label,
      yearYen: index * 1_234_567 - 900_000,
      differenceYen: -1_234_567,
    }));
    const notCompared = Array.from({ length: 60 }, (_, index) => ({
      address: `left-${index}`,
      supplier: label,
      label,
      code:
        index % 2 ? ("diagnosis.not-sold-in-area" as const) : ("diagnosis.closed-to-new" as const),
      reason: { ja: `理由 ${index}`, en: `reason ${index}` },
    }));
    const report = withDiagnosis({ ranking, recommended: ranking[0] ?? null, notCompared });
    const contractor = { ...report.contractor, name: long, contact: Array(9).fill(long) };
    const pages = await pagesOf({ ...report, customer: long, contractor });
    expect(pages.length).toBeLessThan(14);
    // Text that runs off a page would make pdfkit begin one for each of its lines.
    for (const page of pages) expect(page.length).toBeGreaterThan(250);
    expect(pages.join("")).not.toContain("\u202E");
    expect(pages.join("")).toContain("ほかに 30 件を比べました");
    expect(pages.join("")).toContain("比べられなかったプラン（60件）");
  });
});
