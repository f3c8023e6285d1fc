import fc from "fast-check";
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

describe("days in what is asked", () => {
  const leave = (wishedOn: string) => actionSchema.safeParse({ type: "leave", wishedOn }).success;

  it("lie where holidays are known", () => {
    const asked = ["0001-01-01", "1989-12-31", "1990-01-01", "2049-12-31", "2050-01-01"];
    expect(asked.map(leave)).toEqual([false, false, true, true, false]);
  });

  it("of the ninth millennium are refused, whichever field names them", () => {
    const far = fc.constantFrom("2099-12-31", "9999-12-31", "0000-01-01");
    fc.assert(
      fc.property(far, (on) => {
        const asked = [
          { type: "change-item", item: "light", from: on },
          { type: "pause", from: on },
          { type: "pause", from: "2026-12-01", resumesOn: on },
          { type: "move", wishedOn: on },
          { type: "order-work", work: "install", plannedOn: on },
          { type: "retract", fact: "started", factOn: on },
        ];
        expect(asked.map((one) => actionSchema.safeParse(one).success)).toEqual(
          asked.map(() => false),
        );
      }),
    );
  });
});
