import { describe, expect, test } from "vitest";
import { ROUTES } from "../../../src/app/api/routes.ts";
import {
  ANSWERS,
  BUNDLE,
  CALL_OUT_FEE,
  levy,
  MAINTENANCE,
  MANSION_FEE,
  NORTON,
  otherSeasons,
  power6kw,
  PREMIUM,
  rounding,
  standard30,
  standard31,
} from "./agreed.ts";
import {
  act,
  approve,
  billNumbers,
  calendarOf,
  cheapestLeaving,
  closeMonth,
  done,
  everythingActed,
  followsOf,
  historyOf,
  moneyOf,
  moveTo,
  preview,
  readBill,
  refused,
  stepsOf,
  type Story,
  toldOf,
} from "./household.ts";
import { readDays } from "./measured.ts";

const FEES = 4_180 + 627 - 110 + 638 + 550;
const STEADY = [MANSION_FEE, NORTON, BUNDLE, ...PREMIUM, CALL_OUT_FEE];
const leave = (wishedOn: string) => ({ type: "leave", wishedOn, answers: ANSWERS }) as const;

/** 2023-02 to 2024-06: what is put right afterwards, a revision of prices, and the end. */
export function thirdYear(story: Story): void {
  describe("the third year", () => {
    stopping(story);
    puttingRight(story);
    byHand(story);
    theOldPlan(story);
    newPrices(story);
    tooEarly(story);
    theEnd(story);
  });
}

function stopping(story: Story): void {
  test("the line is stopped for non-payment only after notice; its fee goes on", async () => {
    await moveTo(story, "2023-02-10");
    const stop = { type: "suspend", ground: "non-payment" } as const;
    expect(await refused(story, "desk", "mansion", stop)).toEqual({
      code: "contracts.notice-missing",
      clauses: ["IT-13"],
    });
    const notice = { type: "tell", what: "notice", ground: "non-payment" } as const;
    await act(story, "desk", "mansion", notice);
    await moveTo(story, "2023-02-20");
    const nothing = { once: [], monthly: 0, from: null };
    expect(moneyOf(await act(story, "desk", "mansion", stop))).toEqual(nothing);
    await moveTo(story, "2023-03-01");
    expect(moneyOf(await act(story, "desk", "mansion", { type: "restore" }))).toEqual(nothing);
    expect((await historyOf(story, "mansion")).slice(-4)).toEqual([
      "2023-02-10 told",
      // On paper: the desk did not print it that day, so the job recorded it as given.
      "2023-02-11 document-issued",
      "2023-02-20 suspended",
      "2023-03-01 restored",
    ]);
    const february = [levy(1283), rounding("-0.48")];
    expect(await closeMonth(story, "2023-02")).toEqual({
      total: 16_707 + 1_283 + 4_378 + 4_180 - 110 + 638 + 550,
      lines: [
        ...power6kw([otherSeasons("9512.04")], "260.40", february),
        MAINTENANCE,
        MANSION_FEE,
        BUNDLE,
        ...PREMIUM,
        CALL_OUT_FEE,
      ],
    });
  });

  test("the line was renewed meanwhile, and the right to object was told three times", async () => {
    expect(await stepsOf(story, "mansion", "object-to-renewal")).toEqual([
      "2023-01-19 told-30 told",
      "2023-02-11 told-7 told",
      "2023-02-17 told-1 told",
    ]);
  });
}

