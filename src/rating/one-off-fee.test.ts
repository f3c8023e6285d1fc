import path from "node:path";
import { describe, expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { toText } from "../kernel/exact.ts";
import { loadCatalogue } from "../terms/load.ts";
import { bareTenure } from "./examples/example-terms.ts";
import { rateMonth } from "./rate-month.ts";
import type { Chargeable } from "./tenure.ts";

const catalogue = loadCatalogue(path.resolve(import.meta.dirname, "../../catalogue"));

function lines(service: string, chargeables: readonly Chargeable[], of = "2026-12") {
  const rated = rateMonth({
    household: [bareTenure(service, { chargeables })],
    month: month(of),
    catalogue,
    market: { spotMean: () => null, spotDay: () => null, fuelAverage: () => null },
    seriesOf: () => null,
  });
  return rated.lines.map(({ item, amount, clauses, marks }) => {
    return [item, toText(amount), clauses.join(" "), marks.join(" ")];
  });
}

function charged(code: string, amount?: string): Chargeable {
  const of = { code, on: day("2026-11-22"), quantity: 1, facts: {} };
  return amount === undefined ? of : { ...of, amount };
}

describe("what comes to nothing", () => {
  test("stands on the bill where the terms show it, with its clause", () => {
    const visit = [charged("visit"), charged("basic-work"), charged("parts", "3300")];
    expect(lines("kaketsuke365", visit)).toEqual([
      ["basic-work", "0", "KK-02", ""],
      ["parts", "3300", "KK-02", ""],
      ["visit", "0", "KK-02", ""],
    ]);
  });

  test("else it is no line", () => {
    expect(lines("kaketsuke365", [charged("parts", "0")])).toEqual([]);
  });

  test("what rests on a made-up figure says so", () => {
    const parts = [charged("parts", "0"), charged("overtime", "1500")];
    expect(lines("kurashi-anshin", parts)).toEqual([
      ["overtime", "1500", "KK-02", "illustrative"],
      ["parts", "0", "KK-02", "illustrative"],
    ]);
  });
});
