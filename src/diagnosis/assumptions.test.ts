import { expect, test } from "vitest";
import { day } from "../kernel/day.ts";
import { loadCatalogue } from "../terms/load.ts";
import { assumptionAt, assumptionsOn } from "./assumptions.ts";

const catalogue = loadCatalogue(new URL("../../catalogue", import.meta.url).pathname);
const today = day("2026-11-28");

test("each row of the table has its value, its source and what it rests on", () => {
  expect(assumptionAt(catalogue, "pv-price", today)).toEqual({
    key: "pv-price",
    label: {
      ja: "太陽光の設置費用（工事・税を含むかは出典に記載なし）",
      en: "Price of panels with inverter and work",
    },
    value: "295000",
    unit: "JPY/kW",
    range: { least: "286000", most: "326000" },
    source: {
      ja:
        "家庭用太陽光発電の平均設置費用（千葉興業銀行のコラム） " +
        "1kWあたり 全体29.5万円・新築28.6万円・既築32.6万円（2024年）",
      en:
        "Mean prices of solar panels for homes " +
        "1kWあたり 全体29.5万円・新築28.6万円・既築32.6万円（2024年）",
    },
    marks: ["unverified", "interpretation"],
    entry: "market/assumptions/pv-price@2024-04-01",
  });
});

function keys(on: string) {
  return assumptionsOn(catalogue, day(on)).map(({ key }) => key);
}

test("what is not in force yet does not stand in the table", () => {
  expect(keys("2026-11-28")).toContain("battery-price");
  expect(keys("2022-03-31")).not.toContain("battery-price");
});

test("before its first entry an assumption stands as then, and says that it is estimated", () => {
  const early = assumptionAt(catalogue, "battery-price", day("2020-01-01"));
  expect(early).toMatchObject({ value: "139000", marks: ["interpretation", "estimated"] });
});

test("a key that nobody assumes is a fault of ours", () => {
  expect(() => assumptionAt(catalogue, "moon-price", today)).toThrow(
    "the catalogue assumes no moon-price on 2026-11-28",
  );
});
