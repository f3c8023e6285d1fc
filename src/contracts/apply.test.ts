import { describe, expect, test } from "vitest";
import { householdOn, served } from "../../test/support/asked-household.ts";
import {
  application,
  applied,
  refusalOf,
  eventTypes,
} from "../../test/support/applied-household.ts";
import { at, contractOf } from "../../test/support/contract-history.ts";
import { day } from "../kernel/day.ts";
import { applicationFor, applyFor } from "./apply.ts";
import type { Household } from "./decision.ts";

const FIBRE = application("fibre", { service: "kattobi-hikari", item: "family-1g" });
const CALLOUT = application("callout", { service: "kaketsuke365", item: "standard" });
const POWER = application("power", {
  service: "hiho-denki",
  item: "standard",
  channel: "telephone",
});
const premium = (facts: Readonly<Record<string, string>> = {}) =>
  application("home", { service: "ecorepo-home", item: "premium", facts });
const LIGHT = application("home", { service: "ecorepo-home", item: "light" });
const EMPTY = householdOn("2025-03-10", []);
const LINE = householdOn("2025-03-10", [served("kattobi-hikari", "family-1g")]);
const person = (more: Partial<Household["person"]>): Partial<Household> => ({
  person: { ...EMPTY.person, ...more },
});

const failing = (of: Household, ...asked: Parameters<typeof applyFor>[1]) =>
  refusalOf(applyFor(of, asked)).failed.map(({ code }) => code);

const living = (place: string | null) => householdOn("2025-03-10", [], person({ place }));

const debit = (channel: string) =>
  application("callout", {
    service: "kaketsuke365",
    item: "standard",
    channel,
    payment: "direct-debit",
  });

const code = (given: Parameters<typeof application>[1]) =>
  refusalOf(applyFor(EMPTY, [application("x", given)])).code;

const raw = (issuedOn: string, number?: string) => {
  const { contract, application: asked } = FIBRE;
  const approval = { number: number ?? "transfer-in", value: "T-1", issuedOn: day(issuedOn) };
  return { contract, application: { ...asked, approval } };
};

const residentUnder = (building?: string) =>
  application("mems", {
    service: "ecorepo-mems",
    item: "resident",
    facts: { buildingContract: "active" },
    ...(building === undefined ? {} : { building }),
  });

