import { describe, expect, test } from "vitest";
import { day, month } from "../kernel/day.ts";
import { add, toText, ZERO } from "../kernel/exact.ts";
import { QUALITY, type Series } from "../metering/series.ts";
import { loadCatalogue } from "../terms/load.ts";
import { entryChecker, type Json, verifyLines } from "../verifier/index.ts";
import { catalogueMarket } from "./catalogue-market.ts";
import type { Held } from "./held.ts";
import type { Line } from "./line.ts";
import type { Market } from "./market.ts";
import { rateElectricity } from "./rate-electricity.ts";
import { steadySupply } from "./supply.ts";
import type { Supply, Tenure } from "./tenure.ts";

const folder = new URL("../../catalogue", import.meta.url).pathname;
const catalogue = loadCatalogue(folder);
const KNOWN_AT = "2025-08-11T00:00:00Z";

/** A market that knows round numbers: fuel at 60,000 yen per kl, a mean of 13.27 yen. */
const market: Market = {
  spotMean: () => ({ text: "13.27", series: "test/mean", marks: [] }),
  spotDay: () => null,
  fuelAverage: () => ({ text: "60000", series: "test/fuel", marks: [] }),
};

/** Half-hours of a month of thirty days that add up to an amount. */
function summed(text: string): Market {
  return { ...market, spotMean: () => ({ text, dividedBy: 1440, series: "test/sum", marks: [] }) };
}

type Steady = Parameters<typeof steadySupply>[0];

function tenure(changes: Partial<Tenure> = {}, supply: Partial<Steady> = {}): Tenure {
  const startedOn = day("2025-07-10");
  return {
    contract: "power-1",
    service: "hiho-denki",
    appliedOn: day("2025-06-01"),
    startedOn,
    endedOn: null,
    termStarts: [startedOn],
    items: [{ item: "standard", from: startedOn, until: null }],
    options: [],
    suspensions: [],
    pauses: [],
    chargeables: [],
    endReason: null,
    supply: steadySupply({
      area: "tokyo",
      meter: "m1",
      capacity: { amps: 40 },
      readingDays: [day("2025-07-10"), day("2025-08-10"), day("2025-09-10")],
      from: day("2025-07-10"),
      ...supply,
    }),
    ...changes,
  };
}

/** The same Wh in every half-hour from a day on. */
function flat(from: string, days: number, wh: number): Series {
  const slots = days * 48;
  const quality = new Uint8Array(slots).fill(QUALITY.measured);
  return {
    meter: "m1",
    from: day(from),
    wh: new Int32Array(slots).fill(wh),
    quality,
    knownAt: KNOWN_AT,
  };
}

function rate(question: {
  readonly tenure?: Tenure;
  readonly month?: string;
  readonly series?: Series | null;
  readonly market?: Market;
}): readonly Line[] | Held {
  const rated = rateElectricity({
    tenure: question.tenure ?? tenure(),
    month: month(question.month ?? "2025-08"),
    seriesOf: () => (question.series === undefined ? flat("2025-07-10", 31, 250) : question.series),
    market: question.market ?? market,
    catalogue,
  });
  return rated.ok ? rated.value : rated.refusal;
}

function lines(question: Parameters<typeof rate>[0]): readonly Line[] {
  const rated = rate(question);
  if (!Array.isArray(rated)) throw new Error(`held: ${(rated as Held).code}`);
  return rated;
}

function amounts(of: readonly Line[]): Record<string, string> {
  return Object.fromEntries(of.map(({ item, amount }) => [item, toText(amount)]));
}

