import { describe, expect, test } from "vitest";
import {
  afterwards,
  asking,
  brief,
  CATALOGUE,
  householdOn,
  served,
} from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import { askedOf } from "../household/asked.ts";
import { notesOnReturning } from "../history/lent.ts";
import { priceOfCharge } from "./price-of-charge.ts";

const ONU = { type: "lend-equipment", thing: "onu", serial: "ONU-1" } as const;
const BACK = { type: "return-equipment", serial: "ONU-1" } as const;
const LENT = at("2024-10-05", { type: "equipment-lent", thing: "onu", serial: "ONU-1" });
const fibre = (...later: readonly ReturnType<typeof at>[]) =>
  served("kattobi-hikari", "family-1g", { id: "F", later });

describe("lending", () => {
  test("equipment is lent by its serial number (IT-17)", () => {
    expect(decide(householdOn("2024-10-06", [fibre()]), "F", ONU)).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "equipment-lent",
              thing: "onu",
              serial: "ONU-1",
              on: day("2024-10-06"),
              recordedAt: "2024-10-06T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [],
        effectiveOn: null,
        clauses: ["IT-17"],
      },
    });
  });

  test("what the service does not lend is refused, and what it lends is named", () => {
    const asked = decide(householdOn("2024-10-06", [fibre()]), "F", { ...ONU, thing: "modem" });
    expect(asked).toMatchObject({
      ok: false,
      refusal: {
        code: "contracts.unknown-equipment",
        clauses: ["IT-17"],
        needed: { en: "One of ONU, VDSL unit, router-type unit, wireless card" },
      },
    });
  });

  test("a service that lends nothing says so", () => {
    const power = served("hiho-denki", "standard", { id: "P" });
    expect(decide(householdOn("2024-10-06", [power]), "P", ONU)).toMatchObject({
      refusal: {
        code: "contracts.unknown-equipment",
        needed: { en: "This service lends nothing" },
      },
    });
  });

  test("one serial number is with one contract of the household only", () => {
    const home = served("ecorepo-home", "light", { id: "H" });
    const asked = householdOn("2024-10-06", [fibre(LENT), home]);
    expect(decide(asked, "H", { ...ONU, thing: "light" })).toMatchObject({
      refusal: {
        code: "contracts.equipment-already-lent",
        clauses: ["HM-13", "HM-19"],
        reason: { en: "Serial ONU-1 is lent under contract F" },
      },
    });
  });

  test("nothing is lent before acceptance, nor after the end", () => {
    const { history } = fibre();
    const applied = { id: "F", service: "kattobi-hikari", history: history.slice(0, 1) };
    expect(brief(decide(householdOn("2024-09-19", [applied]), "F", ONU))).toBe(
      "contracts.not-accepted",
    );
    const ended = fibre(at("2025-03-31", { type: "ended", reason: "customer" }));
    expect(brief(decide(householdOn("2025-04-01", [ended]), "F", ONU))).toBe(
      "contracts.already-ended",
    );
  });
});

describe("returning", () => {
  test("what else is still out is said", () => {
    const card = at("2024-10-05", {
      type: "equipment-lent",
      thing: "wireless-card",
      serial: "C-9",
    });
    const asked = decide(householdOn("2025-04-02", [fibre(LENT, card)]), "F", BACK);
    expect(asked).toMatchObject({
      ok: true,
      value: {
        events: [{ event: { type: "equipment-returned", serial: "ONU-1" } }],
        notes: [{ label: { en: "wireless card (serial C-9) is still to be returned" } }],
      },
    });
  });

  test("a mistyped serial number is refused, and what is lent is named", () => {
    const asked = householdOn("2025-04-02", [fibre(LENT)]);
    expect(decide(asked, "F", { ...BACK, serial: "ONU-7" })).toMatchObject({
      refusal: {
        code: "contracts.equipment-not-lent",
        needed: { en: "Lent at present: ONU ONU-1 (2024-10-05)" },
      },
    });
  });

  test("returned, it may be lent again", () => {
    const after = asking(householdOn("2025-04-02", [fibre(LENT)]), "F", BACK);
    expect(brief(decide(after, "F", BACK))).toBe("contracts.equipment-not-lent");
    expect(brief(decide(after, "F", ONU))).toBe("at once");
  });
});

