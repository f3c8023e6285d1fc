import { AREAS, type Area } from "../kernel/area.ts";
import { no, ok, type Result } from "../kernel/result.ts";

/**
 * A supply point number (供給地点特定番号) of electricity: nothing may be read from it beyond digits 1–3.
 */
export interface SupplyPoint {
  /** 22 digits, leading zero kept. */
  readonly number: string;
  readonly area: Area;
  readonly voltage: "low" | "high";
}

export type SupplyPointRefusal = {
  readonly code:
    | "metering.supply-point-mangled"
    | "metering.supply-point-length"
    | "metering.supply-point-area"
    | "metering.supply-point-voltage";
  readonly got: string;
  readonly accepted: string;
};

const SPREADSHEET_NUMBER = /^\d+([.,]\d+)?E\+?\d+$/i;

/**
 * Digits 1–2 are the area (01 Hokkaido … 10 Okinawa), digit 3 the voltage (0 low, 1 high). Hyphens
 * and spaces between the digits are how people print it: `03-0011-2233-4455-6677-8899` is Tokyo,
 * low voltage.
 */
export function parseSupplyPoint(text: string): Result<SupplyPoint, SupplyPointRefusal> {
  const refuse = (code: SupplyPointRefusal["code"], accepted: string) =>
    no({ code, got: text, accepted });
  const number = text.normalize("NFKC").replaceAll(/[\s-]/g, "");
  if (SPREADSHEET_NUMBER.test(text.trim()))
    return refuse(
      "metering.supply-point-mangled",
      "all 22 digits as text; a spreadsheet has cut this one to a power of ten",
    );
  if (!/^\d{22}$/.test(number))
    return refuse(
      "metering.supply-point-length",
      "22 digits for electricity, leading zero included",
    );
  const area = AREAS[parseInt(number.slice(0, 2), 10) - 1];
  if (!area)
    return refuse("metering.supply-point-area", "digits 1–2 from 01 (Hokkaido) to 10 (Okinawa)");
  if (number[2] !== "0" && number[2] !== "1")
    return refuse("metering.supply-point-voltage", "digit 3: 0 (low voltage) or 1 (high voltage)");
  return ok({ number, area, voltage: number[2] === "0" ? "low" : "high" });
}