describe("applying", () => {
  test("records the application with all that its form said", () => {
    const web = application("fibre", {
      service: "kattobi-hikari",
      item: "family-1g",
      options: ["norton"],
      documents: "paper",
      facts: { mailName: "taro_8" },
    });
    const decision = applyFor(EMPTY, [web]);
    expect(decision).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "fibre",
            event: {
              type: "applied",
              item: "family-1g",
              options: ["norton"],
              channel: "web",
              customer: "consumer",
              facts: { mailName: "taro_8" },
              documents: "paper",
              payment: "card",
              on: day("2025-03-10"),
              recordedAt: "2025-03-10T01:00:00.000Z",
            },
          },
        ],
        opens: [{ contract: "fibre", service: "kattobi-hikari" }],
        follows: [],
        notes: [
          {
            label: {
              ja: "承諾ののち、工事・手続きが済んだ日からご利用になれます",
              en: "Once accepted, service runs from the day the work is done",
            },
            clauses: ["IT-08"],
            on: null,
          },
        ],
        effectiveOn: null,
        clauses: ["IT-01", "IT-19", "IT-28"],
      },
    });
  });

  test("call-out without a line is refused, with what would help (KK-07)", () => {
    const refusal = refusalOf(applyFor(EMPTY, [CALLOUT]));
    expect(refusal).toMatchObject({
      code: "contracts.conditions-not-met",
      clauses: ["KK-07", "XX-02"],
      reason: {
        ja: "次の条件を満たしていません：当社のインターネット接続サービスをご契約中であること",
        en: "These conditions are not met: An active internet contract with the operator",
      },
      needed: {
        ja: "「かっとび光」をご契約のうえ、または同時にお申し込みください",
        en: "Hold Kattobi Hikari fibre internet, or apply for it together",
      },
      days: {},
    });
    expect(refusal.failed.map(({ code, clauses }) => [code, ...clauses])).toEqual([
      ["kaketsuke365/condition/internet", "KK-07", "XX-02"],
    ]);
  });

  test("what nobody applies for is not sold, though contracts of it there are", () => {
    const others = ["kurashi-anshin", "single-visit"].map((service) => {
      const item = service === "single-visit" ? "visit" : "standard";
      return code({ service, item });
    });
    expect(others).toEqual(["contracts.unknown-service", "contracts.unknown-service"]);
  });

  test("together with the line, beside it, or while it waits, call-out is taken (XX-02)", () => {
    expect(eventTypes(applyFor(EMPTY, [CALLOUT, FIBRE]))).toEqual([
      "callout applied",
      "fibre applied",
    ]);
    expect(applyFor(LINE, [CALLOUT]).ok).toBe(true);
    expect(applyFor(applied(EMPTY, [FIBRE]), [CALLOUT]).ok).toBe(true);
  });

  test("one that fails refuses all of a request", () => {
    const chiba = householdOn("2025-03-10", [], person({ place: "chiba" }));
    expect(failing(chiba, CALLOUT, FIBRE)).toEqual(["kattobi-hikari/condition/area-1g"]);
  });

  test("1G only in Tokyo and Kanagawa (IT-01)", () => {
    expect(applyFor(living("tokyo"), [FIBRE]).ok).toBe(true);
    expect(applyFor(living("kanagawa"), [FIBRE]).ok).toBe(true);
    expect(failing(living("saitama"), FIBRE)).toEqual(["kattobi-hikari/condition/area-1g"]);
    expect(failing(living(null), FIBRE)).toEqual(["kattobi-hikari/condition/area-1g"]);
  });

  test("call-out on the web is paid by card, by telephone otherwise too (KK-08)", () => {
    expect(failing(LINE, debit("web"))).toEqual(["kaketsuke365/condition/payment"]);
    expect(applyFor(LINE, [debit("telephone")]).ok).toBe(true);
  });

  test("one contract of home energy a household, pending or running (HM-01)", () => {
    expect(applyFor(LINE, [premium()]).ok).toBe(true);
    const waits = applied(LINE, [premium()]);
    expect(failing(waits, application("second", premium().application))).toEqual([
      "ecorepo-home/condition/one-per-household",
      "ecorepo-home/condition/no-mems",
    ]);
  });

  test("Light needs a smart meter, asked for first (HM-02, HH-23)", () => {
    const refusal = refusalOf(applyFor(LINE, [LIGHT]));
    expect(refusal.clauses).toEqual(["HM-02", "HH-23"]);
    expect(refusal.needed).toEqual({
      ja: "先にスマートメーターへの取替え（原則無料）をお申し込みください",
      en: "First ask for a smart meter, which is free of charge",
    });
    const known = householdOn("2025-03-10", LINE.contracts, person({ facts: { meter: "smart" } }));
    expect(applyFor(known, [LIGHT]).ok).toBe(true);
    const replaced = served("hiho-denki", "standard", {
      later: [at("2025-02-01", { type: "work-done", work: "smart-meter", facts: {} })],
    });
    expect(applyFor(householdOn("2025-03-10", [...LINE.contracts, replaced]), [LIGHT]).ok).toBe(
      true,
    );
  });

  test("power is applied for by telephone, with the line (HH-01)", () => {
    expect(applyFor(LINE, [POWER]).ok).toBe(true);
    expect(failing(EMPTY, POWER)).toEqual(["hiho-denki/condition/fibre"]);
    expect(applyFor(EMPTY, [POWER, FIBRE]).ok).toBe(true);
    const web = application("power", { ...POWER.application, channel: "web" });
    expect(failing(LINE, web)).toEqual(["hiho-denki/condition/telephone"]);
  });

  test("a company, not a consumer, diagnoses its customers' homes (EN-09)", () => {
    const diagnosis = application("d", { service: "enegaeru", item: "solar-battery" });
    expect(failing(EMPTY, diagnosis)).toEqual(["enegaeru/condition/contractor"]);
    const company = person({ customer: "business", bornOn: null });
    expect(applyFor(householdOn("2025-03-10", [], company), [diagnosis]).ok).toBe(true);
    const bad = person({
      customer: "business",
      bornOn: null,
      facts: { competitor: "yes", badPaymentHistory: "yes" },
    });
    expect(failing(householdOn("2025-03-10", [], bad), diagnosis)).toEqual([
      "enegaeru/condition/payment-history",
      "enegaeru/condition/competitor",
    ]);
  });

  test("a minor brings a guardian's consent until the 18th birthday (IT-28)", () => {
    const born = person({ bornOn: day("2007-03-11") });
    expect(failing(householdOn("2025-03-10", [], born), FIBRE)).toEqual([
      "kattobi-hikari/condition/guardian",
    ]);
    expect(applyFor(householdOn("2025-03-11", [], born), [FIBRE]).ok).toBe(true);
    const agreed = application("fibre", {
      ...FIBRE.application,
      facts: { guardianConsent: "yes" },
    });
    expect(applyFor(householdOn("2025-03-10", [], born), [agreed]).ok).toBe(true);
    const unknown = householdOn("2025-03-10", [], person({ bornOn: null }));
    expect(failing(unknown, FIBRE)).toEqual(["kattobi-hikari/condition/guardian"]);
    const told = application("fibre", { ...FIBRE.application, facts: { bornOn: "1990-01-01" } });
    expect(applyFor(unknown, [told]).ok).toBe(true);
  });

  test("what the desk knows goes before the form: debts, missing papers (IT-19)", () => {
    const facts = { debts: "yes", identityPapers: "missing" };
    const known = householdOn("2025-03-10", [], person({ facts }));
    const denied = application("fibre", { ...FIBRE.application, facts: { debts: "no" } });
    expect(failing(known, denied)).toEqual([
      "kattobi-hikari/condition/debts",
      "kattobi-hikari/condition/identity-papers",
    ]);
  });

  test("a resident joins under the building's contract, not on his own word (MM-01)", () => {
    const building = served("ecorepo-mems", "building", { id: "building" });
    const tied = householdOn("2025-03-10", [], { tied: [building] });
    expect(applyFor(tied, [residentUnder("building")]).ok).toBe(true);
    expect(failing(tied, residentUnder())).toEqual(["ecorepo-mems/condition/building"]);
    expect(failing(tied, residentUnder("other"))).toEqual(["ecorepo-mems/condition/building"]);
    const ended = contractOf(
      [...building.history, at("2025-03-09", { type: "ended", reason: "customer" })],
      "ecorepo-mems",
      "building",
    );
    const after = householdOn("2025-03-10", [], { tied: [ended] });
    expect(failing(after, residentUnder("building"))).toEqual(["ecorepo-mems/condition/building"]);
    // On its last day the building's contract still carries it.
    const lastDay = householdOn("2025-03-09", [], { tied: [ended] });
    expect(applyFor(lastDay, [residentUnder("building")]).ok).toBe(true);
  });

  test("the home service and the building's exclude each other either way (XX-02)", () => {
    const building = served("ecorepo-mems", "building", { id: "building" });
    const mems = served("ecorepo-mems", "resident", { building: "building" });
    const home = served("ecorepo-home", "premium");
    const resident = application("mems", {
      service: "ecorepo-mems",
      item: "resident",
      building: "building",
    });
    const under = householdOn("2025-03-10", [...LINE.contracts, mems], { tied: [building] });
    expect(failing(under, premium())).toEqual(["ecorepo-home/condition/no-mems"]);
    const held = householdOn("2025-03-10", [...LINE.contracts, home], { tied: [building] });
    expect(failing(held, resident)).toEqual(["ecorepo-mems/condition/no-home"]);
    expect(refusalOf(applyFor(held, [resident])).needed).toEqual({
      ja: "「エコレポ ホーム」のご契約を先に終了してください",
      en: "First end Ecorepo Home",
    });
    const neither = householdOn("2025-03-10", LINE.contracts, { tied: [building] });
    expect(failing(neither, premium(), resident)).toEqual(["ecorepo-home/condition/no-mems"]);
  });
});