describe("the electricity lines of a month", () => {
  test("31 days of 12 kWh at 40 A: every line, and whole yen together", () => {
    const rated = lines({});
    expect(amounts(rated)).toEqual({
      base: "1247",
      energy: "13043.28", // 120 × 29.80 + 180 × 36.40 + 72 × 40.49
      fuel: "1365.24", // 372 × 3.67
      support: "-744", // 372 × −2.0, bill of August 2025
      procurement: "2794", // 372 × 7.51 = 2,793.72
      levy: "1480", // 372 × 3.98 = 1,480.56
      rounding: "-0.52",
    });
    // 1,247 + 13,043.28 + 1,365.24 − 744 + 2,794 + 1,480 = 19,185.52
    expect(toText(rated.reduce((sum, { amount }) => add(sum, amount), ZERO))).toBe("19185");
  });

  test("a line says whose it is, for when, with what tax and on what it rests", () => {
    const [, energy] = lines({});
    expect({ ...energy, why: null }).toEqual({
      contract: "power-1",
      service: "hiho-denki",
      rule: "hiho-denki/energy-tariff",
      item: "energy",
      label: { ja: "電力量料金", en: "Energy charge" },
      month: month("2025-08"),
      period: { from: day("2025-07-10"), until: day("2025-08-10") },
      amount: { n: 1304328n, d: 100n },
      tax: { kind: "included", percent: 10 },
      why: null,
      clauses: ["HH-11"],
      marks: ["illustrative"],
    });
    expect(energy?.why).toEqual({
      tiers: [
        { upTo: "120", price: price("29.80") },
        { upTo: "300", price: price("36.40") },
        { upTo: null, price: price("40.49") },
      ],
      of: {
        round: { digit: "kWh", mode: "half-up" },
        of: { wh: 372_000, period: "2025-07-10/2025-08-10", readings: `m1@${KNOWN_AT}` },
      },
    });
  });

  test("every derivation recomputes, and every value stands in the catalogue", () => {
    const stated = [
      ...lines({}),
      ...lines({ tenure: tenure({}, { area: "kansai", capacity: null }) }),
      ...lines({ tenure: power(), month: "2025-08" }),
      ...lines({ tenure: tenure({ endedOn: day("2025-07-25") }), month: "2025-07" }),
      ...lines({ market: summed("19101.59") }),
    ].map(({ rule, item, amount, why }) => ({
      name: `${rule}/${item}`,
      amount: toText(amount),
      derivation: JSON.parse(JSON.stringify(why)) as Json,
    }));
    const verdict = verifyLines(stated, { entryProblem: entryChecker(folder) });
    expect(verdict.findings).toEqual([]);
    expect(verdict.lines).toBe(34);
  });

  test("the mean price of a month is rounded once, where the terms say", () => {
    // 19,101.59 ÷ 1,440 = 13.264993… → 13.26; × 1.2 × 1.1 = 17.5032 → 17.50; 372 × 7.50. To four
    // digits first it were 13.2650 → 13.27, and 2,794 yen.
    expect(amounts(lines({ market: summed("19101.59") }))["procurement"]).toBe("2790");
    // 19,101.60 ÷ 1,440 = 13.265 → 13.27
    expect(amounts(lines({ market: summed("19101.60") }))["procurement"]).toBe("2794");
  });

  test("a month in which no reading closed a period has no lines", () => {
    expect(rate({ month: "2025-07" })).toEqual([]);
    expect(rate({ month: "2025-10" })).toEqual([]);
  });

  test("a contract without supply has none either", () => {
    expect(rate({ tenure: tenure({ supply: null }) })).toEqual([]);
  });

  test("the last period closes at the end, its base by the day", () => {
    const ended = tenure({ endedOn: day("2025-07-25") });
    // 1,247 × 15 ÷ 31 = 603.387… → 603.39; 180 kWh: 120 × 29.80 + 60 × 36.40
    expect(amounts(lines({ tenure: ended, month: "2025-07" }))).toMatchObject({
      base: "603.39",
      energy: "5760",
    });
  });

  test("under Power the summer price ends with September", () => {
    const from = "2025-09-10";
    const read = [day(from), day("2025-10-10")];
    const rated = lines({
      tenure: power({ startedOn: day(from) }, { readingDays: read }),
      month: "2025-10",
      series: flat(from, 30, 500),
    });
    // 21 days × 24 kWh × 27.14 and 9 days × 24 kWh × 25.57; 6 × 1,155.84
    expect(amounts(rated)).toMatchObject({
      base: "6935.04",
      "energy/summer": "13678.56",
      "energy/other": "5523.12",
    });
  });
});

/** 6 kW read on 10 September and 10 October, its meter m1 exchanged for m2 between them. */
function exchanged(from: string): Supply {
  const capacity = { kw: 6 };
  return {
    area: "tokyo",
    readingDays: [day("2025-09-10"), day("2025-10-10")],
    spans: [
      { from: day("2025-09-10"), until: day(from), meter: "m1", capacity },
      { from: day(from), until: null, meter: "m2", capacity },
    ],
  };
}

/** The new meter reads twice what the old one did. */
function readBy(meter: string): Series {
  return { ...flat("2025-09-10", 30, meter === "m1" ? 500 : 1000), meter };
}

function ratedBy(supply: Supply): readonly Line[] {
  const own = { ...power({ startedOn: day("2025-09-10") }), supply };
  const asked = { tenure: own, month: month("2025-10"), seriesOf: readBy, market, catalogue };
  const made = rateElectricity(asked);
  if (!made.ok) throw new Error(made.refusal.missing);
  return made.value;
}

