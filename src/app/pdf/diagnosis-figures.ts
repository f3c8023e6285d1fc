import type { Month } from "../../kernel/day.ts";
import { grouped } from "../../kernel/number-text.ts";

/** `148,200`, `−8,800`. */
export function wholeText(amount: number): string {
  return grouped(String(Math.floor(amount + 0.5)));
}

/** A difference with its sign: `+5,900`, `−8,800`, `±0`. */
export function signedText(amount: number): string {
  const text = wholeText(amount);
  return amount > 0 ? `+${text}` : text === "0" ? "±0" : text;
}

/** `11.2`, `6.0`: one decimal, always shown. */
export function tenthText(amount: number): string {
  const tenths = Math.floor(amount * 10 + 0.5);
  const [whole, rest] = [Math.floor(Math.abs(tenths) / 10), Math.abs(tenths) % 10];
  return `${tenths < 0 ? "−" : ""}${grouped(String(whole))}.${rest}`;
}

/** Wh as whole kWh: `5,938`. */
export function kwhText(wh: number): string {
  return wholeText(wh / 1000);
}

/** A share in percent with one decimal; what is there at all never becomes 0.0. */
export function shareText(part: number, whole: number): string {
  if (whole === 0 || part === 0) return "0";
  const percent = (part * 100) / whole;
  return percent < 0.1 ? "<0.1" : percent === 100 ? "100" : tenthText(percent);
}

/** 1 to 12. */
export function monthNumber(of: Month): number {
  return (of % 12) + 1;
}

export function yearOf(of: Month): number {
  return Math.floor(of / 12);
}
