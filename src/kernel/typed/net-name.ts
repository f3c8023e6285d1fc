import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { halfWidth } from "./width.ts";

export interface NetNameLength {
  readonly least: number;
  readonly most: number;
}

/** Lower-case letters, digits, "-" and "_", with neither mark at the beginning or the end. */
const FORM = /^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$/;

/**
 * The name of a mailbox or a page (IT-27): mail 3–20 characters, page 3–8. `taro_8` may be had,
 * `-taro` may not. Capitals are not folded: who types them should see that names are small.
 */
export function readNetName(
  typed: string,
  { least, most }: NetNameLength,
): Result<string, TypedFault> {
  const name = halfWidth(typed).trim();
  const accepted = {
    ja: `半角の英小文字・数字・「-」「_」で${least}〜${most}文字（記号は先頭と末尾に使えません）`,
    en: `${least} to ${most} of a–z, 0–9, "-" and "_", the marks at neither end`,
  };
  if (name.length < least || name.length > most) {
    return typedFault(
      "typed.net-name-length",
      { ja: `${name.length}文字です。`, en: `It has ${name.length} characters.` },
      accepted,
    );
  }
  if (FORM.test(name)) return ok(name);
  return typedFault(
    "typed.net-name-characters",
    { ja: `「${name}」には使えない文字があります。`, en: `${name} holds characters not allowed.` },
    accepted,
  );
}