describe("damage", () => {
  const lost = { type: "report-damage", serial: "ONU-1", repairable: false } as const;

  test("lost equipment is charged by the table, in the bill of the month after (IT-17)", () => {
    const household = householdOn("2025-04-10", [fibre(LENT)]);
    const decision = decide(household, "F", lost);
    const recordedAt = "2025-04-10T01:00:00.000Z";
    const on = day("2025-04-10");
    expect(decision).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "equipment-damaged",
              serial: "ONU-1",
              repairable: false,
              on,
              recordedAt,
            },
          },
          {
            contract: "F",
            event: {
              type: "charged",
              code: "damage",
              quantity: 1,
              facts: { equipment: "onu", serial: "ONU-1", inUseFrom: "2024-10-05" },
              on,
              recordedAt,
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "未返却端末損害金（回線終端装置）：14,000円（不課税）",
              en: "ONU not returned or damaged: 14,000 yen (not taxed)",
            },
            clauses: ["IT-17"],
            on: null,
          },
        ],
        effectiveOn: null,
        clauses: ["IT-17"],
      },
    });
    const after = afterwards(household, decision);
    expect(brief(decide(after, "F", lost))).toBe("contracts.equipment-not-lent");
  });

  test("after the end it is charged as not returned", () => {
    const ended = fibre(LENT, at("2025-03-31", { type: "ended", reason: "customer" }));
    expect(decide(householdOn("2025-05-10", [ended]), "F", lost)).toMatchObject({
      value: { events: [{}, { event: { type: "charged", code: "not-returned" } }] },
    });
  });

  test("a gateway's book value falls from the day it was lent: 18 of 72 months (MM-21)", () => {
    const lent = { type: "equipment-lent", thing: "gateway", serial: "G-1" } as const;
    const building = served("ecorepo-mems", "building", {
      id: "B",
      later: [at("2024-10-05", lent)],
    });
    const asked = householdOn("2026-04-10", [building]);
    expect(decide(asked, "B", { ...lost, serial: "G-1" })).toMatchObject({
      // 24,000 × (72 − 18) ÷ 72 = 18,000; 18,000 + 5,000 = 23,000.
      value: { notes: [{ label: { en: "Gateway damaged or lost: 23,000 yen (not taxed)" } }] },
    });
  });

  test("what can be mended costs its repair where the terms say so (HM-19)", () => {
    const lent = { type: "equipment-lent", thing: "light", serial: "L-1" } as const;
    const home = served("ecorepo-home", "light", { id: "H", later: [at("2024-10-05", lent)] });
    const asked = householdOn("2025-02-01", [home]);
    const broken = { type: "report-damage", serial: "L-1", repairable: true } as const;
    expect(brief(decide(asked, "H", broken))).toBe("contracts.repair-cost-missing");
    expect(brief(decide(asked, "H", { ...broken, amount: "0" }))).toBe(
      "contracts.repair-cost-missing",
    );
    const decision = decide(asked, "H", { ...broken, amount: "4000" });
    expect(decision).toMatchObject({
      value: {
        events: [{}, { event: { code: "damage", amount: "4000" } }],
        notes: [{ label: { ja: "エコレポ ホーム ライトの機器 損害金：4,000円（不課税）" } }],
      },
    });
    // Mended, it stays with the customer and may come back.
    const back = { type: "return-equipment", serial: "L-1" } as const;
    expect(brief(decide(afterwards(asked, decision), "H", back))).toBe("at once");
  });

  test("an amount beside a table is refused, not ignored", () => {
    const asked = householdOn("2025-04-10", [fibre(LENT)]);
    expect(brief(decide(asked, "F", { ...lost, amount: "4000" }))).toBe(
      "contracts.amount-by-terms",
    );
  });
});

test("at the end what is lent is a duty to return (IT-17)", () => {
  const asked = askedOf(householdOn("2025-03-10", [fibre(LENT)]), "F");
  if (!asked.ok) throw new Error(asked.refusal.code);
  expect(notesOnReturning(CATALOGUE, asked.value.life)).toEqual([
    {
      label: {
        ja: "お貸ししている回線終端装置（ONU）（製造番号 ONU-1）を返却してください",
        en: "Please return the ONU that is lent (serial ONU-1)",
      },
      clauses: ["IT-17"],
      on: null,
    },
  ]);
});

test("the price of a charge is that of the bill, in its month", () => {
  const asked = askedOf(householdOn("2025-03-10", [fibre()]), "F");
  if (!asked.ok) throw new Error(asked.refusal.code);
  const damage = { code: "damage", on: day("2025-03-10"), quantity: 1 };
  const priced = priceOfCharge(CATALOGUE, asked.value.tenure, {
    ...damage,
    facts: { equipment: "onu" },
  });
  expect(priced).toMatchObject({
    lines: [{ item: "onu", amount: { n: 14000n, d: 1n } }],
    held: [],
  });
  const unknown = priceOfCharge(CATALOGUE, asked.value.tenure, { ...damage, facts: {} });
  expect(unknown).toMatchObject({ lines: [], held: [{ code: "rating.facts-missing" }] });
});
