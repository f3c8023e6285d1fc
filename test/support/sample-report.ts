import type { DiagnosisReport, ReportUse } from "../../src/app/pdf/diagnosis-report.ts";
import type { Diagnosis, EnergyMonth, RankedPlan } from "../../src/diagnosis/model.ts";
import { addToMonth, day, firstDay, month } from "../../src/kernel/day.ts";

const both = (ja: string, en = ja) => ({ ja, en });
const FIRST = month("2026-12");
const MONTHS = Array.from({ length: 12 }, (_, index) => addToMonth(FIRST, index));
/** Share of the year's cost by month from December on, in thousandths. */
const SHARES = [110, 128, 118, 96, 76, 62, 58, 74, 86, 72, 56, 64];

function ranked(plan: Partial<RankedPlan> & { readonly yearYen: number }): RankedPlan {
  const monthYen = SHARES.map((share) => Math.floor((plan.yearYen * share) / 1000));
  const rest = plan.yearYen - monthYen.reduce((sum, yen) => sum + yen, 0);
  monthYen[0] = (monthYen[0] ?? 0) + rest;
  const { yearYen } = plan;
  return {
    place: 1,
    kind: "electricity",
    address: "market/sample/plan",
    supplier: both("見本電力", "Sample Power"),
    label: both("夜トク型", "Night saver"),
    electricity: null,
    gas: null,
    discount: null,
    monthYen,
    soldYen: 0,
    error: { p10: yearYen - 6200, p50: yearYen + 150, p90: yearYen + 7900 },
    differenceYen: yearYen - 148_200,
    sameAs: null,
    marks: [],
    clauses: ["EN-03"],
    ...plan,
  };
}

const CURRENT = ranked({
  yearYen: 148_200,
  place: 6,
  kind: "stay",
  address: "market/tepco/juryo-b",
  supplier: both("東京電力エナジーパートナー", "TEPCO Energy Partner"),
  label: both("従量電灯B 40A＋都市ガス一般料金", "Metered B 40 A + city gas standard"),
  marks: ["estimated"],
});

const SET = ranked({
  yearYen: 136_100,
  kind: "set",
  address: "market/sample/set+market/sample/gas",
  label: both("セット（電気＋ガス）", "Set of electricity and gas"),
  discount: { label: both("セット割引", "Set discount"), yearYen: -1320, monthYen: [] },
  soldYen: 42_480,
  gas: {
    address: "market/sample/gas",
    supplier: both("見本ガス", "Sample Gas"),
    label: both("一般料金", "Standard"),
    yearYen: 62_000,
    monthYen: [],
  },
  marks: ["estimated"],
});

const RANKING: readonly RankedPlan[] = [
  SET,
  ranked({ yearYen: 139_400, place: 2, address: "market/sample/night", sameAs: SET.address }),
  ranked({
    yearYen: 141_050,
    place: null,
    address: "market/other/half",
    label: both("ハーフでんき", "Half price"),
    marks: ["unverified", "estimated"],
    sameAs: SET.address,
  }),
  ranked({
    yearYen: 143_900,
    place: 3,
    address: "market/tepco/smart-s",
    label: both("スマートライフS", "Smart life S"),
  }),
  ranked({
    yearYen: 145_320,
    place: 4,
    address: "market/x/long",
    supplier: both(
      "株式会社とても長い名前の地域新電力ホールディングス",
      "A Very Long Regional Power Holdings Co.",
    ),
    label: both(
      "おうちまるごと再生可能エネルギー100%プレミアム夜間蓄熱プラン（口座振替・紙の検針票なし）",
      "Whole-house 100% renewable premium night storage plan (direct debit, no paper slips)",
    ),
  }),
  ranked({ yearYen: 147_000, place: 5, address: "market/x/flat", label: both("一律", "Flat") }),
  CURRENT,
  ranked({ yearYen: 155_000, place: 7, address: "market/x/day", label: both("昼とく", "Day") }),
];

/** Kilowatt-hours of a house with 4 kW of panels and a battery, by month from December on. */
const FLOWS: readonly (readonly [load: number, made: number, atOnce: number, stored: number])[] = [
  [610, 258, 96, 108],
  [690, 276, 104, 118],
  [620, 302, 104, 120],
  [560, 376, 118, 132],
  [470, 421, 116, 140],
  [400, 452, 118, 136],
  [390, 371, 112, 128],
  [470, 414, 136, 142],
  [520, 437, 150, 148],
  [430, 341, 118, 124],
  [350, 296, 94, 112],
  [428, 246, 88, 102],
];

