import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNetName } from "./net-name.ts";

const MAIL = { least: 3, most: 20 };
const PAGE = { least: 3, most: 8 };
const ACCEPTED = {
  ja: "半角の英小文字・数字・「-」「_」で3〜8文字（記号は先頭と末尾に使えません）",
  en: '3 to 8 of a–z, 0–9, "-" and "_", the marks at neither end',
};

describe("mail and page names (IT-27)", () => {
  test.each([
    ["abc", MAIL, true],
    ["ab", MAIL, false],
    ["a".repeat(20), MAIL, true],
    ["a".repeat(21), MAIL, false],
    ["a".repeat(8), PAGE, true],
    ["a".repeat(9), PAGE, false],
    ["taro_8", MAIL, true],
    ["ta-ro", MAIL, true],
    ["-taro", MAIL, false],
    ["taro-", MAIL, false],
    ["_taro", MAIL, false],
    ["taro_", MAIL, false],
    ["Taro", MAIL, false],
    ["ta.ro", MAIL, false],
    ["太郎さん", MAIL, false],
    [" ｔａｒｏ ", MAIL, true],
  ])("%s", (typed, length, taken) => {
    expect(readNetName(typed, length).ok).toBe(taken);
  });

  test("a refusal says why, and what would be taken", () => {
    expect(readNetName("ab", PAGE)).toEqual({
      ok: false,
      refusal: {
        code: "typed.net-name-length",
        reason: { ja: "2文字です。", en: "It has 2 characters." },
        accepted: ACCEPTED,
      },
    });
    expect(readNetName("a.b", PAGE)).toEqual({
      ok: false,
      refusal: {
        code: "typed.net-name-characters",
        reason: {
          ja: "「a.b」には使えない文字があります。",
          en: "a.b holds characters not allowed.",
        },
        accepted: ACCEPTED,
      },
    });
  });

  test("what is taken has the right length and characters, and is taken again as it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), (typed) => {
        const read = readNetName(typed, MAIL);
        if (!read.ok) return;
        expect(read.value).toMatch(/^[a-z0-9_-]{3,20}$/);
        expect(`${read.value.at(0)}${read.value.at(-1)}`).toMatch(/^[a-z0-9]{2}$/);
        expect(readNetName(read.value, MAIL)).toEqual(read);
      }),
    );
  });
});
