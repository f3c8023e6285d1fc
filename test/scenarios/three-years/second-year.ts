import { describe, expect, test } from "vitest";
import {
  BUNDLE,
  CALL_OUT,
  CALL_OUT_FEE,
  FAMILY,
  levy,
  MAINTENANCE,
  MANSION,
  MANSION_FEE,
  otherSeasons,
  power6kw,
  PREMIUM,
  rounding,
  standard30,
  standard31,
  summer,
} from "./agreed.ts";
import {
  act,
  apply,
  calendarOf,
  closeMonth,
  followsOf,
  historyOf,
  moneyOf,
  moveTo,
  received,
  refused,
  sleepUntil,
  stepsOf,
  type Story,
  toldOf,
  wouldApply,
} from "./household.ts";

/** 2022-03 to 2023-02: the family moves, the old house becomes a workshop with a kiln. */
export function secondYear(story: Story): void {
  describe("the second year", () => {
    leavingTheHouse(story);
    aNewLine(story);
    withdrawing(story);
    aKiln(story);
    anotherProvider(story);
    backAgain(story);
  });
}

function leavingTheHouse(story: Story): void {
  test("the line ends with the month of its removal, and what needs it with it", async () => {
    const leaving = { type: "move", wishedOn: "2022-03-12", removalOn: "2022-03-12" } as const;
    const shown = await act(story, "hanako", "fibre", leaving);
    expect(shown.effectiveOn).toBe("2022-03-31");
    expect(followsOf(shown)).toEqual(["2022-03-31 ecorepo-home", "2022-03-31 kaketsuke365"]);
    // From April neither 5,720 − 110 nor 638 nor 550.
    expect(moneyOf(shown)).toEqual({
      once: ["2022-03 Removal work: 2000"],
      monthly: -5_720 + 110 - 638 - 550,
      from: "2022-04-01",
    });
    await moveTo(story, "2022-03-12");
    await act(story, "desk", "fibre", { type: "complete-work", work: "removal" });
    const { status } = await story.hanako.post("/api/person", {
      phone: "03-1234-5678",
      email: "hanako@example.jp",
      postalCode: "158-0094",
      street: "東京都世田谷区玉川1-2-3",
      building: "たまがわハイツ",
      room: "203",
    });
    expect(status).toBe(200);
  });
}

function aNewLine(story: Story): void {
  test("a line at the new home lets HEMS and call-out go on", async () => {
    await moveTo(story, "2022-03-20");
    // HEMS 638 and call-out 550 go on instead of ending, from April; the line, if opened by
    // 1 April, costs 3,300 in that month and 4,180 − 110 from May.
    expect(await wouldApply(story, [MANSION, CALL_OUT])).toEqual([
      { once: 3_300 + 638 + 550, monthly: 4_180 - 110 + 638 + 550 },
      { once: 0, monthly: 550 },
    ]);
    await apply(story, { mansion: MANSION, second: CALL_OUT });
    await act(story, "desk", "mansion", { type: "accept" });
    await act(story, "desk", "second", { type: "accept" });
    const facts = { visit: "yes", wiring: "existing" };
    const order = { type: "order-work", work: "install", plannedOn: "2022-03-28", facts } as const;
    // A Monday: no surcharge.
    expect(moneyOf(await act(story, "desk", "mansion", order)).once).toEqual([
      "2022-04 Installation: 11660",
    ]);
    await moveTo(story, "2022-03-28");
    const done = { type: "complete-work", work: "install", facts } as const;
    expect(moneyOf(await act(story, "desk", "mansion", done))).toEqual({
      once: ["2022-04 Contract fee: 3300"],
      monthly: 4_180 - 110,
      from: "2022-04-01",
    });
    const starts = { type: "notify-start", startsOn: "2022-04-03" } as const;
    await act(story, "desk", "second", starts);
  });

  test("a week without the machine loses no day: each step is taken once", async () => {
    await moveTo(story, "2022-03-31");
    await sleepUntil(story, "2022-04-07");
    expect((await historyOf(story, "second")).at(-1)).toBe("2022-04-03 started");
    const acted = ["2022-03-31 told-3 told", "2022-04-04 acted start"];
    expect(await stepsOf(story, "second", "start")).toEqual(acted);
    await sleepUntil(story, "2022-04-07");
    expect(await stepsOf(story, "second", "start")).toEqual(acted);
    const started = "Call-out 365 started on 2022-04-03";
    const titles = (await toldOf(story)).map(({ en }) => en);
    expect(titles.filter((title) => title === started)).toEqual([started]);
    // What was to be told while it was off is told late, where it still helps: 24 days before May.
    expect(await stepsOf(story, "power", "fee-begins")).toEqual(["2022-04-01 told-30 told"]);
    expect(await historyOf(story, "fibre")).toContain("2022-03-31 ended");
    expect(await historyOf(story, "home")).not.toContain("2022-04-01 ended");
  });

  test("March: a period of 28 days", async () => {
    // 336 kWh: 3,576.00 + 6,552.00 + 36 × 40.49 = 11,585.64; 336 × 0.70 = 235.20; with the base
    // 13,067.84; levy 336 × 3.36 = 1,128.96.
    expect(await closeMonth(story, "2022-03")).toEqual({
      total: 13_067 + 1_128 + 5_720 - 110 + 638 + 550,
      lines: [
        "Base charge: 1247",
        "Energy charge: 11585.64",
        "Fuel cost adjustment: 235.20",
        levy(1128),
        rounding("-0.84"),
        FAMILY,
        BUNDLE,
        ...PREMIUM,
        CALL_OUT_FEE,
      ],
    });
  });
}

