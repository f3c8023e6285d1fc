import { expect, test } from "vitest";
import { areasOf, mainAreaOf } from "./area-of-prefecture.ts";
import { PREFECTURES } from "./prefecture.ts";

test("each prefecture lies in one area, but those that a border runs through", () => {
  const two = PREFECTURES.filter(({ word }) => areasOf(word).length !== 1);
  expect(two.map(({ word }) => [word, areasOf(word), mainAreaOf(word)])).toEqual([
    ["fukui", ["hokuriku", "kansai"], "hokuriku"],
    ["shizuoka", ["tokyo", "chubu"], "chubu"],
  ]);
});

test("the main area of the others is the one that supplies them", () => {
  const main = new Set(PREFECTURES.map(({ word }) => mainAreaOf(word)));
  expect(main.size).toBe(10);
  expect(mainAreaOf("niigata")).toBe("tohoku");
  expect(mainAreaOf("yamanashi")).toBe("tokyo");
});
