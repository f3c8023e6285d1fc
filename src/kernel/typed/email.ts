import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { halfWidth } from "./width.ts";

const LONGEST = 254;
/** One `@`, no space or control character, a domain with a dot. Whether it exists, a mail shows. */
const FORM = /^[^\s@"<>(),;:\\[\]\p{Cc}]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u;

/** An e-mail address in any width, its domain in small letters. */
export function readEmail(typed: string): Result<string, TypedFault> {
  const text = halfWidth(typed).trim();
  const at = text.lastIndexOf("@");
  const folded = `${text.slice(0, at)}@${text.slice(at + 1).toLowerCase()}`;
  if (at > 0 && folded.length <= LONGEST && FORM.test(folded)) return ok(folded);
  return typedFault(
    "typed.email",
    { ja: "メールアドレスを確かめてください。", en: "Please check the e-mail address." },
    { ja: "例 name@example.jp", en: "Such as name@example.jp" },
  );
}
