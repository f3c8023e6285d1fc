import { describe, expect, test } from "vitest";
import type { IntakeForm } from "../../../src/app/api/callout.ts";
import {
  callOf,
  type CallDraft,
  chosenOf,
  type Chosen,
  EMPTY_CALL,
  publicCallOf,
  wrongOf,
} from "../../../web/callout/intake/call-draft.ts";
import { handedOverCall } from "../../../web/callout/intake/hand-over.ts";

const SAID = { ja: "", en: "" };
const LINE = { name: SAID, phone: "119" };
const GAS = { danger: "gas-smell", question: SAID, steps: [], line: LINE, clauses: [] } as const;
const FIRE = { ...GAS, danger: "fire" } as const;
const KEY_LOST = {
  trouble: "key-lost",
  label: SAID,
  response: SAID,
  covered: true,
  urgency: "emergency",
  asks: [
    {
      fact: "spare",
      label: SAID,
      options: [
        { value: "yes", label: SAID },
        { value: "no", label: SAID },
      ],
    },
  ],
} as const;
const FORM = {
  operator: SAID,
  phone: "0120-000-365",
  dangers: [{ ...GAS }, { ...FIRE }],
  families: [{ family: "keys", label: SAID, dangers: [], troubles: [KEY_LOST] }],
  announcement: null,
} as unknown as IntakeForm;

const DRAFT: CallDraft = {
  ...EMPTY_CALL,
  safe: true,
  family: "keys",
  trouble: "key-lost",
  facts: { spare: "no", where: "kitchen" },
  words: " 玄関の前にいます ",
  photos: [{ photo: "p-1", small: "data:" }],
  name: "佐藤 恵子",
  phone: "090-1234-5678",
};

function chosen(draft = DRAFT): Chosen {
  const found = chosenOf(FORM, draft);
  if (found === null) throw new Error("the form knows this trouble");
  return found;
}

describe("a call as it is sent", () => {
  test("says that every danger was answered with no, and only what its trouble asks", () => {
    expect(callOf(FORM, DRAFT, chosen())).toEqual({
      family: "keys",
      trouble: "key-lost",
      facts: { spare: "no" },
      words: "玄関の前にいます",
      dangers: { "gas-smell": "no", fire: "no" },
      asker: { name: "佐藤 恵子", phone: "090-1234-5678", email: "", relation: "contractor" },
      photos: ["p-1"],
    });
  });

  test("without a login carries the address as it was typed, and no pictures", () => {
    const typed = { ...DRAFT, postalCode: "332-0012", address: " 川口市本町4-1-8 " };
    expect(publicCallOf(FORM, typed, chosen())).toMatchObject({
      photos: [],
      postalCode: "332-0012",
      address: "川口市本町4-1-8",
    });
  });

  test("that was handed over says which danger it was", () => {
    expect(handedOverCall(FORM, FORM.dangers[0] ?? { ...GAS, steps: [], clauses: [] })).toEqual({
      family: "gas",
      trouble: "danger",
      facts: {},
      words: "",
      photos: [],
      dangers: { "gas-smell": "yes", fire: "no" },
    });
  });

  test("of a trouble that the form does not know is none", () => {
    expect(chosenOf(FORM, { ...DRAFT, trouble: "flood" })).toBeNull();
    expect(chosenOf(FORM, EMPTY_CALL)).toBeNull();
  });
});

describe("what is missing", () => {
  test("is nothing of a household that we know", () => {
    expect(wrongOf(DRAFT, chosen(), false)).toEqual({});
  });

  test("is each answer, name and telephone", () => {
    const empty = { ...DRAFT, facts: { spare: "maybe" }, name: " ", phone: "12" };
    expect(Object.keys(wrongOf(empty, chosen(), false))).toEqual(["spare", "name", "phone"]);
  });

  test("is also where and the mail address of whom nobody knows", () => {
    expect(Object.keys(wrongOf(DRAFT, chosen(), true))).toEqual(["postalCode", "address", "email"]);
    const whole = {
      ...DRAFT,
      postalCode: "３３２ー００１２",
      address: "川口市本町4-1-8",
      email: "k@example.jp",
    };
    expect(wrongOf(whole, chosen(), true)).toEqual({});
  });
});