describe("what is not sold, or not so", () => {
  test("services, items and options that nobody sells", () => {
    expect(code({ service: "gas", item: "x" })).toBe("contracts.unknown-service");
    expect(code({ service: "market", item: "x" })).toBe("contracts.unknown-service");
    expect(code({ service: "kattobi-hikari", item: "x" })).toBe("contracts.unknown-item");
    const option = { service: "kattobi-hikari", item: "family-1g", options: ["x"] };
    expect(code(option)).toBe("contracts.unknown-option");
  });

  test("an option twice, unless several can be held", () => {
    const fibre = { service: "kattobi-hikari", item: "family-1g" };
    const twice = (option: string) => ({ ...fibre, options: [option, option] });
    expect(code(twice("norton"))).toBe("contracts.option-only-once");
    expect(() => code(twice("extra-mail"))).toThrow("it was decided");
  });

  test("an option that is closed to new customers, or not sold beside the item", () => {
    const service = "kattobi-hikari";
    expect(code({ service, item: "family-1g", options: ["homepage-url"] })).toBe(CLOSED);
    expect(code({ service, item: "mansion-100m-lan", options: ["wireless-router"] })).toBe(
      "contracts.option-not-with-item",
    );
  });

  test("a mail name of two characters (IT-27)", () => {
    const facts = { mailName: "ab" };
    const asked = application("x", { service: "kattobi-hikari", item: "family-1g", facts });
    expect(refusalOf(applyFor(EMPTY, [asked]))).toEqual({
      code: "contracts.answers-wrong",
      clauses: ["IT-27"],
      reason: { ja: "メール名：2文字です。", en: "Mail name: It has 2 characters." },
      needed: {
        ja: "メール名：半角の英小文字・数字・「-」「_」で3〜20文字（記号は先頭と末尾に使えません）",
        en: 'Mail name: 3 to 20 of a–z, 0–9, "-" and "_", the marks at neither end',
      },
      days: {},
      failed: [],
    });
  });
});