function puttingRight(story: Story): void {
  test("readings of January that arrive in March correct the bill of February", async () => {
    const days = { from: "2023-01-20", until: "2023-01-25", wh: 7_200 };
    await story.town.inTown((tx) => readDays(tx, days, "2023-03-15T00:00:00.000Z"));
    // Five days of 7.2 instead of 12 kWh: 348 instead of 372. 24 × 25.57 = 613.68; 24 × 0.70 =
    // 16.80; levy 348 × 3.45 = 1,200.60 instead of 1,283; 16,077.00 needs no rounding.
    // March itself, 336 kWh: 336 × 25.57 = 8,591.52; 6,935.04 + 8,591.52 + 235.20 = 15,761.76;
    // levy 336 × 3.45 = 1,159.20.
    const march = [levy(1159), rounding("-0.76")];
    expect(await closeMonth(story, "2023-03")).toEqual({
      total: 15_761 + 1_159 + 4_378 - (614 + 16 + 83) + 4_180 - 110 + 638 + 550,
      lines: [
        ...power6kw([otherSeasons("8591.52")], "235.20", march),
        MAINTENANCE,
        "Energy charge, other seasons: -613.68 (corrects 2023-02)",
        "Fuel cost adjustment: -16.80 (corrects 2023-02)",
        "Renewable energy levy: -83 (corrects 2023-02)",
        "Rounding: 0.48 (corrects 2023-02)",
        MANSION_FEE,
        BUNDLE,
        ...PREMIUM,
        CALL_OUT_FEE,
      ],
    });
  });

  test("an option entered for February shows beforehand what the next bill corrects", async () => {
    await moveTo(story, "2023-04-20");
    const add = { type: "add-option", option: "norton" } as const;
    const entry = { on: "2023-02-15", reason: "2月15日の申込書が見つかったため" };
    const shown = await act(story, "desk", "mansion", add, entry);
    expect(shown.corrections.map(({ month, label, amount }) => [month, label.en, amount])).toEqual([
      ["2023-02-01", "Norton security", 627],
      ["2023-03-01", "Norton security", 627],
    ]);
    expect(shown).toMatchObject({ needsTwo: true, money: { monthlyTotal: 627 } });
    await approve(story);
    expect(await closeMonth(story, "2023-04")).toEqual({
      total: 16_707 + 1_283 + 4_378 + 627 + 627 + FEES,
      lines: [
        ...power6kw([otherSeasons("9512.04")], "260.40", [levy(1283), rounding("-0.48")]),
        MAINTENANCE,
        `${NORTON} (corrects 2023-02)`,
        `${NORTON} (corrects 2023-03)`,
        ...STEADY,
      ],
    });
  });
}

function byHand(story: Story): void {
  test("a charge by hand needs a second person, and stands on the next bill", async () => {
    await moveTo(story, "2023-05-20");
    const charge = { type: "charge", code: "statement" } as const;
    const shown = await act(story, "desk", "power", charge, { reason: "4月分の明細書" });
    expect(shown.needsTwo).toBe(true);
    expect(moneyOf(shown).once).toEqual(["2023-06 Statement on request: 220"]);
    await approve(story);
    // Levy from May on: 360 × 1.40 = 504.00.
    expect(await closeMonth(story, "2023-05")).toEqual({
      total: 16_392 + 504 + 4_378 + FEES,
      lines: [
        ...power6kw([otherSeasons("9205.20")], "252", [levy(504), rounding("-0.24")]),
        MAINTENANCE,
        ...STEADY,
      ],
    });
  });
}

function theOldPlan(story: Story): void {
  test("the kiln is sold: Standard again, and the add-on given up", async () => {
    await moveTo(story, "2023-06-10");
    const back = { type: "change-item", item: "standard", facts: { amps: "40" } } as const;
    await act(story, "desk", "power", back);
    const dropped = { type: "drop-option", option: "facility-maintenance" } as const;
    const shown = await act(story, "hanako", "power", { ...dropped, wishedOn: "2023-06-30" });
    expect(moneyOf(shown)).toEqual({ once: [], monthly: -4378, from: "2023-07-01" });
    // Levy 372 × 1.40 = 520.80.
    expect(await closeMonth(story, "2023-06")).toEqual({
      total: 16_707 + 520 + 4_378 + 220 + FEES,
      lines: [
        ...power6kw([otherSeasons("9512.04")], "260.40", [levy(520), rounding("-0.48")]),
        MAINTENANCE,
        "Statement on request: 220",
        ...STEADY,
      ],
    });
    expect(await closeMonth(story, "2023-07")).toEqual({
      total: 14_056 + 504 + FEES,
      lines: [...standard30(504), ...STEADY],
    });
    // From the reading of July on 13.20 − 10.00 is charged whole: 372 × 3.20 = 1,190.40 → 1,190.
    expect(await closeMonth(story, "2023-08")).toEqual(OF_31);
  });
}

const OF_31 = {
  total: 14_550 + 1_190 + 520 + FEES,
  lines: [...standard31(520, "Procurement adjustment: 1190"), ...STEADY],
};
/** 360 × 3.20 = 1,152. */
const OF_30 = {
  total: 14_056 + 1_152 + 504 + FEES,
  lines: [...standard30(504, "Procurement adjustment: 1152"), ...STEADY],
};