function withdrawing(story: Story): void {
  test("a letter sent on the eighth day counts though it arrives a month later", async () => {
    await moveTo(story, "2022-04-08");
    expect(await received(story, "second", "contract")).toBe("2022-04-15");
    expect(await calendarOf(story, "second")).toEqual(["2022-04-03 start", "2022-04-15 withdraw"]);
    // The second call-out is billed for April before the letter is there.
    expect(await closeMonth(story, "2022-04")).toEqual({
      total: 14_550 + 1_249 + 4_180 - 110 + 3_300 + 11_660 + 638 + 550 + 550,
      lines: [
        ...standard31(1249),
        MANSION_FEE,
        BUNDLE,
        "Contract fee: 3300",
        "Installation: 11660",
        ...PREMIUM,
        CALL_OUT_FEE,
        CALL_OUT_FEE,
      ],
    });
    await moveTo(story, "2022-05-12");
    const letter = { type: "withdraw", how: "letter" } as const;
    expect(await refused(story, "desk", "second", { ...letter, sentOn: "2022-04-16" })).toEqual({
      code: "contracts.withdrawal-too-late",
      clauses: ["KK-11"],
    });
    const shown = await act(story, "desk", "second", { ...letter, sentOn: "2022-04-15" });
    expect(moneyOf(shown)).toEqual({
      once: ["2022-05 Call-out 365, monthly fee (correction of 2022-04): -550"],
      monthly: -550,
      from: "2022-05-01",
    });
  });

  test("May: everything is given back, and the add-on costs from now on", async () => {
    expect(await stepsOf(story, "power", "fee-begins")).toEqual([
      "2022-04-01 told-30 told",
      "2022-04-24 told-7 told",
    ]);
    // Levy 360 × 3.45 = 1,242.00.
    expect(await closeMonth(story, "2022-05")).toEqual({
      total: 14_056 + 1_242 + 4_378 + 4_180 - 110 + 638 + 550 - 550,
      lines: [
        ...standard30(1242),
        MAINTENANCE,
        MANSION_FEE,
        BUNDLE,
        ...PREMIUM,
        CALL_OUT_FEE,
        "Call-out 365, monthly fee: -550 (corrects 2022-04)",
      ],
    });
  });
}

