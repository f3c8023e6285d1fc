import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { plainDigits } from "./width.ts";

/** Seven digits, 〒 and dash as one likes: `〒１０５ー０００１` is `105-0001`. */
export function readPostalCode(typed: string): Result<string, TypedFault> {
  const digits = plainDigits(typed.trim().replace(/^[〒〶]/u, ""));
  if (/^\d{7}$/.test(digits)) return ok(`${digits.slice(0, 3)}-${digits.slice(3)}`);
  return typedFault(
    "typed.postal-code",
    { ja: "郵便番号は7桁の数字です。", en: "A postal code has 7 digits." },
    { ja: "例 105-0001、1050001", en: "Such as 105-0001 or 1050001" },
  );
}
