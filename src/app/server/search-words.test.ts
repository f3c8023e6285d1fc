import { describe, expect, it } from "vitest";
import { searchWords } from "./search-words.ts";

describe("what was typed into the search box", () => {
  it("is looked for in hiragana and katakana", () => {
    expect(searchWords("さとう")?.patterns).toEqual(["%さとう%", "%サトウ%"]);
    expect(searchWords("サトウ")?.patterns).toEqual(["%サトウ%", "%さとう%"]);
  });

  it("reads half-width kana and full-width digits as what they mean", () => {
    expect(searchWords("ｻﾄｳ")?.patterns).toContain("%サトウ%");
    expect(searchWords("０３－１２３４")?.patterns).toContain("%031234%");
  });

  it("finds a phone number with and without its dashes", () => {
    expect(searchWords("048-123-4567")?.patterns).toEqual(["%048-123-4567%", "%0481234567%"]);
  });

  it("takes six digits or more for the start of a supply point number", () => {
    expect(searchWords("03-0011-1234")?.point).toBe("0300111234");
    expect(searchWords("03001")?.point).toBeNull();
  });

  it("takes text with digits and a dash for the start of a bill number", () => {
    expect(searchWords("a-1-202406")?.bill).toBe("A-1-202406");
    expect(searchWords("佐藤")?.bill).toBe("");
  });

  it("keeps wildcards from matching everything", () => {
    expect(searchWords("100%_")?.patterns).toEqual([String.raw`%100\%\_%`]);
    expect(searchWords("  ")).toBeNull();
  });
});