function newPrices(story: Story): void {
  test("a revision of prices is announced in time; leaving until then would be free", async () => {
    await moveTo(story, "2023-09-20");
    const title = { ja: "料金改定のお知らせ", en: "A revision of prices" };
    const body = {
      service: "hiho-denki",
      change: "price",
      effectiveOn: "2023-11-01",
      urgent: false,
      scope: { all: true },
      title,
      body: { ja: "11月1日から料金を改定します。", en: "Prices are revised from 1 November." },
    };
    const hasty = { ...body, effectiveOn: "2023-10-15" };
    const { json } = await story.desk.post("/api/staff/announcements/check", hasty);
    expect(json).toMatchObject({ allowed: false, earliest: "2023-10-20", concerned: 1 });
    const told = await story.desk.post("/api/staff/announcements", body, "announce");
    expect(told.status).toBe(200);
    expect((await toldOf(story))[0]?.en).toContain("A revision of prices");
    expect((await story.town.mails()).at(-1)).toContain("料金改定のお知らせ");
    expect(await calendarOf(story, "power")).toContain("2023-10-31 leave-free-ends");
    const wish = leave("2023-10-25");
    const revised = { ...wish, reason: "price-revision" } as const;
    expect(moneyOf(await preview(story, "hanako", "power", revised)).once).toEqual([]);
    expect(moneyOf(await preview(story, "hanako", "power", wish)).once).toEqual([
      "2023-10 Early-termination fee, Standard plan: 3850",
    ]);
  });

  test("the way out is not used, and closes with the day of the revision", async () => {
    expect(await closeMonth(story, "2023-09")).toEqual(OF_31);
    expect(await closeMonth(story, "2023-10")).toEqual(OF_30);
    const revised = { ...leave("2023-12-20"), reason: "price-revision" } as const;
    expect(await refused(story, "hanako", "power", revised)).toMatchObject({
      clauses: expect.arrayContaining(["HH-19"]),
    });
    expect(await closeMonth(story, "2023-11")).toEqual(OF_31);
    expect(await closeMonth(story, "2023-12")).toEqual(OF_30);
  });
}

function tooEarly(story: Story): void {
  test("leaving outside the renewal months costs 3,850: taken back, it costs nothing", async () => {
    await moveTo(story, "2024-01-15");
    const unasked = { type: "leave", wishedOn: "2024-02-20" } as const;
    expect(await refused(story, "hanako", "power", unasked)).toEqual({
      code: "contracts.answers-missing",
      clauses: ["HH-21"],
    });
    const shown = await act(story, "hanako", "power", leave("2024-02-20"));
    expect(shown).toMatchObject({ effectiveOn: "2024-02-20", money: { freeFrom: "2024-05-01" } });
    // Without electricity the line loses its discount from the month after.
    expect(moneyOf(shown)).toEqual({
      once: ["2024-02 Early-termination fee, Standard plan: 3850"],
      monthly: 110,
      from: "2024-03-01",
    });
    await moveTo(story, "2024-01-20");
    const back = await act(story, "hanako", "power", { type: "take-back-notice" });
    expect(moneyOf(back)).toEqual({
      once: ["2024-02 Early-termination fee, Standard plan: -3850"],
      monthly: -110,
      from: "2024-03-01",
    });
  });

  test("January to March go on as before", async () => {
    expect(await closeMonth(story, "2024-01")).toEqual(OF_31);
    expect(await closeMonth(story, "2024-02")).toEqual(OF_31);
    // 29 days, 348 kWh: 3,576.00 + 6,552.00 + 48 × 40.49 = 12,071.52; 348 × 0.70 = 243.60;
    // 13,562.12; 348 × 3.20 = 1,113.60 → 1,114; levy 348 × 1.40 = 487.20.
    expect(await closeMonth(story, "2024-03")).toEqual({
      total: 13_562 + 1_114 + 487 + FEES,
      lines: [
        "Base charge: 1247",
        "Energy charge: 12071.52",
        "Fuel cost adjustment: 243.60",
        "Procurement adjustment: 1114",
        levy(487),
        rounding("-0.12"),
        ...STEADY,
      ],
    });
    // The term counts from 2021-06-10 through two changes of plan (HH-03, HH-04).
    expect(await calendarOf(story, "power")).toEqual([
      "2024-05-01 leave-free-begins",
      "2024-06-15 object-to-renewal",
      "2024-06-30 leave-free-ends",
      "2024-07-01 renewal",
    ]);
    expect(await stepsOf(story, "power", "leave-free-begins")).toEqual(["2024-04-01 told-30 told"]);
    // Said on 5 April it can end on 5 May, which is in the free months already.
    expect(await cheapestLeaving(story, "power")).toEqual({
      best: "2024-05-05",
      steps: [
        "2024-05-05 to 2024-06-30: 0",
        "2024-07-01 to 2027-05-31: 3850",
        "2027-06-01 to 2027-06-30: 0",
      ],
    });
  });
}

