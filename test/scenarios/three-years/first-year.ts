import { describe, expect, test } from "vitest";
import {
  BUNDLE,
  CALL_OUT,
  CALL_OUT_FEE,
  FAMILY,
  FIBRE,
  HOME,
  LIGHT,
  POWER,
  PREMIUM,
  READING_DAYS,
  standard30,
  standard31,
} from "./agreed.ts";
import {
  act,
  apply,
  calendarOf,
  closeMonth,
  historyOf,
  moneyOf,
  moveTo,
  received,
  refused,
  refusedToApply,
  stepsOf,
  type Story,
  toldOf,
  wouldApply,
} from "./household.ts";

/** 2021-04 to 2022-02: four services begin, HEMS becomes Premium, an add-on is free for now. */
export function firstYear(story: Story): void {
  describe("the first year", () => {
    applying(story);
    beginning(story);
    electricity(story);
    changing(story);
  });
}

function applying(story: Story): void {
  test("each service alone is refused for its own reason; together they may be had", async () => {
    expect(await wouldApply(story, [CALL_OUT])).toEqual([["kaketsuke365/condition/internet"]]);
    expect(await wouldApply(story, [{ ...HOME, facts: {} }])).toEqual([
      ["ecorepo-home/condition/internet", "ecorepo-home/condition/smart-meter"],
    ]);
    expect(await wouldApply(story, [{ ...POWER, channel: "web" }])).toEqual([
      ["hiho-denki/condition/fibre", "hiho-denki/condition/telephone"],
    ]);
    expect(await wouldApply(story, [FIBRE, { ...CALL_OUT, payment: "slip" }])).toMatchObject([
      {},
      ["kaketsuke365/condition/payment"],
    ]);
    expect(await refusedToApply(story, [CALL_OUT])).toEqual(["KK-07", "XX-02"]);
    // Contract fee of the line 3,300; HEMS 3,000 for joining, then 380 × 1.1 = 418.
    expect(await wouldApply(story, [FIBRE, HOME, CALL_OUT])).toMatchObject([
      { monthly: 5720 },
      { monthly: 418 },
      { monthly: 550 },
    ]);
    await apply(story, { fibre: FIBRE, home: HOME, callOut: CALL_OUT });
  });
}

function beginning(story: Story): void {
  test("the desk accepts; receipt of the documents starts the eight days", async () => {
    await moveTo(story, "2021-04-06");
    for (const name of ["fibre", "home", "callOut"]) {
      await act(story, "desk", name, { type: "accept" });
    }
    expect(await received(story, "fibre", "contract-content")).toBe("2021-04-13");
    expect(await received(story, "callOut", "contract")).toBe("2021-04-13");
    expect(await calendarOf(story, "fibre")).toEqual(["2021-04-13 withdraw"]);
  });

  test("work is ordered with its price, agreed to, and done; the services begin", async () => {
    const facts = { visit: "yes", wiring: "new" };
    const install = { type: "order-work", work: "install" } as const;
    // 2021-04-17 is a Saturday.
    const line = await act(story, "desk", "fibre", {
      ...install,
      plannedOn: "2021-04-17",
      facts,
    });
    expect(moneyOf(line).once).toEqual([
      "2021-05 Surcharge for work on weekends, holidays, year's end: 3300",
      "2021-05 Installation: 22000",
    ]);
    const gateway = await act(story, "desk", "home", { ...install, plannedOn: "2021-04-20" });
    expect(moneyOf(gateway).once).toEqual(["2021-04 Joining work: 3000"]);
    await act(story, "hanako", "home", { type: "consent", work: "install", given: true });
    await moveTo(story, "2021-04-17");
    const opened = { type: "complete-work", work: "install", facts } as const;
    expect(moneyOf(await act(story, "desk", "fibre", opened))).toEqual({
      once: ["2021-05 Contract fee: 3300"],
      monthly: 5720,
      from: "2021-05-01",
    });
    await moveTo(story, "2021-04-20");
    const mounted = { type: "complete-work", work: "install" } as const;
    // 380 × 10/30 = 126.67 → 126; 126 × 1.1 = 138.6 → 138.
    expect(moneyOf(await act(story, "desk", "home", mounted))).toEqual({
      once: ["2021-04 Ecorepo Home Light, monthly fee: 138"],
      monthly: 418,
      from: "2021-05-01",
    });
    await moveTo(story, "2021-04-22");
    expect(await received(story, "home", "after-contract")).toBe("2021-04-29");
    await act(story, "desk", "callOut", { type: "notify-start", startsOn: "2021-05-01" });
  });

  test("deadlines are told in time, in the portal and by mail, and act once", async () => {
    await moveTo(story, "2021-05-04");
    expect(await stepsOf(story, "home", "withdraw")).toEqual([
      "2021-04-26 told-3 told",
      "2021-04-29 told-0 told",
    ]);
    expect(await stepsOf(story, "callOut", "start")).toEqual([
      "2021-04-28 told-3 told",
      "2021-05-02 acted start",
    ]);
    const started = (await historyOf(story, "callOut")).filter((said) => said.endsWith("started"));
    expect(started).toEqual(["2021-05-01 started"]);
    const told = await toldOf(story);
    expect(told[0]?.en).toBe("Call-out 365 started on 2021-05-01");
    // The last day to withdraw: of the line, of call-out and of HEMS, three days before and on it.
    const rights = told.filter(({ kind }) => kind === "deadline-withdraw");
    expect(rights).toHaveLength(6);
    const mails = await story.town.mails();
    const subjects = told.map(({ ja }) => `【縁側くらしサービス】${ja}`);
    expect(mails.toSorted()).toEqual(subjects.toSorted());
  });

  test("April: ten days of HEMS and its joining", async () => {
    expect(await closeMonth(story, "2021-04")).toEqual({
      total: 138 + 3_000,
      lines: ["Ecorepo Home Light, monthly fee: 126", "Joining work: 3000", "tax: 12"],
    });
  });
}

