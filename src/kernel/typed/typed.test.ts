import { assert, boolean, constantFrom, integer, property, stringMatching } from "fast-check";
import { expect, test } from "vitest";
import { addDays, day, formatDay } from "../day.ts";
import { eraText } from "./era.ts";
import { readKana, toKatakana } from "./kana.ts";
import { readPersonName } from "./person-name.ts";
import { readPhone } from "./phone.ts";
import { readPostalCode } from "./postal-code.ts";
import { readSupplyPoint } from "./supply-point.ts";
import { readTypedDay } from "./typed-day.ts";
import { foldDashes, halfWidth } from "./width.ts";

const DASHES = ["-", "‐", "‑", "–", "—", "−", "ー", "－", "ｰ"];
const dash = constantFrom(...DASHES);
const widen = (text: string) =>
  text.replaceAll(/[!-~]/g, (half) => String.fromCodePoint((half.codePointAt(0) ?? 0) + 0xfee0));
const anyDay = integer({ min: 0, max: day("2099-12-31") - day("1880-01-01") }).map((days) =>
  addDays(day("1880-01-01"), days),
);

test("letters, digits and signs become half width; kanji and marks stay as typed", () => {
  expect(halfWidth("Ａ－１　髙﨑①㈱神")).toBe("A-1 髙﨑①㈱神");
});

test("any dash between digits becomes a hyphen, the long mark in a word stays", () => {
  expect(foldDashes("１ー２−３号 コーポ")).toBe("1-2-3号 コーポ");
});

test.each([
  ["さとう けいこ", "サトウ ケイコ"],
  ["ｻﾄｳ　ｹｲｺ", "サトウ ケイコ"],
  ["ﾊｾｶﾞﾜ・ミハイロヴィチ", "ハセガワ・ミハイロヴィチ"],
  ["らーめん", "ラーメン"],
  ["Ｏ’Neil", null],
  ["佐藤", null],
  ["", null],
])("%s is read as %s", (typed, read) => {
  const found = readKana(typed);
  expect(found.ok ? found.value : null).toBe(read);
});

test("a reading read again is the same reading", () => {
  const kana = stringMatching(/^[ぁ-ゖァ-ヶー・ ]{1,20}$/);
  assert(
    property(kana, (typed) => {
      const once = readKana(typed);
      if (!once.ok) return;
      expect(readKana(once.value)).toEqual(once);
      expect(toKatakana(once.value)).toBe(once.value);
    }),
  );
});

test("a name keeps what was typed", () => {
  for (const name of ["髙橋 﨑子", "㈱縁ヶ浜①", "葛󠄀城", "Jean-Luc d’Été"]) {
    expect(readPersonName(`  ${name}　`)).toEqual({ ok: true, value: name });
  }
});

test.each(["", " ", "a\u0000b", "\u202eevil", "長".repeat(101)])("no name: %j", (typed) => {
  const read = readPersonName(typed);
  expect(read.ok ? null : read.refusal.code).toBe("typed.name");
});

test("seven digits are a postal code in any width, with any dash, with 〒", () => {
  const digits = stringMatching(/^\d{7}$/);
  assert(
    property(digits, dash, boolean(), boolean(), (code, mark, wide, sign) => {
      const text = `${sign ? "〒" : ""}${code.slice(0, 3)}${mark}${code.slice(3)}`;
      const expected = `${code.slice(0, 3)}-${code.slice(3)}`;
      expect(readPostalCode(wide ? widen(text) : text)).toEqual({ ok: true, value: expected });
    }),
  );
  expect(readPostalCode("105-001").ok).toBe(false);
});

test.each([
  ["０３（１２３４）５６７８", "+81312345678", "03-1234-5678"],
  ["090ー1234ー5678", "+819012345678", "090-1234-5678"],
  ["+81 90 1234 5678", "+819012345678", "090-1234-5678"],
  ["0120−123−456", "+81120123456", "0120-123-456"],
  ["0466-12-3456", "+81466123456", "0466-12-3456"],
  ["0466123456", "+81466123456", "0466123456"],
])("the number %s is %s, printed %s", (typed, e164, national) => {
  expect(readPhone(typed)).toEqual({ ok: true, value: { e164, national } });
});

test.each(["", "1234567890", "03-1234-567", "0312345678901", "電話"])("no number: %s", (typed) => {
  const read = readPhone(typed);
  expect(read.ok ? null : read.refusal.code).toBe("typed.phone");
});

test("a supply point number says its area and voltage", () => {
  expect(readSupplyPoint("０３−００１１−１２３４−５６７８−９０１２−３４５６", "tokyo")).toEqual({
    ok: true,
    value: { number: "0300111234567890123456", area: "tokyo", voltage: "low" },
  });
});

test.each([
  ["030011123456789012345", null, "typed.supply-point-length"],
  ["1100111234567890123456", null, "typed.supply-point-area"],
  ["0320111234567890123456", null, "typed.supply-point-area"],
  ["0600111234567890123456", "tokyo" as const, "typed.supply-point-other-area"],
])("%s for %s is refused as %s", (typed, area, code) => {
  const read = readSupplyPoint(typed, area);
  expect(read.ok ? null : read.refusal.code).toBe(code);
});

test("every day is read back from each way of writing it, in any width", () => {
  assert(
    property(anyDay, dash, boolean(), (on, mark, wide) => {
      const text = formatDay(on);
      const [year = "", month = "", date = ""] = text.split("-");
      const ways = [
        text,
        `${year}/${month}/${date}`,
        `${year}${month}${date}`,
        `${year}年${Number.parseInt(month, 10)}月${Number.parseInt(date, 10)}日`,
        [year, month, date].join(mark),
        eraText(on),
      ];
      for (const way of ways) {
        expect(readTypedDay(wide ? widen(way) : way)).toEqual({ ok: true, value: on });
      }
    }),
  );
});

test.each([
  ["R8.11.30", "2026-11-30"],
  ["令和元年5月1日", "2019-05-01"],
  ["平31/4/30", "2019-04-30"],
  ["Ｓ６４．１．７", "1989-01-07"],
])("%s is %s", (typed, expected) => {
  expect(readTypedDay(typed)).toEqual({ ok: true, value: day(expected) });
});

test.each([
  ["平成32年1月1日", "typed.day-outside-era"],
  ["令和1年4月30日", "typed.day-outside-era"],
  ["2026-02-30", "typed.day"],
  ["令和0年1月1日", "typed.day"],
  ["あした", "typed.day"],
])("%s is refused as %s", (typed, code) => {
  const read = readTypedDay(typed);
  expect(read.ok ? null : read.refusal.code).toBe(code);
});
