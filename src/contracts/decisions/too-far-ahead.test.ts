import { expect, it } from "vitest";
import { day } from "../../kernel/day.ts";
import { refusedAsTooFar } from "./too-far-ahead.ts";

const on = day("2026-11-22");
const leave = (wishedOn: string) =>
  ({
    type: "leave",
    wishedOn: day(wishedOn),
    reason: "customer",
    workOn: null,
    answers: {},
  }) as const;

it("takes the last day of five years, and refuses the next with the last one possible", () => {
  expect(refusedAsTooFar({ on }, leave("2031-11-26"))).toBeNull();
  expect(refusedAsTooFar({ on }, leave("2031-11-27"))).toMatchObject({
    refusal: {
      code: "contracts.day-too-far",
      clauses: ["XX-04"],
      days: { latest: day("2031-11-26") },
    },
  });
});
