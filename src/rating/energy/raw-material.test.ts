import { expect, test } from "vitest";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { toText } from "../../kernel/exact.ts";
import { rawMaterialAverage, rawMaterialUnit } from "./raw-material.ts";

/**
 * Printed sums of suppliers' price pages, read 2026-11: energy-fnj.jp/plan/adjustment.html (Tokyo's
 * kind of weights), a page of Hokkaido Gas, saga-gas.co.jp/chousei.html, a page of Tama Gas.
 */
const HUNDREDS = { digit: "hundred-yen", mode: "down" } as const;
const TENS = { digit: "ten-yen", mode: "half-up" } as const;
const SEN = { digit: "sen", mode: "down" } as const;

const priceOf = (text: string): Derived => derived.value(text, "JPY/t", "page");

function unit(average: string, base: string): string {
  const made = rawMaterialUnit(priceOf(average), {
    basePrice: priceOf(base),
    perHundred: priceOf("0.081"),
    taxFactor: priceOf("1.10"),
    differenceRounding: HUNDREDS,
    unitRounding: SEN,
  });
  return toText(made.value, 2);
}

test.each([
  { lng: "96530", lpg: "97080", weights: ["0.9479", "0.0546"], average: "96800" },
  { lng: "96530", lpg: "97080", weights: ["0.9503", "0.0546"], average: "97030" },
])("LNG $lng and LPG $lpg weighted $weights average $average", ({ lng, lpg, weights, average }) => {
  const [ofLng = "", ofLpg = ""] = weights;
  const prices = { lng: priceOf(lng), lpg: priceOf(lpg) };
  const made = rawMaterialAverage(prices, { lng: priceOf(ofLng), lpg: priceOf(ofLpg) }, TENS);
  expect(toText(made.value)).toBe(average);
});

test.each([
  { name: "Tama: 42,230 is cut to 42,200", average: "95660", base: "53430", is: "37.60" },
  { name: "Saga: below 100 yen nothing moves", average: "94680", base: "94590", is: "0.00" },
  { name: "Saga: 100 yen move 0.0891, cut", average: "94690", base: "94590", is: "0.08" },
  { name: "below the base the magnitude is cut", average: "94390", base: "94590", is: "-0.17" },
  { name: "a difference just short of 200", average: "94391", base: "94590", is: "-0.08" },
])("$name", ({ average, base, is }) => {
  expect(unit(average, base)).toBe(is);
});
