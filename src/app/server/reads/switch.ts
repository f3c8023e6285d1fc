import { loadAskedHousehold } from "../../../contracts/index.ts";
import type { LoadYear } from "../../../diagnosis/load/load-year.ts";
import { addDays, addMonths } from "../../../kernel/day.ts";
import { overlap, type Period } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { loadSeries, readingsReach } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { HouseholdSwitchView, SwitchDetail } from "../../api/switch.ts";
import { standing } from "../../what-if/switch/ahead.ts";
import { detailView } from "../../what-if/switch/detail-view.ts";
import { type HouseholdSwitch, householdSwitch } from "../../what-if/switch/household-switch.ts";
import { monthsOfPrices, pricesAhead } from "../../what-if/switch/prices-ahead.ts";
import { useYear } from "../../what-if/switch/use-year.ts";
import { switchView } from "../../what-if/switch/view.ts";
import type { Refusal } from "../problems.ts";
import { firstToLast, ownDays, useOf } from "../views/use-of-supply.ts";
import type { Reading } from "./world.ts";

type At = Pick<Reading, "tx" | "world" | "now" | "today">;

/** What changing any contract of the account brings, as seen from its present. */
export async function readSwitch(
  at: At,
  accountId: number,
  by: "resident" | "staff",
): Promise<HouseholdSwitchView> {
  const { found, scenario } = await findSwitch(at, accountId, by);
  const { catalogue } = at.world;
  return switchView(found, { catalogue, asOf: at.now, today: at.today, scenario });
}

/** One row of it, unfolded. */
export async function readSwitchRow(
  at: At,
  accountId: number,
  asked: { readonly key: string; readonly by: "resident" | "staff" },
): Promise<Result<SwitchDetail, Refusal>> {
  const { found } = await findSwitch(at, accountId, asked.by);
  const detail = detailView(found, asked.key, at.world.catalogue);
  return detail === null ? no({ code: "switch.not-found" }) : ok(detail);
}

/** The comparison itself, for every way of showing it. */
export async function findSwitch(
  at: At,
  accountId: number,
  by: "resident" | "staff",
): Promise<{
  readonly found: HouseholdSwitch;
  readonly scenario: HouseholdSwitchView["scenario"];
}> {
  const { tx, world, now, today } = at;
  const { catalogue, sources } = world;
  const household = await loadAskedHousehold(tx, catalogue, accountId, { on: today, now, by });
  const market = await sources.market(tx, { ...monthsOfPrices(today), asKnownAt: now });
  const prices = pricesAhead(catalogue, market, today);
  const loads = new Map<string, LoadYear>();
  for (const tenure of standing(household)) {
    const load = await loadOf(at, tenure, household.person.place);
    if (load !== null) loads.set(tenure.contract, load);
  }
  const found = householdSwitch({ household, catalogue, prices, loads });
  return { found, scenario: prices.scenario };
}

/** The newest year that a contract's meters read, each on its own days. */
async function loadOf(
  { tx, world, now, today }: At,
  tenure: Tenure,
  place: string | null,
): Promise<LoadYear | null> {
  if (tenure.supply === null) return null;
  const meters = metersOf(tenure.supply);
  const reaches: Period[] = [];
  for (const meter of meters) {
    const reach = await readingsReach(tx, meter);
    if (reach) reaches.push(reach);
  }
  const reach = firstToLast(reaches);
  const past = { from: addMonths(today, -13), until: addDays(today, 1) };
  const lately = reach && overlap(reach, past);
  const period = lately && overlap(ownDays(tenure), lately);
  if (period === null) return null;
  const series = await loadSeries(tx, { meters, period, knownAt: now });
  const use = useOf(tenure, (meter) => series.get(meter) ?? null);
  return use && useYear(use, world.catalogue, place);
}
