import { describe, expect, test } from "vitest";
import { brief, householdOn, served } from "../../../test/support/asked-household.ts";
import { day } from "../../kernel/day.ts";
import type { ActionOf } from "../action-schema.ts";
import { decide } from "../decide.ts";

const power = served("hiho-denki", "standard", { id: "P" });
const fibre = served("kattobi-hikari", "family-1g", { id: "F" });

function charge(code: string, more: Partial<ActionOf<"charge">> = {}): ActionOf<"charge"> {
  return { type: "charge", code, quantity: 1, facts: {}, ...more };
}

describe("money by hand", () => {
  test("a statement on request has the price of the list (HH-09)", () => {
    expect(decide(householdOn("2025-05-10", [power]), "P", charge("statement"))).toEqual({
      ok: true,
      value: {
        events: [
          {
            contract: "P",
            event: {
              type: "charged",
              code: "statement",
              quantity: 1,
              facts: {},
              on: day("2025-05-10"),
              recordedAt: "2025-05-10T01:00:00.000Z",
            },
          },
        ],
        opens: [],
        follows: [],
        notes: [
          {
            label: {
              ja: "利用明細書発行手数料：220円（税込）",
              en: "Statement on request: 220 yen (tax included)",
            },
            clauses: ["HH-09"],
            on: null,
          },
        ],
        effectiveOn: null,
        clauses: ["HH-09"],
      },
    });
  });

  test("three of them cost three times as much", () => {
    const asked = decide(
      householdOn("2025-05-10", [power]),
      "P",
      charge("statement", { quantity: 3 }),
    );
    expect(asked).toMatchObject({
      value: { notes: [{ label: { en: "Statement on request: 660 yen (tax included)" } }] },
    });
  });

  test("costs passed on need their amount (HH-24)", () => {
    const asked = householdOn("2025-05-10", [power]);
    expect(decide(asked, "P", charge("construction"))).toMatchObject({
      refusal: {
        code: "contracts.charge-not-priced",
        needed: { en: "Needed: the amount of construction" },
      },
    });
    expect(decide(asked, "P", charge("construction", { amount: "48400" }))).toMatchObject({
      value: { events: [{ event: { amount: "48400" } }], clauses: ["HH-24"] },
    });
  });

  test("an amount beside a listed price is refused", () => {
    const asked = decide(
      householdOn("2025-05-10", [power]),
      "P",
      charge("statement", { amount: "1" }),
    );
    expect(brief(asked)).toBe("contracts.amount-by-terms");
  });

  test("what the list does not know is refused, and what it knows is named", () => {
    expect(decide(householdOn("2025-05-10", [power]), "P", charge("gift"))).toMatchObject({
      refusal: {
        code: "contracts.unknown-charge",
        clauses: ["HH-09", "HH-24"],
        needed: {
          en:
            "One of: statement, construction, construction-cost, network-construction, " +
            "payment",
        },
      },
    });
  });

  test("equipment without its name has no price", () => {
    const asked = decide(householdOn("2025-05-10", [fibre]), "F", charge("not-returned"));
    expect(asked).toMatchObject({ refusal: { code: "contracts.charge-not-priced" } });
  });
});
