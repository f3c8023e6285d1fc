import { no } from "../result.ts";

interface BothLanguages {
  readonly ja: string;
  readonly en: string;
}

/** Why something that a person typed cannot be taken, and what would be. */
export interface TypedFault {
  /** Stable: `typed.postal-code`. */
  readonly code: `typed.${string}`;
  readonly reason: BothLanguages;
  readonly accepted: BothLanguages;
}

export function typedFault(
  code: TypedFault["code"],
  reason: BothLanguages,
  accepted: BothLanguages,
): { readonly ok: false; readonly refusal: TypedFault } {
  return no({ code, reason, accepted });
}
