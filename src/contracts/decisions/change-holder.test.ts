import { describe, expect, test } from "vitest";
import { asking, brief, householdOn, served } from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day, formatDay } from "../../kernel/day.ts";
import type { ActionOf } from "../action-schema.ts";
import { decide } from "../decide.ts";

type Ask = ActionOf<"change-holder">;

function change(how: Ask["how"], more: Partial<Ask> = {}): Ask {
  return {
    type: "change-holder",
    how,
    name: "鈴木 次郎",
    kana: "スズキ ジロウ",
    wishedOn: null,
    representative: false,
    takesDebts: false,
    papers: [],
    ...more,
  };
}

const fibre = served("kattobi-hikari", "family-1g", { id: "F" });
const home = served("ecorepo-home", "light", { id: "H" });
const ASSIGNED = { papers: ["notice-form", "consent-of-holder"], takesDebts: true };

const onFibre = (date: string, ask: Ask) => decide(householdOn(date, [fibre]), "F", ask);

describe("fibre (IT-21)", () => {
  test("ten days before the day wished is in time; the new holder takes what is unpaid", () => {
    const wishedOn = day("2025-03-20");
    expect(onFibre("2025-03-10", change("assignment", { ...ASSIGNED, wishedOn }))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "F",
            event: {
              type: "holder-changed",
              how: "assignment",
              name: "鈴木 次郎",
              kana: "スズキ ジロウ",
              representative: false,
              takesDebts: true,
              papers: ASSIGNED.papers,
              on: wishedOn,
              recordedAt: "2025-03-10T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "これまでの未払いの料金は、新しい名義の方が引き継ぎます",
              en: "The new holder takes over what is unpaid so far",
            },
            clauses: ["IT-21"],
            on: null,
          },
        ],
        effectiveOn: wishedOn,
        clauses: ["IT-21"],
      },
    });
  });

  test("a day too late, it counts ten days after it was told, and says so", () => {
    const wishedOn = day("2025-03-20");
    const decision = onFibre("2025-03-11", change("assignment", { ...ASSIGNED, wishedOn }));
    expect(decision).toMatchObject({
      value: { effectiveOn: day("2025-03-21"), notes: [{}, { on: day("2025-03-21") }] },
    });
  });

  test("no day wished: the earliest", () => {
    expect(brief(onFibre("2025-03-10", change("assignment", ASSIGNED)))).toBe("2025-03-20");
  });

  test("without taking the unpaid amounts it is refused", () => {
    const ask = change("assignment", { ...ASSIGNED, takesDebts: false });
    expect(onFibre("2025-03-10", ask)).toEqual({
      ok: false,
      refusal: {
        code: "contracts.debts-not-taken-over",
        clauses: ["IT-21"],
        reason: {
          ja: "未払いの料金を新しい名義の方が引き継ぐことが条件です",
          en: "It is allowed only if the new holder takes over what is unpaid",
        },
        needed: {
          ja: "新しい名義の方による未払金の支払いの承諾",
          en: "The new holder's consent to pay what is unpaid",
        },
        days: {},
        failed: [],
      },
    });
  });

  test("each paper that is missing is named", () => {
    expect(onFibre("2025-03-10", change("renaming", { papers: ["notice-form"] }))).toMatchObject({
      refusal: {
        code: "contracts.papers-missing",
        needed: { ja: "改称を証明する書類", en: "Proof of the new name" },
      },
    });
  });
});

describe("HEMS (HM-18)", () => {
  const heir = change("inheritance", { papers: ["proof-of-inheritance"], representative: true });

  test("the handling fee follows as a charge by its code", () => {
    const decision = decide(householdOn("2025-05-10", [home]), "H", heir);
    expect(decision).toMatchObject({
      ok: true,
      value: {
        events: [
          { event: { type: "holder-changed", on: day("2025-05-10") } },
          {
            event: {
              type: "charged",
              code: "succession",
              quantity: 1,
              facts: {},
              amount: "3000",
              on: day("2025-05-10"),
            },
          },
        ],
        notes: [
          { label: { en: "What is unpaid so far stays with the former holder" } },
          { label: { ja: "地位の承継の手数料：3,000円（税抜）※例示" }, clauses: ["HM-18"] },
        ],
        clauses: ["HM-18"],
      },
    });
  });

  test("one heir speaks for all: another must be named as the new one", () => {
    const after = asking(householdOn("2025-05-10", [home]), "H", heir);
    const other = { ...heir, name: "鈴木 三郎", representative: false };
    expect(brief(decide(after, "H", other))).toBe("contracts.representative-named-already");
    expect(brief(decide(after, "H", { ...other, representative: true }))).toBe("2025-05-11");
  });

  test("nobody named yet: whoever asks is taken for the representative", () => {
    const ask = { ...heir, representative: false };
    expect(decide(householdOn("2025-05-10", [home]), "H", ask)).toMatchObject({
      value: {
        notes: [
          {},
          { label: { en: "Until the heirs name a representative, this person is taken for it" } },
          {},
        ],
      },
    });
  });
});

describe("other services", () => {
  test("energy management asks for no papers and no fee (MM-22)", () => {
    const building = served("ecorepo-mems", "building", { id: "B" });
    const decision = decide(householdOn("2025-05-10", [building]), "B", change("inheritance"));
    expect(decision).toMatchObject({
      value: { events: [{ event: { type: "holder-changed" } }], clauses: ["MM-22"] },
    });
  });

  test.each([
    ["2025-05-10", "2025-05-24", 0],
    ["2025-05-11", "2025-05-24", 1],
  ])("diagnosis, said %s for %s: two weeks before (EN-22)", (said, wished, late) => {
    const diagnosis = served("enegaeru", "solar-battery", { id: "E" });
    const ask = change("renaming", { wishedOn: day(wished) });
    const decision = decide(householdOn(said, [diagnosis]), "E", ask);
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { effectiveOn, notes, clauses } = decision.value;
    expect([formatDay(effectiveOn ?? day(said)), notes.length - 1, clauses]).toEqual([
      wished,
      late,
      ["EN-22"],
    ]);
  });

  test("a way that the terms do not know is refused, those known are named (EN-22)", () => {
    const diagnosis = served("enegaeru", "solar-battery", { id: "E" });
    const asked = decide(householdOn("2025-05-10", [diagnosis]), "E", change("assignment"));
    expect(asked).toMatchObject({
      refusal: {
        code: "contracts.no-such-succession",
        clauses: ["EN-22"],
        needed: { en: "Possible: Another name of the same contractor" },
      },
    });
  });

  test("terms without succession: leave and apply anew", () => {
    const power = served("hiho-denki", "standard", { id: "P" });
    expect(decide(householdOn("2025-05-10", [power]), "P", change("renaming"))).toMatchObject({
      refusal: { code: "contracts.no-succession", clauses: ["XX-02"] },
    });
  });

  test("a contract that is over has no holder to change", () => {
    const ended = served("kattobi-hikari", "family-1g", {
      id: "F",
      later: [at("2025-03-31", { type: "ended", reason: "customer" })],
    });
    const asked = decide(householdOn("2025-04-01", [ended]), "F", change("assignment", ASSIGNED));
    expect(asked).toMatchObject({
      refusal: { code: "contracts.already-ended", clauses: ["IT-21"] },
    });
  });
});