function aKiln(story: Story): void {
  test("electricity becomes three-phase power; the term goes on (HH-04)", async () => {
    await moveTo(story, "2022-06-10");
    const kiln = { type: "change-item", item: "power", from: "2022-06-10" } as const;
    expect(await refused(story, "hanako", "power", kiln)).toEqual({
      code: "contracts.capacity-not-known",
      clauses: ["HH-11"],
    });
    const shown = await act(story, "desk", "power", { ...kiln, facts: { kw: "6" } });
    expect(shown.notes.map(({ label }) => label.en)).toContain(
      "The term still counts from the first start",
    );
  });

  test("June to August: the old plan, then the new one by season", async () => {
    const steady = [MAINTENANCE, MANSION_FEE, BUNDLE, ...PREMIUM, CALL_OUT_FEE];
    const fees = 4_378 + 4_180 - 110 + 638 + 550;
    // Levy 372 × 3.45 = 1,283.40.
    expect(await closeMonth(story, "2022-06")).toEqual({
      total: 14_550 + 1_283 + fees,
      lines: [...standard31(1283), ...steady],
    });
    // 9 days of July, 108 × 27.14 = 2,931.12; 21 of June, 252 × 25.57 = 6,443.64;
    // 6,935.04 + 2,931.12 + 6,443.64 + 252.00 = 16,561.80.
    const july = [summer("2931.12"), otherSeasons("6443.64")];
    expect(await closeMonth(story, "2022-07")).toEqual({
      total: 16_561 + 1_242 + fees,
      lines: [...power6kw(july, "252", [levy(1242), rounding("-0.80")]), ...steady],
    });
    const dropped = { type: "drop-option", option: "facility-maintenance" } as const;
    expect(
      moneyOf(await act(story, "hanako", "power", { ...dropped, wishedOn: "2022-08-31" })),
    ).toEqual({ once: [], monthly: -4378, from: "2022-09-01" });
    // 372 × 27.14 = 10,096.08; 6,935.04 + 10,096.08 + 260.40 = 17,291.52.
    const august = power6kw([summer("10096.08")], "260.40", [levy(1283), rounding("-0.52")]);
    expect(await closeMonth(story, "2022-08")).toEqual({
      total: 17_291 + 1_283 + fees,
      lines: [...august, ...steady],
    });
  });
}