function flows(): readonly EnergyMonth[] {
  return FLOWS.map(([load, made, atOnce, stored], index) => {
    const dischargedWh = Math.floor(stored * 900);
    const soldWh = (made - atOnce - stored) * 1000;
    return {
      month: MONTHS[index] ?? FIRST,
      loadWh: load * 1000,
      generatedWh: made * 1000,
      selfUsedWh: atOnce * 1000,
      chargedWh: stored * 1000,
      dischargedWh,
      soldWh,
      boughtWh: load * 1000 + soldWh - made * 1000 + stored * 1000 - dischargedWh,
    };
  });
}

function cashFlow() {
  let balanceYen = -1_820_000;
  return Array.from({ length: 20 }, (_, index) => {
    const soldYen = index < 4 ? 42_000 : index < 10 ? 14_500 : 14_900;
    const gainYen = 128_000 + soldYen - index * 700;
    balanceYen += gainYen;
    return {
      year: index + 1,
      withoutYen: 148_200,
      boughtYen: 148_200 - gainYen + soldYen,
      soldYen,
      gainYen,
      balanceYen,
      generatedWh: 4_190_000 - index * 20_000,
      boughtWh: 3_100_000,
      soldWh: 1_770_000,
      batteryWh: 6_500 - index * 100,
    };
  });
}

/** A household with panels, a battery and gas; all figures are invented. */
export function sampleDiagnosis(): Diagnosis {
  return {
    engine: "0.1.0",
    catalogue: "3f9c1a7be204d6c85a1e".padEnd(64, "0"),
    asOf: day("2026-11-22"),
    periods: MONTHS.map((of) => ({
      period: { from: firstDay(of), until: firstDay(addToMonth(of, 1)) },
      billMonth: of,
    })),
    scenario: { key: "held", label: both("いまの単価のまま", "as they are now") },
    ranking: RANKING,
    recommended: SET,
    current: CURRENT,
    notCompared: [
      {
        address: "market/closed/a",
        supplier: both("見本電力", "Sample Power"),
        label: both("おトクなナイト8", "Night 8"),
        code: "diagnosis.closed-to-new",
        reason: both(
          "新規の受付は 2016-04-01 で終了しました。",
          "Closed to new customers since 2016-04-01.",
        ),
      },
    ],
    why: {
      better: SET.address,
      worse: CURRENT.address,
      sentence: both(
        "夜トク型が従量電灯Bより安いのは、使用量の 41% が 23–7時（単価 21.16円）だからです。昼の使用が 1割増えると差は 5,900円になります。",
        "Night saver is cheaper than Metered B because 41% of use lies in 23–7 (21.16 " +
          "yen). With a tenth more by day the difference is 5,900 yen.",
      ),
      differenceYen: -12_100,
      bandSharePercent: 41,
      bandLabel: both("夜間", "night"),
      bandHours: "23:00-07:00",
      bandPrice: "21.16",
      moreByDayYen: -5900,
    },
    energy: flows(),
    effect: {
      beforeYen: 274_000,
      loadsYen: 0,
      selfUseYen: 52_300,
      surplusYen: 42_480,
      batteryYen: 31_020,
      planYen: 12_100,
      afterYen: 136_100,
      totalYen: 137_900,
    },
    investment: {
      priceYen: 1_820_000,
      cashFlow: cashFlow(),
      paybackYears: { years: 12.4, p10: 10.8, p50: 12.5, p90: 14.9 },
      irrPercent: 4.1,
      totals: [
        { years: 10, yen: -276_500 },
        { years: 15, yen: 394_000 },
        { years: 20, yen: 1_047_500 },
      ],
    },
    sizes: Array.from({ length: 20 }, (_, index) => ({
      capacityWh: (index + 1) * 1000,
      priceYen: (index + 1) * 110_000,
      gainYen: Math.floor(40_000 * (1 - 0.82 ** (index + 1))),
      plan: SET.address,
      paybackYears: index > 12 ? null : 9.5 + index,
    })),
    optimum: { plan: SET.address, ruleYen: 12_700, optimumYen: 10_560, gapYen: 2140 },
    co2: { beforeKg: 2540, afterKg: 1180, soldKg: 760 },
    assumptions: Array.from({ length: 14 }, (_, index) => ({
      key: `sample-${index}`,
      label: both(
        `前提の見本 ${index + 1}（機器の劣化、年あたり）`,
        `Sample assumption ${index + 1}, a year`,
      ),
      value: both("0.5"),
      unit: "%",
      source: both("見本の資料 2025年版 第3章", "Sample source, 2025, chapter 3"),
      marks: index === 2 ? ["unverified" as const] : [],
    })),
    warnings: [
      {
        code: "diagnosis.warning-equipment",
        text: both(
          "太陽光発電や蓄電池の性能は、この診断では保証されません。製品の保証書をご確認ください。",
          "The performance of equipment is not guaranteed by this diagnosis; see the " +
            "maker's warranty.",
        ),
      },
      {
        code: "diagnosis.warning-change",
        text: both(
          "設備の古びかた、設置する場所、天候、暮らし方、売電の単価が変わると、結果も変わります。",
          "Ageing, place, climate, habits and the price of sold electricity change the result.",
        ),
      },
    ],
    filled: { slots: 17_520, measured: 17_442, filled: 78, grown: 0, shaped: 0 },
  };
}