function electricity(story: Story): void {
  test("electricity by telephone begins with the first reading after the procedures", async () => {
    await moveTo(story, "2021-05-10");
    await apply(story, { power: POWER }, "desk");
    await act(story, "desk", "power", { type: "accept" });
    expect(await received(story, "power", "contract", "desk")).toBe("2021-05-17");
    await act(story, "desk", "power", { type: "order-work", work: "procedures" });
    await moveTo(story, "2021-05-28");
    const facts = { readingDays: READING_DAYS };
    const procedures = { type: "complete-work", work: "procedures", facts } as const;
    // The later of both began in June: the discount is July's first (IT-06).
    expect(moneyOf(await act(story, "desk", "power", procedures))).toEqual({
      once: [],
      monthly: -110,
      from: "2021-07-01",
    });
    expect(await calendarOf(story, "power")).toEqual(["2021-05-17 withdraw", "2021-06-10 start"]);
  });

  test("May and June: the line, its opening, HEMS and call-out", async () => {
    expect(await closeMonth(story, "2021-05")).toEqual({
      total: 5_720 + 3_300 + 3_300 + 22_000 + 418 + 550,
      lines: [
        FAMILY,
        "Contract fee: 3300",
        "Surcharge for work on weekends, holidays, year's end: 3300",
        "Installation: 22000",
        ...LIGHT,
        CALL_OUT_FEE,
      ],
    });
    expect(await closeMonth(story, "2021-06")).toEqual({
      total: 5_720 + 418 + 550,
      lines: [FAMILY, ...LIGHT, CALL_OUT_FEE],
    });
  });

  test("July and August: the first periods of electricity, and the bundle discount", async () => {
    // Levy 360 × 3.36 = 1,209.60 and 372 × 3.36 = 1,249.92, cut.
    expect(await closeMonth(story, "2021-07")).toEqual({
      total: 14_056 + 1_209 + 5_720 - 110 + 418 + 550,
      lines: [...standard30(1209), FAMILY, BUNDLE, ...LIGHT, CALL_OUT_FEE],
    });
    expect(await closeMonth(story, "2021-08")).toEqual({
      total: 14_550 + 1_249 + 5_720 - 110 + 418 + 550,
      lines: [...standard31(1249), FAMILY, BUNDLE, ...LIGHT, CALL_OUT_FEE],
    });
  });
}

function changing(story: Story): void {
  test("HEMS becomes Premium on 15 September: each fee by its days (HM-11)", async () => {
    await moveTo(story, "2021-09-06");
    const wish = { type: "change-item", item: "premium", from: "2021-09-15" } as const;
    const shown = await act(story, "hanako", "home", wish);
    // 380 × 15/30 × 1.1 = 209 instead of 418; 580 × 15/30 × 1.1 = 319; 3,000 × 1.1 = 3,300.
    const once = [
      "2021-09 Ecorepo Home Light, monthly fee: -209",
      "2021-09 Ecorepo Home Premium, monthly fee: 319",
      "2021-09 Fee for a change of item: 3300",
    ];
    expect(moneyOf(shown)).toEqual({ once, monthly: 220, from: "2021-10-01" });
    await moveTo(story, "2021-09-15");
    await act(story, "desk", "home", { type: "complete-work", work: "item-change" });
    expect(await closeMonth(story, "2021-09")).toEqual({
      total: 14_550 + 1_249 + 5_720 - 110 + (418 - 209 + 319 + 3_300) + 550,
      lines: [
        ...standard31(1249),
        FAMILY,
        BUNDLE,
        "Ecorepo Home Light, monthly fee: 190",
        "Ecorepo Home Premium, monthly fee: 290",
        "Fee for a change of item: 3000",
        "tax: 348",
        CALL_OUT_FEE,
      ],
    });
  });

  test("an add-on is free for six months, and its first fee is foreseen", async () => {
    const add = { type: "add-option", option: "facility-maintenance" } as const;
    expect(moneyOf(await act(story, "hanako", "power", add))).toEqual({
      once: [],
      monthly: 4378,
      from: "2022-05-01",
    });
    expect(await calendarOf(story, "power")).toEqual(["2022-05-01 fee-begins"]);
  });

  test("October to February: nothing for the add-on; cheap power in January", async () => {
    const steady = [FAMILY, BUNDLE, ...PREMIUM, CALL_OUT_FEE];
    const fees = 5_720 - 110 + 638 + 550;
    const of30 = { total: 14_056 + 1_209 + fees, lines: [...standard30(1209), ...steady] };
    const of31 = { total: 14_550 + 1_249 + fees, lines: [...standard31(1249), ...steady] };
    expect(await closeMonth(story, "2021-10")).toEqual(of30);
    expect(await closeMonth(story, "2021-11")).toEqual(of31);
    expect(await closeMonth(story, "2021-12")).toEqual(of30);
    // 5.00 × 1.2 × 1.1 = 6.60; (10.06 − 6.60) × 372 × 50 % = 643.56 → 644 given back (HH-14).
    expect(await closeMonth(story, "2022-01")).toEqual({
      total: of31.total - 644,
      lines: [...standard31(1249, "Procurement adjustment (refund): -644"), ...steady],
    });
    expect(await closeMonth(story, "2022-02")).toEqual(of31);
  });

  test("a fibre line cannot be paused (IT-12)", async () => {
    expect(await refused(story, "hanako", "fibre", { type: "pause", from: "2022-04-01" })).toEqual({
      code: "contracts.pause-not-for-item",
      clauses: ["IT-12"],
    });
  });
}