describe("a meter exchanged inside a period", () => {
  test("each band counts from both meters", () => {
    // Summer 10 × 24 + 11 × 48 = 768 kWh × 27.14, other 9 × 48 = 432 kWh × 25.57; 6 × 1,155.84
    expect(amounts(ratedBy(exchanged("2025-09-20")))).toMatchObject({
      base: "6935.04",
      "energy/summer": "20843.52",
      "energy/other": "11046.24",
    });
  });

  test("every line recomputes, and says which meter read what", () => {
    const stated = ratedBy(exchanged("2025-09-20")).map(({ item, amount, why }) => ({
      name: item,
      amount: toText(amount),
      derivation: JSON.parse(JSON.stringify(why)) as Json,
    }));
    expect(verifyLines(stated, { entryProblem: entryChecker(folder) }).findings).toEqual([]);
    const other = stated.find(({ name }) => name === "energy/other");
    expect(JSON.stringify(other?.derivation)).toContain('"readings":"m2@');
  });

  test("on the first day of the period, the period is the new meter's alone", () => {
    const all = ratedBy(exchanged("2025-09-10"));
    expect(JSON.stringify(all.map(({ why }) => why))).not.toContain('"readings":"m1@');
  });
});

describe("what holds a bill", () => {
  const period = { from: day("2025-07-10"), until: day("2025-08-10") };
  const held = (code: Held["code"], rule: string, missing: string) => {
    return {
      contract: "power-1",
      service: "hiho-denki",
      rule,
      code,
      month: month("2025-08"),
      period,
      missing,
    };
  };
  const READINGS = "hiho-denki/supply-period";

  test("no readings at all", () => {
    const missing = "no readings for all of 2025-07-10/2025-08-10 (2025-07-10)";
    expect(rate({ series: null })).toEqual(held("rating.readings-missing", READINGS, missing));
  });

  test("readings that end before the period does", () => {
    expect(rate({ series: flat("2025-07-10", 30, 250) })).toMatchObject({
      code: "rating.readings-missing",
    });
  });

  test("five missing half-hours, when four may be filled", () => {
    const missing = "5 half-hours of 2025-07-10/2025-08-10 (2025-07-10)";
    expect(rate({ series: gap(5) })).toEqual(held("rating.readings-missing", READINGS, missing));
  });

  test("four are filled, and every line says that it is estimated", () => {
    const rated = lines({ series: gap(4) });
    expect(amounts(rated)["energy"]).toBe("13043.28");
    expect(rated.every(({ marks }) => marks.includes("estimated"))).toBe(true);
  });

  test("a mean price that is not known yet", () => {
    expect(rate({ market: { ...market, spotMean: () => null } })).toEqual(
      held(
        "rating.spot-price-missing",
        "hiho-denki/procurement-adjustment",
        "tokyo, mean of 2025-08 (2025-07-10)",
      ),
    );
  });

  test("an average fuel price that is not known yet", () => {
    expect(rate({ market: { ...market, fuelAverage: () => null } })).toEqual(
      held(
        "rating.fuel-price-missing",
        "hiho-denki/fuel-adjustment",
        "tokyo, three months to 2025-05 (2025-07-10)",
      ),
    );
  });

  test("an area in which the plan is not sold", () => {
    expect(rate({ tenure: tenure({}, { area: "okinawa" }) })).toEqual(
      held("rating.price-not-in-force", READINGS, "standard is not sold in okinawa (2025-07-10)"),
    );
  });

  test("a contract current that no price is for", () => {
    expect(rate({ tenure: tenure({}, { capacity: { amps: 45 } }) })).toMatchObject({
      code: "rating.supply-missing",
      rule: "hiho-denki/energy-tariff",
    });
  });
});

test("the market of the catalogue knows the demo's months and marks them illustrative", () => {
  const known = catalogueMarket(catalogue);
  const rated = lines({ market: known });
  const marked = rated.filter(({ rule }) => rule !== "market/levy" && rule !== "market/support");
  expect(
    marked
      .filter(({ item }) => item !== "rounding")
      .every(({ marks }) => marks.includes("illustrative")),
  ).toBe(true);
  expect(known.spotMean("tokyo", month("2027-01"))).toBeNull();
  expect(known.spotMean("okinawa", month("2025-08"))).toBeNull();
  expect(known.fuelAverage("tokyo", month("2023-12"))).toBeNull();
});

function price(value: string) {
  const entry = "hiho-denki/energy-tariff/standard-tokyo@2019-10-01";
  return { value, unit: "JPY/kWh", entry };
}

function power(changes: Partial<Tenure> = {}, supply: Partial<Steady> = {}): Tenure {
  const from = changes.startedOn ?? day("2025-07-10");
  const items = [{ item: "power", from, until: null }];
  return tenure({ items, ...changes }, { capacity: { kw: 6 }, ...supply });
}

/** Missing half-hours, one a day from the second day on, at 09:00. */
function gap(count: number): Series {
  const series = flat("2025-07-10", 31, 250);
  for (let index = 1; index <= count; index += 1) {
    const slot = index * 48 + 18;
    series.wh[slot] = 0;
    series.quality[slot] = QUALITY.missing;
  }
  return series;
}
