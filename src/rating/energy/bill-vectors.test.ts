import { describe, expect, test } from "vitest";
import type { Area } from "../../kernel/area.ts";
import { month, type Month } from "../../kernel/day.ts";
import { type Derived, derived } from "../../kernel/derivation.ts";
import { add, decimal, toText, ZERO } from "../../kernel/exact.ts";
import { settle, yen } from "../../kernel/yen.ts";
import { ruleAt } from "../../terms/catalogue.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { entryChecker, type Json, verifyLines } from "../../verifier/index.ts";
import { catalogueMarket } from "../catalogue-market.ts";
import { monthBilledIn } from "../examples/energy-facts.ts";
import { evaluateUnitAdjustment } from "../examples/unit-adjustment.ts";
import type { Capacity } from "../tenure.ts";
import type { Charge } from "./charge.ts";
import { planAt } from "./plan-at.ts";
import type { EnergyUse } from "./quantity.ts";
import { corridorDifference, procurementUnit } from "./procurement.ts";
import { rateEnergyUse } from "./rate-energy-use.ts";
import { roundGroup } from "./round-group.ts";
import { adjustedPrice } from "./table-charge.ts";

/**
 * Published bills, to the yen. Each names where it was printed; the figures are those of the
 * catalogue's market files.
 */
const folder = new URL("../../../catalogue", import.meta.url).pathname;
const catalogue = loadCatalogue(folder);

interface Bill {
  readonly plan: string;
  readonly kwh: number;
  readonly bill: Month;
  readonly area: Area;
  readonly capacity?: Capacity;
}

function charges({ plan, kwh, bill, area, capacity = null }: Bill): readonly Charge[] {
  const period = monthBilledIn(bill);
  const use = { period, readings: "vector", bands: null, slots: null, estimated: false };
  const rated = rateEnergyUse(
    planAt(catalogue, plan),
    { ...use, total: kwh * 1000 },
    {
      catalogue,
      market: catalogueMarket(catalogue),
      area,
      capacity,
      billMonth: bill,
      chosen: [],
      partial: null,
    },
  );
  if (!rated.ok) throw new Error(`${rated.refusal.code}: ${rated.refusal.missing}`);
  return rated.value;
}

function amounts(bill: Bill): Record<string, string> {
  return Object.fromEntries(
    charges(bill).map(({ item, amount }) => [item, toText(amount.value, 2)]),
  );
}

function total(bill: Bill): string {
  return toText(charges(bill).reduce((sum, { amount }) => add(sum, amount.value), ZERO));
}

function simple(kwh: number): Bill {
  return { plan: "market/plans/energia/simple", kwh, bill: month("2026-05"), area: "chugoku" };
}

function value(text: string): Derived {
  return derived.value(text, "JPY per unit", "published");
}

