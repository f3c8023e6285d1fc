import { describe, expect, it } from "vitest";
import { actionSchema, applicationSchema } from "./action-schema.ts";

const EVERY_OBJECT_HAS = Object.getOwnPropertyNames(Object.prototype);

describe("names in what is asked", () => {
  it.each(EVERY_OBJECT_HAS)("are never %s, to which every table answers", (name) => {
    const asked = [
      applicationSchema.safeParse({ service: "hiho-denki", item: name }),
      applicationSchema.safeParse({ service: name, item: "power" }),
      applicationSchema.safeParse({ service: "hiho-denki", item: "power", options: [name] }),
      applicationSchema.safeParse({ service: "hiho-denki", item: "power", payment: name }),
      actionSchema.safeParse({ type: "change-item", item: name }),
      actionSchema.safeParse({ type: "add-option", option: name }),
      actionSchema.safeParse({ type: "leave", reason: name }),
      actionSchema.safeParse({ type: "consent", work: name, given: true }),
      actionSchema.safeParse({ type: "receive-document", document: name }),
      actionSchema.safeParse({ type: "charge", code: name }),
    ];
    expect(asked.map(({ success }) => success)).toEqual(asked.map(() => false));
  });

  it("of facts are none of them either", () => {
    const facts: unknown = JSON.parse('{"constructor": "yes"}');
    expect(actionSchema.safeParse({ type: "complete-work", work: "install", facts }).success).toBe(
      false,
    );
  });
});

const leave = (wishedOn: string) => actionSchema.safeParse({ type: "leave", wishedOn }).success;

const naming = (day: string) => [
  { type: "change-item", item: "light", from: day },
  { type: "pause", from: day },
  { type: "pause", from: "2026-12-01", resumesOn: day },
  { type: "move", wishedOn: day },
  { type: "order-work", work: "install", plannedOn: day },
  { type: "retract", fact: "started", factOn: day },
];
const taken = (one: unknown) => actionSchema.safeParse(one).success;

describe("days in what is asked", () => {
  it("lie where holidays are known", () => {
    const asked = ["0001-01-01", "1989-12-31", "1990-01-01", "2049-12-31", "2050-01-01"];
    expect(asked.map(leave)).toEqual([false, false, true, true, false]);
  });

  it.each(["0000-01-01", "2099-12-31", "9999-12-31"])(
    "are refused as far off as %s, whichever field names them",
    (on) => {
      expect(naming("2026-12-02").map(taken)).toEqual([true, true, true, true, true, true]);
      expect(naming(on).map(taken)).toEqual([false, false, false, false, false, false]);
    },
  );
});
