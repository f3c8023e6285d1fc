import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../../test/support/asked-household.ts";
import { day } from "../../kernel/day.ts";
import { ruleAt } from "../../terms/catalogue.ts";
import { refusedAnswers, wrongAnswers } from "./form-answers.ts";

const ON = day("2026-04-01");
const registration = ruleAt(CATALOGUE, "ecorepo-mems/registration", "form");

describe("answers on a form", () => {
  test("each wrong one is named, with its reason and what would be taken (MM-06)", () => {
    const answers = {
      building: "若葉坂レジデンス",
      room: "3".repeat(21),
      password: "engawa no hi",
    };
    expect(wrongAnswers(registration, answers, ON)).toEqual([
      {
        field: "room",
        label: { ja: "部屋番号", en: "Room number" },
        clauses: ["MM-06"],
        reason: { ja: "21文字です。", en: "It has 21 characters." },
        accepted: { ja: "1〜20文字", en: "1 to 20 characters" },
      },
      {
        field: "email",
        label: { ja: "メールアドレス（ログインID）", en: "E-mail address (login name)" },
        clauses: ["MM-06"],
        reason: { ja: "入力が必要です。", en: "It is needed." },
        accepted: { ja: "文字を入力してください", en: "Any text" },
      },
    ]);
  });

  test("what the terms did not ask for yet is not asked", () => {
    expect(wrongAnswers(registration, {}, day("2015-02-28"))).toEqual([]);
    expect(wrongAnswers(registration, {}, day("2015-03-01"))).toHaveLength(4);
  });

  test("only what is typed on an application is looked at, and refused by its clause", () => {
    expect(refusedAnswers(CATALOGUE, "hiho-denki", {}, ON)).toBeNull();
    expect(refusedAnswers(CATALOGUE, "hiho-denki", { supplyPoint: "03" }, ON)).toMatchObject({
      refusal: {
        code: "contracts.answers-wrong",
        clauses: ["HH-20"],
        reason: { en: "Supply point number: A supply point number has 22 digits; this has 2." },
      },
    });
    // What registration asks is not asked on an application.
    expect(refusedAnswers(CATALOGUE, "ecorepo-mems", {}, ON)).toBeNull();
  });
});
