import type { LabelText } from "../../src/app/api/fields.ts";
import { formatDay, parseDay } from "../../src/kernel/day.ts";
import type { Result } from "../../src/kernel/result.ts";
import { no, ok } from "../../src/kernel/result.ts";
import type { TypedFault } from "../../src/kernel/typed/fault.ts";
import { readEmail } from "../../src/kernel/typed/email.ts";
import { readKana } from "../../src/kernel/typed/kana.ts";
import { readPersonName } from "../../src/kernel/typed/person-name.ts";
import { readPhone } from "../../src/kernel/typed/phone.ts";
import { readPostalCode } from "../../src/kernel/typed/postal-code.ts";
import { readSupplyPoint } from "../../src/kernel/typed/supply-point.ts";
import { readTypedDay } from "../../src/kernel/typed/typed-day.ts";
import { halfWidth } from "../../src/kernel/typed/width.ts";
import { faults } from "../words/faults.ts";
import type { AskedQuestion } from "./question.ts";

/** Raw text as typed → the text that is sent; or what is wrong and what would be accepted. */
export function readAnswer(question: AskedQuestion, typed: string): Result<string, LabelText> {
  const text = typed.trim();
  if (text === "") return question.required ? no(faults.missing[groupOf(question)]) : ok("");
  switch (question.kind) {
    case "choice":
    case "yes-no":
    case "choices":
      return ok(text);
    case "day":
      return readDay(question, text);
    case "yen":
    case "count":
      return readInteger(question.kind, text);
    case "text":
      return readText(question, typed);
  }
}

function groupOf({ kind }: AskedQuestion): "chosen" | "typed" {
  return kind === "choice" || kind === "choices" || kind === "yes-no" ? "chosen" : "typed";
}

function readDay({ min }: AskedQuestion, text: string): Result<string, LabelText> {
  const read = readTypedDay(text);
  if (!read.ok) return no(faultText(read.refusal));
  const earliest = min === null ? null : parseDay(min);
  if (earliest !== null && read.value < earliest) return no(faults.notBefore(formatDay(earliest)));
  return ok(formatDay(read.value));
}

function readInteger(kind: "yen" | "count", text: string): Result<string, LabelText> {
  const plain = halfWidth(text).replaceAll(/[,\s¥￥円]/g, "");
  if (kind === "yen") return /^-?\d{1,9}$/.test(plain) ? ok(plain) : no(faults.yen);
  return /^[1-9]\d?$/.test(plain) ? ok(plain) : no(faults.count);
}

/** Some names of questions say how their answer is written. */
function readText(question: AskedQuestion, typed: string): Result<string, LabelText> {
  const format = formatOf(question.name);
  if (format === null) return typed.trim().length <= 500 ? ok(typed.trim()) : no(faults.long);
  const read = READERS[format](typed);
  return read.ok ? ok(read.value) : no(faultText(read.refusal));
}

export type TextFormat = "email" | "kana" | "name" | "phone" | "postal-code" | "supply-point";

const READERS: Record<TextFormat, (typed: string) => Result<string, TypedFault>> = {
  email: readEmail,
  kana: readKana,
  name: readPersonName,
  phone: (typed) => mapped(readPhone(typed), ({ national }) => national),
  "postal-code": readPostalCode,
  "supply-point": (typed) => mapped(readSupplyPoint(typed), ({ number }) => number),
};

function mapped<T>(read: Result<T, TypedFault>, take: (value: T) => string) {
  return read.ok ? ok(take(read.value)) : read;
}

const FORMATS: Readonly<Record<string, TextFormat>> = {
  email: "email",
  kana: "kana",
  name: "name",
  phone: "phone",
  tel: "phone",
  postalCode: "postal-code",
  "postal-code": "postal-code",
  supplyPoint: "supply-point",
  "supply-point": "supply-point",
};

/** The format that a question's name stands for; null: free text. */
export function formatOf(name: string): TextFormat | null {
  return FORMATS[name.split(".").at(-1) ?? name] ?? null;
}

function faultText({ reason, accepted }: TypedFault): LabelText {
  return {
    ja: `${reason.ja}入力のしかた：${accepted.ja}`,
    en: `${reason.en} ${accepted.en}.`,
  };
}