export function sampleUse(): ReportUse {
  return {
    basis: "half-hours",
    days: 365,
    yearWh: 5_938_000,
    counts: { measured: 17_442, filled: 78, grown: 0, shaped: 0 },
    error: {
      levelPercent: 3.2,
      shapePercent: 0.4,
      source: both("年ごとの天候の違い", "weather of the years"),
    },
    notes: [
      {
        code: "load.filled",
        figures: { slots: 78 },
        text: both(
          "欠測の78コマ(30分)は、近い同種の日の同じ時刻の平均で補いました。",
          "78 missing half-hours take the mean of the same time on near days of their kind.",
        ),
      },
    ],
    slots: Array.from({ length: 48 }, (_, slot) => {
      const evening = 420 * Math.exp(-((slot - 39) ** 2) / 30);
      const morning = 210 * Math.exp(-((slot - 15) ** 2) / 12);
      const night = slot < 14 || slot >= 46 ? 130 : 0;
      const all = 190 + evening + morning + night;
      const estimatedWh = slot >= 30 && slot < 36 ? all * 0.15 : 0;
      return {
        measuredWh: all - estimatedWh,
        estimatedWh,
        band: slot < 14 || slot >= 46 ? 0 : 1,
      };
    }),
    bands: [both("夜間", "night"), both("昼間", "day")],
  };
}

/** The whole paper, as a contractor hands it over. */
export function sampleReport(): DiagnosisReport {
  return {
    diagnosis: sampleDiagnosis(),
    home: [
      { label: both("所在地", "Place"), value: both("埼玉県", "Saitama") },
      { label: both("電気の契約", "Contract"), value: both("40A", "40 A") },
      {
        label: both("太陽光", "Panels"),
        value: both("4.0 kW、傾き30°、南（新設）", "4.0 kW, tilt 30°, south (new)"),
      },
      {
        label: both("蓄電池", "Battery"),
        value: both("6.5 kWh、自家消費優先（新設）", "6.5 kWh, self-use first (new)"),
      },
    ],
    use: sampleUse(),
    month: {
      month: MONTHS[1] ?? FIRST,
      soldYen: 2170,
      totalYen: 17_420,
      groups: [
        {
          name: both("電気　見本電力 セット（電気）", "Electricity: Sample Power"),
          totalYen: 11_890,
          addedTax: null,
          lines: [
            line("基本料金", "Base charge", "1,247", "料金表の金額 1,247.00 円"),
            line("電力量料金（夜間）", "Energy, night", "4,147.36", "196 × 21.16 = 4,147.36 円"),
            line("電力量料金（昼間）", "Energy, day", "5,276", "160 × 32.975 = 5,276.00 円"),
            line("燃料費調整", "Fuel adjustment", "−195.80", "−0.55 × 356 = −195.80 円"),
            line(
              "再エネ賦課金",
              "Levy",
              "1,416",
              "3.98 × 356 = 1,416.88 円 → 1円未満切捨て 1,416 円",
            ),
          ],
        },
        {
          name: both("ガス　見本ガス 一般料金", "Gas: Sample Gas"),
          totalYen: 7700,
          addedTax: null,
          lines: [
            line("基本料金", "Base charge", "1,056", "料金表の金額 1,056.00 円"),
            line("従量料金", "By use", "6,644.40", "45.2 × 147 = 6,644.40 円"),
          ],
        },
      ],
    },
    customer: "佐藤 健一",
    contractor: {
      name: "㈱縁ヶ浜エコ住設",
      contact: ["〒259-0000 神奈川県縁ヶ浜市本町1-2-3", "電話 0465-00-0000　担当 髙橋 﨑子"],
      accent: null,
      logo: null,
    },
    madeOn: "2026-11-23",
  };
}

function line(ja: string, en: string, amount: string, sum: string) {
  return { label: both(ja, en), sum: both(sum), amount, marks: [], clauses: ["EN-03"] };
}
