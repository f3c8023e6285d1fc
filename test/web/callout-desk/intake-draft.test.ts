import { describe, expect, it } from "vitest";
import {
  callOf,
  dangerOf,
  EMPTY,
  familyOf,
  handedOverCall,
  type IntakeDraft,
  isSafe,
} from "../../../web/callout/desk/intake/intake-draft.ts";
import { FORM } from "../../browser/fixture/callout.ts";

const SAFE = Object.fromEntries(FORM.dangers.map(({ danger }) => [danger, "no"] as const));
const UNKNOWN: IntakeDraft = {
  ...EMPTY,
  dangers: SAFE,
  isUnknown: true,
  family: "water",
  trouble: "kitchen-tap",
};

const WRITTEN = {
  family: "water",
  trouble: "kitchen-tap",
  facts: {},
  words: "",
  dangers: SAFE,
  asker: { name: "-", phone: "-", email: "", relation: "contractor" },
  account: null,
  postalCode: "",
  address: "",
  judged: null,
};

describe("a call that is being taken", () => {
  it("is safe only when every danger was asked", () => {
    expect(isSafe(EMPTY, FORM)).toBe(false);
    expect(isSafe({ ...EMPTY, dangers: { fire: "no" } }, FORM)).toBe(false);
    expect(isSafe(UNKNOWN, FORM)).toBe(true);
  });

  it("asks what would be decided before name and number were heard", () => {
    expect(callOf(EMPTY, true)).toBeNull();
    expect(callOf({ ...UNKNOWN, isUnknown: false }, true)).toBeNull();
    expect(callOf(UNKNOWN, true)).toEqual(WRITTEN);
  });

  it("is taken down only with name, number and address", () => {
    const named = { ...UNKNOWN, name: " 木村 ", phone: "090-0000-1111" };
    expect(callOf(UNKNOWN, false)).toBeNull();
    expect(callOf(named, false)).toBeNull();
    expect(callOf({ ...named, address: "前川9丁目", judged: " " }, false)).toEqual({
      ...WRITTEN,
      asker: { ...WRITTEN.asker, name: "木村", phone: "090-0000-1111" },
      address: "前川9丁目",
    });
  });

  it("hands a danger over with whatever was heard, even nothing (KK-06)", () => {
    const draft: IntakeDraft = { ...EMPTY, dangers: { "gas-smell": "yes" } };
    const danger = dangerOf(draft, FORM);
    expect(danger?.danger).toBe("gas-smell");
    if (danger === null) return;
    const family = familyOf(danger, FORM);
    expect(handedOverCall(draft, danger, { family, notHeard: "不明" })).toEqual({
      ...WRITTEN,
      family,
      trouble: "danger",
      dangers: { "gas-smell": "yes" },
      asker: { name: "不明", phone: "不明", email: "", relation: "contractor" },
    });
  });
});
