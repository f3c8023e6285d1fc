import type { Day } from "../../../kernel/day.ts";
import { compare, decimal } from "../../../kernel/exact.ts";
import { SLOTS_A_DAY } from "../../../metering/index.ts";
import { bandAt, bandMap } from "../../../rating/energy/bands.ts";
import {
  type PlanAt,
  planOfItem,
  type PricesAt,
  pricesOn,
} from "../../../rating/energy/plan-at.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { Band } from "../../api/use.ts";
import type { DayBands } from "./use-view.ts";

const NO_PLAN: Band = {
  id: "all",
  label: { ja: "使用量", en: "use" },
  price: null,
  tone: "flat",
  illustrative: false,
};

/** The tariff's bands on a day: which half-hour has which price. */
export function dayBands(tenure: Tenure | null, on: Day, catalogue: Catalogue): DayBands {
  const plan = tenure === null ? null : planOn(tenure, on, catalogue);
  const priced = plan === null ? null : pricesOn(plan, on);
  if (plan === null || priced === null) return allDay(NO_PLAN);
  const { energy } = priced.prices;
  if (energy.by === "bands") return banded(plan, { ...priced, energy }, on);
  return allDay({ ...NO_PLAN, ...flatBand(priced), illustrative: isIllustrative(priced) });
}

function planOn(tenure: Tenure, on: Day, catalogue: Catalogue): PlanAt | null {
  const item = tenure.items.findLast(({ from }) => from <= on)?.item;
  if (item === undefined || tenure.supply === null) return null;
  return planOfItem(catalogue, { service: tenure.service, item, area: tenure.supply.area });
}

function allDay(band: Band): DayBands {
  return { bands: [band], of: Array.from({ length: SLOTS_A_DAY }, () => band.id) };
}

/** A price that does not ask for the hour: one for all use, in steps, or the market's. */
function flatBand({ prices: { energy } }: PricesAt): Pick<Band, "label" | "price"> {
  switch (energy.by) {
    case "market":
      return { label: { ja: "市場連動", en: "market price" }, price: null };
    case "tiers": {
      const [only, ...more] = energy.tiers;
      if (only && more.length === 0) {
        return { label: { ja: "全時間", en: "all hours" }, price: only.price };
      }
      return {
        label: { ja: "段階料金（全時間）", en: "all hours, price rises in steps" },
        price: null,
      };
    }
    case "bands":
    case "table":
      return { label: { ja: "全時間", en: "all hours" }, price: null };
  }
}

type Banded = PricesAt & {
  readonly energy: Extract<PricesAt["prices"]["energy"], { by: "bands" }>;
};

function banded({ plan }: PlanAt, priced: Banded, on: Day): DayBands {
  const { energy } = priced;
  const map = bandMap(energy, plan.daysOff);
  const runs = map.on(on);
  const of = Array.from({ length: SLOTS_A_DAY }, (_, slot) => map.keys[bandAt(runs, slot)] ?? "");
  const shown = [...new Set(of)].flatMap((id) => {
    const band = energy.bands[id];
    return band ? [{ id, label: band.label, price: band.tiers[0]?.price ?? null }] : [];
  });
  const ranked = shown.toSorted((a, b) =>
    compare(decimal(a.price ?? "0"), decimal(b.price ?? "0")),
  );
  const illustrative = isIllustrative(priced);
  const bands = ranked.map((band, rank) => ({
    ...band,
    tone: toneOf(rank, ranked.length),
    illustrative,
  }));
  return { bands, of };
}

/** The cheapest hours are the night's colour, the dearest of three the peak's. */
function toneOf(rank: number, of: number): Band["tone"] {
  if (rank === 0) return "night";
  return rank === of - 1 && of > 2 ? "peak" : "day";
}

function isIllustrative({ marks }: PricesAt): boolean {
  return marks.includes("illustrative");
}
