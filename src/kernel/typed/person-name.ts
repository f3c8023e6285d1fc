import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";

const LONGEST = 100;

/**
 * A name exactly as it was typed, 﨑 and ㈱ and variation marks included; only space around it goes.
 * Control characters and what turns the direction of writing are refused.
 */
export function readPersonName(typed: string): Result<string, TypedFault> {
  const text = typed.trim();
  const letters = [...text].length;
  const hidden = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text);
  if (letters > 0 && letters <= LONGEST && !hidden) return ok(text);
  return typedFault(
    "typed.name",
    { ja: "お名前を確かめてください。", en: "Please check the name." },
    { ja: `1文字以上${LONGEST}文字まで`, en: `1 to ${LONGEST} letters` },
  );
}