function anotherProvider(story: Story): void {
  test("another company takes the line over: 5,500, and the end of the month (IT-04)", async () => {
    await moveTo(story, "2022-09-06");
    const number = { type: "issue-number", number: "provider-change-out", value: "J001" } as const;
    await act(story, "desk", "mansion", number);
    expect(await calendarOf(story, "mansion")).toContain("2022-09-20 approval-number");
    await moveTo(story, "2022-09-12");
    const out = { type: "provider-change-out", value: "J001" } as const;
    const shown = await act(story, "desk", "mansion", out);
    expect(shown.effectiveOn).toBe("2022-09-30");
    expect(followsOf(shown)).toEqual(["2022-09-30 ecorepo-home", "2022-09-30 kaketsuke365"]);
    // HEMS equipment would be taken away by the end of the month; nobody orders that here.
    expect(moneyOf(shown)).toEqual({
      once: ["2022-09 Removal work: 2000", "2022-10 Provider change, out: 5500"],
      monthly: -4_180 + 110 - 638 - 550,
      from: "2022-10-01",
    });
  });

  test("September and October: the last month of the line, the fee for the change", async () => {
    expect(await closeMonth(story, "2022-09")).toEqual({
      total: 17_291 + 1_283 + 4_180 - 110 + 638 + 550,
      lines: [
        ...power6kw([summer("10096.08")], "260.40", [levy(1283), rounding("-0.52")]),
        MANSION_FEE,
        BUNDLE,
        ...PREMIUM,
        CALL_OUT_FEE,
      ],
    });
    await moveTo(story, "2022-10-10");
    const undone = { type: "issue-number", number: "provider-change-undone" } as const;
    await act(story, "desk", "mansion", { ...undone, value: "K001" });
    await moveTo(story, "2022-10-25");
    const late = { type: "undo-provider-change", value: "K001" } as const;
    expect(await refused(story, "hanako", "mansion", late)).toEqual({
      code: "contracts.number-expired",
      clauses: ["IT-25"],
    });
    // 21 days of September, 252 × 27.14 = 6,839.28; 9 of October, 108 × 25.57 = 2,761.56;
    // 6,935.04 + 6,839.28 + 2,761.56 + 252.00 = 16,787.88.
    const october = [summer("6839.28"), otherSeasons("2761.56")];
    expect(await closeMonth(story, "2022-10")).toEqual({
      total: 16_787 + 1_242 + 5_500,
      lines: [
        ...power6kw(october, "252", [levy(1242), rounding("-0.88")]),
        "Provider change, out: 5500",
      ],
    });
  });

  test("the change is undone within the number's fifteen days, as if it had not been", async () => {
    const undone = { type: "issue-number", number: "provider-change-undone" } as const;
    await act(story, "desk", "mansion", { ...undone, value: "K002" });
    await moveTo(story, "2022-11-10");
    const back = { type: "undo-provider-change", value: "K002" } as const;
    const shown = await act(story, "hanako", "mansion", back);
    expect(moneyOf(shown)).toEqual({
      once: [
        "2022-11 Kattobi Hikari Mansion 1G, monthly fee: 4180",
        "2022-11 Electricity bundle discount: -110",
        "2022-11 Provider change, out (correction of 2022-10): -5500",
        "2022-11 Ecorepo Home Premium, monthly fee: 638",
        "2022-11 Call-out 365, monthly fee: 550",
      ],
      monthly: 4_180 - 110 + 638 + 550,
      from: "2022-11-01",
    });
    expect(shown.corrections.every(({ month }) => month === "2022-10-01")).toBe(true);
    // 372 × 25.57 = 9,512.04; 6,935.04 + 9,512.04 + 260.40 = 16,707.48.
    expect(await closeMonth(story, "2022-11")).toEqual({
      total: 16_707 + 1_283 + (4_180 - 110 - 5_500 + 638 + 550) + 4_180 - 110 + 638 + 550,
      lines: [
        ...power6kw([otherSeasons("9512.04")], "260.40", [levy(1283), rounding("-0.48")]),
        `${MANSION_FEE} (corrects 2022-10)`,
        `${BUNDLE} (corrects 2022-10)`,
        MANSION_FEE,
        BUNDLE,
        "Provider change, out: -5500 (corrects 2022-10)",
        "Ecorepo Home Premium, monthly fee: 580 (corrects 2022-10)",
        "Ecorepo Home Premium, monthly fee: 580",
        "tax: 116",
        `${CALL_OUT_FEE} (corrects 2022-10)`,
        CALL_OUT_FEE,
      ],
    });
  });
}

function backAgain(story: Story): void {
  test("the add-on taken up again has no free months (HH-17); dear power in January", async () => {
    await moveTo(story, "2022-12-10");
    const add = { type: "add-option", option: "facility-maintenance" } as const;
    expect(moneyOf(await act(story, "hanako", "power", add))).toEqual({
      once: [],
      monthly: 4378,
      from: "2023-01-01",
    });
    const steady = [MANSION_FEE, BUNDLE, ...PREMIUM, CALL_OUT_FEE];
    const fees = 4_180 - 110 + 638 + 550;
    // 360 × 25.57 = 9,205.20; 6,935.04 + 9,205.20 + 252.00 = 16,392.24.
    const december = power6kw([otherSeasons("9205.20")], "252", [levy(1242), rounding("-0.24")]);
    expect(await closeMonth(story, "2022-12")).toEqual({
      total: 16_392 + 1_242 + fees,
      lines: [...december, ...steady],
    });
    // 15.00 × 1.2 × 1.1 = 19.80; (19.80 − 16.01) × 372 × 50 % = 704.94 → 705.
    const dear = ["Procurement adjustment: 705", levy(1283), rounding("-0.48")];
    expect(await closeMonth(story, "2023-01")).toEqual({
      total: 16_707 + 705 + 1_283 + 4_378 + fees,
      lines: [...power6kw([otherSeasons("9512.04")], "260.40", dear), MAINTENANCE, ...steady],
    });
  });
}
