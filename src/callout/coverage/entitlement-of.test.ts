import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import { bareTenure } from "../../rating/examples/example-terms.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { DANGERS, FAMILIES, type Trouble } from "../model.ts";
import { quoteTermsOf } from "../quote/quote-terms-of.ts";
import { blankEntitlement } from "./blank-entitlement.ts";
import { causesOf } from "./causes.ts";
import { coverageOf, coverageServices } from "./coverage-rule.ts";
import { type EntitlementAsk, entitlementOf } from "./entitlement-of.ts";
import { intakeForm } from "./intake-form.ts";
import { rightsOf } from "./rights.ts";
import { troubleTerms } from "./trouble-terms.ts";

const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));
const ON = day("2026-11-29");
const HELD = bareTenure("kaketsuke365", {
  contract: "K-1",
  startedOn: day("2024-10-01"),
  items: [{ item: "standard", from: day("2024-10-01"), until: null }],
});
const TAP: Trouble = { family: "water", trouble: "kitchen-tap", facts: {}, words: "ぽたぽた" };
const CALL: EntitlementAsk = {
  catalogue,
  services: coverageServices(catalogue),
  tenures: [HELD],
  relation: "contractor",
  place: "registered",
  trouble: TAP,
  dangers: { "water-at-wiring": "no" },
  calledAt: "2026-11-28T17:00:00.000Z",
  arrivesAt: null,
  visits: [],
  judged: null,
  cause: null,
};

describe("what the terms say to a tap that leaks at two in the morning", () => {
  test("covered, in full", () => {
    expect(entitlementOf(CALL)).toEqual({
      outcome: "covered",
      service: "kaketsuke365",
      contract: "K-1",
      standing: "running",
      on: ON,
      trouble: TAP,
      response: {
        ja: "止水とパッキン交換などの一次対応をします",
        en: "First response stops the water and mends the tap, such as by a new washer",
      },
      freeMinutes: 60,
      freePartsYen: null,
      visitsLeft: null,
      visitFee: 0,
      fees: [],
      cancelFee: 0,
      overtime: null,
      barred: [],
      night: null,
      before: [],
      skill: "water",
      urgency: "emergency",
      usualMinutes: 45,
      reasons: [
        ["callout.free-visit", "出張費用は無料・回数制限なし"],
        ["callout.free-work", "60分以内の基本作業は無料"],
        ["callout.free-materials", "軽部材は無料"],
        [
          "callout.beyond-at-cost",
          "それを超える作業・特殊作業・部材は実費です（着手前にお見積りとご署名）",
        ],
      ].map(([code, ja]) => {
        return { code, words: { ja, en: expect.any(String) as string }, clauses: ["KK-02"] };
      }),
      terms: ["kaketsuke365/coverage@2016-04-01"],
    });
  });

  test("of two contracts the one that covers it decides, whatever their order", () => {
    const option = bareTenure("kattobi-hikari", {
      contract: "F-1",
      startedOn: day("2024-10-01"),
      options: [
        {
          option: "home-call-out",
          from: day("2024-10-01"),
          until: null,
          together: true,
          again: false,
          quantity: 1,
        },
      ],
    });
    const found = [
      [HELD, option],
      [option, HELD],
    ].map((tenures) => entitlementOf({ ...CALL, tenures }));
    expect(found.map(({ contract }) => contract)).toEqual(["K-1", "K-1"]);
  });

  test("no service, no call-outs", () => {
    const found = entitlementOf({ ...CALL, services: [], tenures: [] });
    expect(found).toMatchObject({ outcome: "refused", reasons: [{ code: "callout.no-contract" }] });
  });
});

const troubles = FAMILIES.flatMap((family) => {
  const services = ["kaketsuke365", "kurashi-anshin", "single-visit", "kattobi-hikari"];
  return services.flatMap((service) =>
    Object.keys(coverageOf(catalogue, service)?.rule.families[family]?.troubles ?? {}).map(
      (trouble) => ({ family, trouble }),
    ),
  );
});
const causes = [...catalogue.services.keys()].flatMap((service) =>
  Object.keys(coverageOf(catalogue, service)?.rule.causes ?? {}),
);
const anyCall = fc.record({
  trouble: fc.constantFrom(...troubles).map((each) => ({ ...each, facts: {}, words: "" })),
  relation: fc.constantFrom("contractor", "family", "tenant", "neighbour", "manager", "other"),
  place: fc.constantFrom("registered", "elsewhere"),
  minute: fc.integer({ min: 0, max: 1439 }),
  cause: fc.option(fc.constantFrom(...causes), { nil: null }),
  isHeld: fc.boolean(),
  judged: fc.option(fc.constant({ words: "業務用" }), { nil: null }),
  danger: fc.option(fc.constantFrom(...DANGERS), { nil: null }),
});

