import { describe, expect, it, test } from "vitest";
import { answersBody, wrongAnswers } from "../../web/forms/answers.ts";
import type { AskedQuestion } from "../../web/forms/question.ts";
import { readAnswer } from "../../web/forms/read-answer.ts";
import { submissionFor } from "../../web/forms/submission-key.ts";
import { totalMoney } from "../../web/apply/total-money.ts";
import { repeated } from "../../web/life/repeated.ts";
import { fixtureCheck } from "../browser/fixture/life-actions.ts";
import { fixtureDeadlines } from "../browser/fixture/life-papers.ts";

function question(
  name: string,
  kind: AskedQuestion["kind"],
  more: Partial<AskedQuestion> = {},
): AskedQuestion {
  const label = { ja: name, en: name };
  const plain = { help: null, required: true, choices: [], min: null, preset: null };
  return { name, kind, label, into: "action", ...plain, ...more };
}

describe("an answer", () => {
  test.each([
    [question("wishedOn", "day"), "Ｒ８．１１．３０", "2026-11-30"],
    [question("wishedOn", "day"), "20261130", "2026-11-30"],
    [question("kana", "text"), "ｻﾄｳ けーこ", "サトウ ケーコ"],
    [question("phone", "text"), "０９０ー１２３４ー５６７８", "090-1234-5678"],
    [question("postalCode", "text"), "〒３３２−００１２", "332-0012"],
    [question("supplyPoint", "text"), "03-0011-1234-5678-9012-3456", "0300111234567890123456"],
    [question("amount", "yen"), "３，８５０円", "3850"],
    [question("quantity", "count"), "２", "2"],
    [question("reason", "text"), "  髙﨑 ①  ", "髙﨑 ①"],
    [question("reason", "text", { required: false }), " ", ""],
  ])("to %o typed as %s is sent as %s", (asked, typed, sent) => {
    expect(readAnswer(asked, typed)).toEqual({ ok: true, value: sent });
  });

  test.each([
    [question("wishedOn", "day"), "", "入力してください。"],
    [question("reason", "choice"), "", "どれかを選んでください。"],
    [
      question("wishedOn", "day", { min: "2026-12-22" }),
      "2026-12-21",
      "2026年12月22日以降の日を入力してください。",
    ],
    [question("amount", "yen"), "3,850.5", "金額を数字で入力してください（例 3,850）。"],
    [question("quantity", "count"), "0", "1から99の数字を入力してください。"],
  ])("to %o typed as %j is refused with what would be taken", (asked, typed, why) => {
    const read = readAnswer(asked, typed);
    expect(read.ok ? null : read.refusal.ja).toBe(why);
  });
});

describe("answers", () => {
  const questions = [
    question("wishedOn", "day", { required: false }),
    question("takesDebts", "yes-no"),
    question("quantity", "count", { preset: "1" }),
    question("papers", "choices"),
    question("approval.value", "text", { required: false }),
    question("meter", "choice", { into: "facts" }),
    question("medical-devices", "choice", { into: "answers" }),
  ];

  it("go where the server wants them, each in its own type; what is empty stays out", () => {
    const typed = {
      wishedOn: "",
      takesDebts: "yes",
      papers: "seal,register",
      "approval.value": "A1",
      meter: "smart",
      "medical-devices": "no",
    };
    expect(answersBody(questions, typed)).toEqual({
      takesDebts: true,
      quantity: 1,
      papers: ["seal", "register"],
      approval: { value: "A1" },
      facts: { meter: "smart" },
      answers: { "medical-devices": "no" },
    });
  });

  it("that are wrong are named in the order in which they are asked", () => {
    const wrong = wrongAnswers(questions, { wishedOn: "あした", meter: "smart" });
    expect([...wrong.keys()]).toEqual(["wishedOn", "takesDebts", "papers", "medical-devices"]);
  });
});

test("the same submission keeps its key, another one gets another", () => {
  const first = submissionFor(null, { item: "family-1g" });
  expect(first.key).toMatch(/^[0-9a-f]{32}$/);
  expect(submissionFor(first, { item: "family-1g" })).toBe(first);
  expect(submissionFor(first, { item: "family-100m" }).key).not.toBe(first.key);
});

test("the money of several applications is their sum: 5,720 + 550 a month, 19,800 once", () => {
  const money = totalMoney(fixtureCheck(["kattobi-hikari", "kaketsuke365"]));
  expect([money?.monthlyTotal, money?.onceTotal, money?.once.length]).toEqual([6270, 19_800, 1]);
  expect(totalMoney([])).toBeNull();
});

test("a right that comes back each month stands once, at its nearest day", () => {
  const [first] = fixtureDeadlines;
  if (first === undefined) throw new Error("the fixture has no deadline");
  const months = ["2026-12-21", "2027-01-21", "2027-02-18"].map((on, index) => ({
    ...first,
    id: on,
    on,
    inDays: 29 + index,
  }));
  const rows = repeated([...months, ...fixtureDeadlines]);
  expect(rows.map(({ deadline, later }) => [deadline.id, later.length])).toEqual([
    ["2026-12-21", 2],
    ...fixtureDeadlines.map(({ id }) => [id, 0]),
  ]);
});