describe("published bills", () => {
  // TEPCO EP, 従量電灯B 40A, real bill of 2026-08.
  const tepco: Bill = {
    plan: "market/plans/tepco/juryo-b",
    kwh: 374,
    bill: month("2026-08"),
    area: "tokyo",
    capacity: { amps: 40 },
  };

  test("B01: TEPCO 従量電灯B, 374 kWh at 40 A, is 12,093 with 1,099 tax inside", () => {
    // 120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 3,576.00 + 6,552.00 + 2,996.26
    expect(amounts(tepco)).toEqual({
      base: "1247.00",
      energy: "13124.26",
      fuel: "-3840.98", // 374 × −10.27
      levy: "1563.00", // 374 × 4.18 = 1,563.32
      rounding: "-0.28", // 12,093.28 → 12,093
    });
    expect(total(tepco)).toBe("12093");
    expect(settle({ n: 12_093n * 10n, d: 110n }, "down")).toBe(yen(1099));
  });

  test("B01: every line recomputes from values that stand in the catalogue", () => {
    const stated = charges(tepco).map(({ rule, item, amount }) => ({
      name: `${rule}/${item}`,
      amount: toText(amount.value),
      derivation: JSON.parse(JSON.stringify(amount.why)) as Json,
    }));
    const verdict = verifyLines(stated, { entryProblem: entryChecker(folder) });
    expect({ lines: verdict.lines, findings: verdict.findings }).toEqual({
      lines: 5,
      findings: [],
    });
  });

  test("B03: Chugoku 従量電灯A, 310 kWh in May 2026, is 9,958", () => {
    const bill: Bill = {
      plan: "market/plans/energia/juryo-a",
      kwh: 310,
      bill: month("2026-05"),
      area: "chugoku",
    };
    expect(amounts(bill)).toEqual({
      base: "759.68",
      energy: "10951.65", // 105 × 32.75 + 180 × 39.43 + 10 × 41.55
      fuel: "-3047.54", // −147.69 + 295 × −9.83
      levy: "1295.00", // 310 × 4.18 = 1,295.80
      rounding: "-0.79", // 9,958.79 → 9,958
    });
    expect(total(bill)).toBe("9958");
  });

  test("B04: JAでんき 従量電灯A, the same use, is 9,625", () => {
    const bill: Bill = {
      plan: "market/plans/ja-denki/juryo-a",
      kwh: 310,
      bill: month("2026-05"),
      area: "chugoku",
    };
    // 759.68 + 105 × 32.22 + 180 × 38.04 + 10 × 38.84 − 3,047.54 + 1,295 = 9,625.84
    expect(total(bill)).toBe("9625");
  });

  test("B07: Osaka Gas general tariff, 50 m³ in table B, is 9,820", () => {
    const bill: Bill = {
      plan: "market/plans/osaka-gas/general",
      kwh: 50,
      bill: month("2025-05"),
      area: "kansai",
    };
    // 1,364.81 + 169.11 × 50 = 9,820.31
    expect(amounts(bill)).toEqual({ base: "1364.81", energy: "8455.50", rounding: "-0.31" });
    expect(total(bill)).toBe("9820");
  });

  test("B07: the 51st m³ is in table C", () => {
    const bill: Bill = {
      plan: "market/plans/osaka-gas/general",
      kwh: 51,
      bill: month("2025-05"),
      area: "kansai",
    };
    // 1,635.74 + 163.69 × 51 = 9,983.93
    expect(amounts(bill)).toEqual({ base: "1635.74", energy: "8348.19", rounding: "-0.93" });
  });

  test("B09: Mizushima Gas cuts before tax, and adds tax after", () => {
    const shared = { rule: "gas", label: { ja: "", en: "" }, clauses: [], marks: [] } as const;
    const tax = { kind: "added", percent: 10 } as const;
    const part = (item: string, text: string): Charge => {
      const amount = derived.value(text, "JPY", "gas");
      return { ...shared, tax, item, group: "energy", amount };
    };
    const parts = [part("base", "820.00"), part("energy", "4671.55")];
    const rounding = roundGroup(parts, { energy: "keep", total: { digit: "yen", mode: "down" } });
    // 820.00 + 4,671.55 = 5,491.55 → 5,491; 5,491 + floor(549.1) = 6,040
    expect(toText(rounding?.value ?? ZERO)).toBe("-0.55");
    expect(settle({ n: 5491n * 110n, d: 100n }, "down")).toBe(yen(6040));
  });

  test.each([
    [135, "2019-06", 398], // 135 × 2.95 = 398.25, as Kansai prints it
    [374, "2026-08", 1563], // 374 × 4.18 = 1,563.32, as TEPCO bills it
    [100, "2026-04", 398], // the April bill still has the unit of fiscal 2025
    [100, "2026-05", 418], // the May bill has that of 2026
    [100, "2012-08", 22], // the first bill that had a levy
  ])("B10: levy of %i kWh in the bill of %s is %i", (kwh, bill, amount) => {
    const levy = ruleAt(catalogue, "market/levy", "unit-adjustment");
    expect(evaluateUnitAdjustment(levy, { bill, kwh }, catalogue)).toEqual({
      label: "再エネ発電促進賦課金",
      amount,
    });
  });

  test("B10: before the first levy and after the last published one nothing is guessed", () => {
    const levy = ruleAt(catalogue, "market/levy", "unit-adjustment");
    const held = (bill: string) => evaluateUnitAdjustment(levy, { bill, kwh: 100 }, catalogue);
    const code = "rating.price-not-in-force";
    expect(held("2012-07")).toEqual({ held: code, missing: "all, bill of 2012-07" });
    expect(held("2027-05")).toEqual({ held: code, missing: "all, bill of 2027-05" });
  });

  test("B11: Chugoku シンプルコース below its minimum is 1,845, and the levy comes on top", () => {
    expect(total(simple(0))).toBe("1845");
    // 40 × (38.21 − 9.83) = 1,135.20 < 1,844.70; 1,845 + 40 × 4.18 = 167.20 → 2,012
    expect(total(simple(40))).toBe("2012");
    // 65 × (38.21 − 9.83) = 1,844.70 is reached; + 271.70 → 271; 2,115.70 → 2,115
    expect(total(simple(65))).toBe("2115");
  });

  test("B12: らくらくサービス charges what the mean exceeds 13.00", () => {
    const terms = {
      coefficient: value("1"),
      taxFactor: null,
      refundBelow: value("0"),
      chargeAbove: value("13.00"),
      sharePercent: value("100"),
      meanRounding: { digit: "sen", mode: "half-up" },
      unitRounding: { digit: "sen", mode: "down" },
      amountRounding: { digit: "yen", mode: "half-up" },
    } as const;
    const over = (mean: string) => corridorDifference(procurementUnit(value(mean), terms), terms);
    expect(over("13.27")?.value).toEqual(decimal("0.27")); // Tokyo, December 2025
    expect(over("14.22")?.value).toEqual(decimal("1.22")); // Hokkaido
    expect(over("13.00")).toBeNull();
  });

  test("B19: Matsue Gas cuts the adjusted unit at the third decimal", () => {
    const adjusted = adjustedPrice(value("150.88"), {
      adjustment: value("15.584"),
      adjustedPrice: { digit: "sen", mode: "down" },
    });
    expect(toText(adjusted.value)).toBe("166.46"); // 166.464
  });
});

function refused(plan: string, bands: EnergyUse["bands"]): unknown {
  const period = monthBilledIn(month("2026-04"));
  const use = { period, readings: "total", total: 1000, slots: null, estimated: false };
  const rated = rateEnergyUse(
    planAt(catalogue, plan),
    { ...use, bands },
    {
      catalogue,
      market: catalogueMarket(catalogue),
      area: "tokyo",
      capacity: { amps: 40 },
      billMonth: month("2026-04"),
      chosen: [],
      partial: null,
    },
  );
  return rated.ok ? null : rated.refusal;
}

describe("use that a plan cannot price", () => {
  test("a total is no use by time band, and another plan's bands are not this one's", () => {
    const tariff = { rule: "market/plans/tepco", code: "rating.facts-missing" };
    expect(refused("market/plans/tepco/smart-life-s", null)).toEqual({
      ...tariff,
      missing: "use by time band (day, night)",
    });
    expect(refused("market/plans/tepco/smart-life-s", { day: 500, noon: 500 })).toEqual({
      ...tariff,
      missing: "bands day, night, not noon",
    });
  });

  test("a total has no price by the half-hour", () => {
    expect(refused("market/plans/looop/smart-time-one", null)).toEqual({
      rule: "market/plans/looop",
      code: "rating.facts-missing",
      missing: "use by half-hour",
    });
  });
});
