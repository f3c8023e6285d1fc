import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { foldDashes, plainDigits } from "./width.ts";

export interface Phone {
  /** E.164: `+81312345678`. */
  readonly e164: string;
  /** As it is printed: `03-1234-5678`. */
  readonly national: string;
}

/** Where the dashes stand for numbers whose parts have a fixed length. */
const FIXED: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/^0[5-9]0\d{8}$/, [3, 7]],
  [/^0120\d{6}$/, [4, 7]],
  [/^0800\d{7}$/, [4, 7]],
  [/^0[36]\d{8}$/, [2, 6]],
];

/**
 * A Japanese number, full width, any dash, brackets, with +81 or without. Where the area code ends
 * differs from town to town: dashes that were typed are kept, none are guessed.
 */
export function readPhone(typed: string): Result<Phone, TypedFault> {
  const digits = plainDigits(typed.trim());
  const national = digits.replace(/^(\+|010)81\(?0?\)?/, "0");
  if (!/^0[1-9]\d{8,9}$/.test(national)) return notAPhone();
  return ok({ e164: `+81${national.slice(1)}`, national: dashed(national, typed) });
}

function dashed(national: string, typed: string): string {
  const fixed = FIXED.find(([form]) => form.test(national));
  if (fixed) {
    const [, [first, second]] = fixed;
    return [national.slice(0, first), national.slice(first, second), national.slice(second)].join(
      "-",
    );
  }
  const written = foldDashes(typed.trim()).replaceAll(/[()]/g, "-").replace(/^-/, "");
  const keeps = /^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(written);
  return keeps && written.replaceAll("-", "") === national ? written : national;
}

function notAPhone() {
  return typedFault(
    "typed.phone",
    { ja: "電話番号を読み取れません。", en: "This is no telephone number in Japan." },
    {
      ja: "0から始まる10桁または11桁（例 03-1234-5678、090-1234-5678）",
      en: "10 or 11 digits that begin with 0, such as 03-1234-5678",
    },
  );
}
