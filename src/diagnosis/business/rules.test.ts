import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day } from "../../kernel/day.ts";
import {
  anonymous,
  type AnonymousRow,
  gainThousand,
  householdSize,
  useClass,
} from "./anonymous.ts";
import { CONSENT, consentWords } from "./consent-text.ts";
import { mayStopUser, namedUser } from "./named-user.ts";
import { lastDayOfLink, signed } from "./sign-consent.ts";

describe("the consent (EN-11)", () => {
  test("names the five uses of the terms, each by its item, in both languages", () => {
    expect(CONSENT.purposes.map(({ item }) => item)).toEqual([
      "第22条第2項第1号",
      "第22条第2項第2号",
      "第22条第2項第3号",
      "第22条第2項第4号",
      "第22条第2項第5号",
    ]);
    const words = [...CONSENT.purposes, ...CONSENT.acknowledged];
    expect(words.every(({ text }) => text.ja !== "" && text.en !== "")).toBe(true);
  });

  test("other words are another text", () => {
    const [first] = CONSENT.purposes;
    if (!first) throw new Error("there is no use");
    const other = { ...first, text: { ...first.text, ja: `${first.text.ja}。` } };
    const changed = { ...CONSENT, purposes: [other, ...CONSENT.purposes.slice(1)] };
    expect(consentWords(changed)).not.toBe(consentWords(CONSENT));
  });

  test("any use left out leaves no consent", () => {
    const purposes = CONSENT.purposes.map(({ key }) => key);
    const today = day("2026-11-20");
    const base = { form: "screen", signer: "森", signedOn: today, paperReference: "" } as const;
    fc.assert(
      fc.property(fc.subarray(purposes), (agreed) => {
        const read = signed({ ...base, agreed }, { today, purposes });
        expect(read.ok).toBe(agreed.length === purposes.length);
      }),
    );
  });
});

test.each([
  [0, "2026-11-21"],
  [1, "2026-11-21"],
  [30, "2026-12-20"],
  [90, "2027-02-18"],
  [91, "2027-02-18"],
])("a link of %i days ends on %s", (days, last) => {
  expect(lastDayOfLink(day("2026-11-20"), days)).toBe(day(last));
});

test.each([
  ["hanako.mori@example.jp", true],
  ["Informatik@example.jp", true],
  ["info@example.jp", false],
  ["INFO2@example.jp", false],
  ["ｉｎｆｏ@example.jp", false],
  ["no-reply@example.jp", false],
  ["tokyo_sales@example.jp", false],
])("%s may be a user's id: %s (EN-10)", (email, may) => {
  expect(namedUser(email).ok).toBe(may);
});

test.each([
  ["2024-05-31", false],
  ["2024-06-01", true],
])("a breach of 2024-05-01 stops the user on %s: %s (EN-21)", (today, may) => {
  expect(mayStopUser(day("2024-05-01"), day(today)).ok).toBe(may);
});

function alike({ prefecture, household, use, kind }: AnonymousRow): string {
  return [prefecture, household, use, kind].join("|");
}

describe("what leaves the house", () => {
  const rowOf: fc.Arbitrary<AnonymousRow> = fc.record({
    prefecture: fc.constantFrom("tokyo", "saitama"),
    household: fc.constantFrom("1", "2"),
    use: fc.constantFrom("2-4", "4-6"),
    kind: fc.constantFrom("stay", "electricity"),
    gainThousand: fc.integer({ min: -50, max: 50 }),
  });
  test("has at least five alike; nothing is lost, and the order of rows tells nothing", () => {
    fc.assert(
      fc.property(fc.array(rowOf, { maxLength: 60 }), (all) => {
        const { rows, suppressed } = anonymous(all);
        expect(rows.length + suppressed).toBe(all.length);
        for (const group of Map.groupBy(rows, alike).values()) {
          expect(group.length).toBeGreaterThanOrEqual(5);
        }
        expect(anonymous(all.toReversed())).toEqual({ rows, suppressed });
      }),
    );
  });

  test("is coarse: sizes, classes, thousands", () => {
    expect([null, 1, 2, 3, 4, 5, 12].map(householdSize)).toEqual([
      "unknown",
      "1",
      "2",
      "3-4",
      "3-4",
      "5+",
      "5+",
    ]);
    const uses = [null, 1_999_999, 2_000_000, 3_999_999, 4_000_000, 5_999_999, 6_000_000];
    expect(uses.map(useClass)).toEqual(["unknown", "under-2", "2-4", "2-4", "4-6", "4-6", "6-up"]);
    expect([8_499, 8_500, -500, -501].map(gainThousand)).toEqual([8, 9, 0, -1]);
  });
});