const CLOSED = "contracts.closed-to-new";

describe("switching from another company (IT-04)", () => {
  test("the number lives 15 days, its day of issue being the first", () => {
    expect(eventTypes(applicationFor(EMPTY, raw("2025-02-24"), []))).toEqual([
      "fibre applied",
      "fibre number-issued",
    ]);
    expect(refusalOf(applicationFor(EMPTY, raw("2025-02-23"), []))).toEqual({
      code: "contracts.number-expired",
      clauses: ["IT-04"],
      reason: {
        ja: "承諾番号T-1の有効期限（2025年3月9日）が過ぎています",
        en: "The approval number T-1 was good through 2025-03-09",
      },
      needed: { ja: "新しい承諾番号をお取りください", en: "Ask for a new number" },
      days: { lastDay: day("2025-03-09") },
      failed: [],
    });
  });

  test("a number of tomorrow, or of a kind that nobody knows", () => {
    expect(refusalOf(applicationFor(EMPTY, raw("2025-03-11"), [])).code).toBe(
      "contracts.number-not-yet-issued",
    );
    expect(refusalOf(applicationFor(EMPTY, raw("2025-03-01", "x"), [])).code).toBe(
      "contracts.no-such-number",
    );
    const callout = { ...CALLOUT.application, approval: raw("2025-03-01").application.approval };
    expect(
      refusalOf(applicationFor(LINE, { contract: "callout", application: callout }, [])).code,
    ).toBe("contracts.no-such-number");
  });
});