describe("whatever is called in", () => {
  test("danger comes first; each yes and no has its clauses, each price its sum", () => {
    fc.assert(
      fc.property(anyCall, ({ minute, isHeld, danger, ...asked }) => {
        const hour = String((minute - (minute % 60)) / 60).padStart(2, "0");
        const calledAt = `2026-11-28T${hour}:${String(minute % 60).padStart(2, "0")}:00.000Z`;
        const found = entitlementOf({
          ...CALL,
          ...asked,
          calledAt,
          tenures: isHeld ? [HELD] : [],
          dangers: danger === null ? {} : { [danger]: "yes" },
        } as EntitlementAsk);
        expect(found.outcome === "handed-over").toBe(danger !== null);
        expect(found.reasons.length).toBeGreaterThan(0);
        for (const { clauses, words } of found.reasons) {
          expect(clauses.length).toBeGreaterThan(0);
          expect([words.ja, words.en].every((text) => text !== "")).toBe(true);
        }
        expect(found.visitFee).toBe(found.fees.reduce((sum, { yen }) => sum + yen, 0));
        if (found.outcome === "covered") expect([isHeld, found.visitFee]).toEqual([true, 0]);
        if (found.outcome === "priced") expect(found.visitFee).toBeGreaterThan(0);
        if (found.outcome === "refused") expect(found.visitFee).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("a cause that is found never makes a case cheaper than it was", () => {
    const order = ["covered", "priced", "refused"];
    for (const { family, trouble } of troubles) {
      const asked = { ...CALL, trouble: { family, trouble, facts: {}, words: "" } };
      const before = entitlementOf(asked);
      for (const cause of causes) {
        const after = entitlementOf({ ...asked, cause });
        expect(order.indexOf(after.outcome)).toBeGreaterThanOrEqual(order.indexOf(before.outcome));
      }
    }
  });
});

describe("what is asked, and what one has a right to", () => {
  const services = coverageServices(catalogue);

  test("products come before options before single visits; another operator's is not there", () => {
    expect(services).toEqual(["kaketsuke365", "kattobi-hikari", "single-visit"]);
    expect(coverageServices(catalogue, ["kurashi-anshin"])).toEqual([
      "kaketsuke365",
      "kurashi-anshin",
      "kattobi-hikari",
      "single-visit",
    ]);
  });

  test("five families, each with the dangers that it rules out", () => {
    const { dangers, families } = intakeForm(catalogue, { services, on: ON });
    expect(dangers.map(({ danger }) => danger)).toEqual([
      "fire",
      "gas-smell",
      "locked-in-child",
      "sparks",
      "water-at-wiring",
    ]);
    const shown = families.map(({ family, dangers: own, troubles: all }) => [
      family,
      own.join(" "),
      all.filter(({ covered }) => covered).map(({ trouble }) => trouble),
    ]);
    expect(shown).toEqual([
      ["water", "water-at-wiring", ["toilet-clogged", "bath-drain", "kitchen-tap", "other-water"]],
      ["keys", "locked-in-child", ["key-lost", "locked-out", "key-broken"]],
      ["glass", "", ["blown-in", "cracked", "child", "found-broken"]],
      ["electricity", "fire sparks", ["breaker", "bulb"]],
      ["gas", "fire gas-smell", ["stove", "no-hot-water", "water-heater"]],
    ]);
    const door = families[1]?.troubles[0]?.asks[0];
    expect(door).toEqual({
      fact: "door",
      label: { ja: "どこのカギですか", en: "Which door is it?" },
      options: [
        { value: "entrance", label: { ja: "玄関", en: "The entrance" } },
        {
          value: "other",
          label: { ja: "玄関以外（室内・倉庫・車など）", en: "Another one: inside, a shed, a car" },
        },
      ],
    });
  });

  test("causes of a family, those that are covered first", () => {
    const found = causesOf(catalogue, ["kaketsuke365"], { family: "glass" }, ON);
    expect(found.map(({ cause, covered, clauses }) => `${cause} ${covered} ${clauses}`)).toEqual([
      "worn-out true KK-01,KK-05",
      "storm true KK-01,KK-05",
      "accident true KK-01,KK-05",
      "faulty-fitting true KK-01,KK-05",
      "unknown true KK-01,KK-05",
      "construction-defect false KK-03",
      "unsafe-work false KK-03",
      "shared-parts false KK-03",
      "special-glass false KK-03",
    ]);
  });

  test("what one has a right to, while the contract runs", () => {
    const rights = rightsOf(catalogue, [HELD], ON);
    expect(rights?.lines.map(({ clauses }) => clauses.join(" "))).toEqual([
      "KK-02",
      "KK-02",
      "KK-02",
      "KK-02",
      "KK-01",
      "KK-01",
      "KK-01 KK-05",
      "KK-01 KK-06",
      "KK-01 KK-05 KK-06",
      "KK-04",
    ]);
    expect(rightsOf(catalogue, [{ ...HELD, endedOn: ON }], ON)).toBeNull();
  });

  test("a trouble that no service names has no terms", () => {
    const pool: Trouble = { ...TAP, trouble: "pool" };
    expect(troubleTerms(catalogue, services, pool)).toBeNull();
    expect(troubleTerms(catalogue, services, TAP)).toMatchObject({
      skill: "water",
      urgency: "emergency",
      usualMinutes: 45,
    });
  });
});

test("the fee of a visit stands on a quote once a case, however many visits it takes", () => {
  const fee = { code: "call-out", label: { ja: "", en: "" }, yen: 8800, clauses: ["KK-03"] };
  const blank = blankEntitlement(TAP, ON);
  const priced = { ...blank, outcome: "priced", service: "single-visit", fees: [fee] } as const;
  const codes = (feesTaken: readonly string[]) =>
    quoteTermsOf(catalogue, priced, { feesTaken }).fees.map(({ code }) => code);
  expect([codes([]), codes(["parts"]), codes(["call-out"])]).toEqual([
    ["call-out"],
    ["call-out"],
    [],
  ]);
});
