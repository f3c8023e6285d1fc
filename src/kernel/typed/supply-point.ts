import { AREAS, type Area } from "../area.ts";
import { ok, type Result } from "../result.ts";
import { type TypedFault, typedFault } from "./fault.ts";
import { plainDigits } from "./width.ts";

export interface SupplyPoint {
  /** 22 digits. */
  readonly number: string;
  readonly area: Area;
  readonly voltage: "low" | "high";
}

const ACCEPTED = {
  ja: "検針票などに書かれた22桁の数字（例 03-0011-1234-5678-9012-3456）",
  en: "The 22 digits on a meter slip, such as 03-0011-1234-5678-9012-3456",
};

/**
 * A supply point number (供給地点特定番号): digits 1–2 are the area 01–10, digit 3 is 0 for low voltage and
 * 1 above it. There is no check digit, so area and length are all that can be checked (HH-20).
 */
export function readSupplyPoint(
  typed: string,
  expected: Area | null = null,
): Result<SupplyPoint, TypedFault> {
  const number = plainDigits(typed.trim());
  if (!/^\d{22}$/.test(number)) return wrongLength(number);
  const area = AREAS[Number.parseInt(number.slice(0, 2), 10) - 1];
  const level = number.charAt(2);
  if (area === undefined || (level !== "0" && level !== "1")) {
    return typedFault(
      "typed.supply-point-area",
      {
        ja: `はじめの3桁「${number.slice(0, 3)}」は、どの供給エリアの番号でもありません。`,
        en: `No supply area has numbers that begin with ${number.slice(0, 3)}.`,
      },
      { ja: "はじめの2桁は01から10、3桁目は0または1", en: "01 to 10, then 0 or 1" },
    );
  }
  if (expected !== null && area !== expected) return wrongArea(number);
  return ok({ number, area, voltage: level === "0" ? "low" : "high" });
}

function wrongLength(number: string) {
  const digits = number.replaceAll(/\D/g, "").length;
  return typedFault(
    "typed.supply-point-length",
    {
      ja: `供給地点特定番号は22桁です（入力は${digits}桁）。`,
      en: `A supply point number has 22 digits; this has ${digits}.`,
    },
    ACCEPTED,
  );
}

function wrongArea(number: string) {
  return typedFault(
    "typed.supply-point-other-area",
    {
      ja: `「${number.slice(0, 2)}」は、ご住所とは別の供給エリアの番号です。`,
      en: `${number.slice(0, 2)} is the number of another supply area than the address.`,
    },
    ACCEPTED,
  );
}
