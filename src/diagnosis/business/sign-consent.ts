import { addDays, type Day } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { type Refused, refuse } from "./refused.ts";

export interface Signature {
  readonly form: "paper" | "screen";
  readonly signer: string;
  readonly signedOn: Day;
  readonly paperReference: string;
  /** Keys of the uses that were said yes to. */
  readonly agreed: readonly string[];
}

/**
 * Whether a signature is a consent (EN-11): all five uses, a name, a day that is not to come, and
 * for a paper the number of its scan. 4 of 5 uses: no consent.
 */
export function signed(
  { form, signer, signedOn, paperReference, agreed }: Signature,
  { today, purposes }: { readonly today: Day; readonly purposes: readonly string[] },
): Result<Signature, Refused> {
  const missing = purposes.filter((key) => !agreed.includes(key));
  if (missing.length > 0) {
    return notSigned("diagnosis.consent-incomplete", {
      ja: `5つの利用目的すべてへの同意が必要です（不足${missing.length}件）`,
      en: `All five uses need a yes; ${missing.length} are missing: ${missing.join(", ")}`,
    });
  }
  if (signedOn > today) {
    return notSigned("diagnosis.consent-day-ahead", {
      ja: "署名の日が先の日付です",
      en: "The day of the signature is still to come",
    });
  }
  if (form === "screen" && signedOn < today) {
    return notSigned("diagnosis.consent-day-past", {
      ja: "画面での署名は今日の日付になります",
      en: "A signature on the screen is of today",
    });
  }
  if (signer.trim() === "" || (form === "paper") !== (paperReference.trim() !== "")) {
    return notSigned("diagnosis.consent-unsigned", {
      ja: "署名者のお名前と、書面の場合はその控えの番号が必要です",
      en: "A signer's name is needed, and for a paper the number of its scan",
    });
  }
  return ok({ form, signer, signedOn, paperReference, agreed });
}

function notSigned(code: `diagnosis.${string}`, reason: Refused["reason"]) {
  return refuse({ code, clauses: ["EN-11"], reason });
}

/** Days for which a link to a diagnosis opens: 30 unless said otherwise, 90 at most. */
export function lastDayOfLink(today: Day, days: number): Day {
  return addDays(today, Math.min(Math.max(days, 1), 90));
}