function theEnd(story: Story): void {
  test("in the 36th month electricity is left free of charge; then everything else", async () => {
    await moveTo(story, "2024-04-15");
    const power = await act(story, "hanako", "power", leave("2024-05-20"));
    expect(moneyOf(power)).toEqual({ once: [], monthly: 110, from: "2024-06-01" });
    const line = await act(story, "hanako", "mansion", { type: "leave", wishedOn: "2024-05-31" });
    expect(followsOf(line)).toEqual(["2024-05-31 ecorepo-home", "2024-05-31 kaketsuke365"]);
    expect(moneyOf(line)).toEqual({
      once: ["2024-05 Removal work: 2000"],
      monthly: -4_180 - 627 - 638 - 550,
      from: "2024-06-01",
    });
    expect(await closeMonth(story, "2024-04")).toEqual(OF_31);
  });

  test("May: the last two periods, the last month of the rest, the removal", async () => {
    await moveTo(story, "2024-05-31");
    await act(story, "desk", "home", { type: "complete-work", work: "removal" });
    // 360 × 3.49 = 1,256.40. The last eleven days, 132 kWh: 1,247.00 × 11/31 = 442.48;
    // 120 × 29.80 + 12 × 36.40 = 4,012.80; 132 × 0.70 = 92.40: 4,547.68; 132 × 3.20 = 422.40;
    // 132 × 3.49 = 460.68.
    expect(await closeMonth(story, "2024-05")).toEqual({
      total: 14_056 + 1_152 + 1_256 + (4_547 + 422 + 460) + FEES + 2_000,
      lines: [
        ...standard30(1256, "Procurement adjustment: 1152"),
        "Base charge: 442.48",
        "Energy charge: 4012.80",
        "Fuel cost adjustment: 92.40",
        "Procurement adjustment: 422",
        levy(460),
        rounding("-0.68"),
        MANSION_FEE,
        NORTON,
        BUNDLE,
        "Ecorepo Home Premium, monthly fee: 580",
        "Removal work: 2000",
        "tax: 58",
        CALL_OUT_FEE,
      ],
    });
  });

  test("what is still put right is settled with the last bill and paid out (HH-15)", async () => {
    const days = { from: "2024-04-01", until: "2024-04-08", wh: 2_400 };
    await story.town.inTown((tx) => readDays(tx, days, "2024-06-20T00:00:00.000Z"));
    // Seven days of 2.4 instead of 12 kWh: 304.8 → 305 instead of 372. 3,576.00 + 6,552.00 +
    // 5 × 40.49 = 10,330.45; 213.50; 11,790.95; 976 instead of 1,190; 427 instead of 520.
    expect(await closeMonth(story, "2024-06")).toEqual({
      total: 11_790 - 14_550 + 976 - 1_190 + 427 - 520,
      lines: [
        "Energy charge: -2712.83 (corrects 2024-04)",
        "Fuel cost adjustment: -46.90 (corrects 2024-04)",
        "Procurement adjustment: -214 (corrects 2024-04)",
        "Renewable energy levy: -93 (corrects 2024-04)",
        "Rounding: -0.27 (corrects 2024-04)",
      ],
    });
    const [last = ""] = await billNumbers(story);
    expect(await readBill(story, last)).toMatchObject({ month: "2024-06", dueOn: null });
    expect(await closeMonth(story, "2024-07")).toEqual({ total: 0, lines: [] });
    expect(await calendarOf(story, "power")).toEqual([]);
  });

  test("looking back: what deadlines did, and every line recomputed", async () => {
    expect(await everythingActed(story)).toEqual([
      "2021-05-02 callOut start: start",
      "2022-04-04 second start: start",
      "2023-02-11 mansion document-due: issue-document",
    ]);
    expect(await billNumbers(story)).toHaveLength(39);
    expect(await story.town.verify(null)).toMatchObject({ findings: [] });
    const { hanako } = story;
    const [last = ""] = await billNumbers(story);
    const path = `/api/bills/${last}/verification`;
    const checked = done(await hanako.post(path, {}), ROUTES.billVerification.answer);
    expect(checked).toEqual({ lines: 5, agreed: 5, disagreed: [], totalsAgree: true });
  });
}
