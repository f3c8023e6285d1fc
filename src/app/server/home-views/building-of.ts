import { loadContracts, loadHeldUnder, stateOn, tenureOf } from "../../../contracts/index.ts";
import { loadHomeMeters, loadHomeSeries } from "../../../home/index.ts";
import { kindOf } from "../../../home/control/device-kinds.ts";
import type { HomeDevice } from "../../../home/views/home-meters.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Period } from "../../../kernel/period.ts";
import { joinSeries, loadSpans, type Series } from "../../../metering/index.ts";
import { metersOf } from "../../../rating/supply.ts";
import type { Tenure } from "../../../rating/tenure.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import type { KnownContract } from "../views/contract-view.ts";
import { useOf } from "../views/use-of-supply.ts";
import { type HomeOf, homeOf } from "./home-of.ts";
import { buildingOfHousehold } from "./shown-to.ts";
import { type Facts, loadFacts, loadMeasuringAccount } from "./store-home-views.ts";

/** A building, what measures it and its dwellings; nothing here leaves the server singly. */
export interface BuildingOf {
  readonly home: HomeOf;
  readonly contract: KnownContract;
  readonly facts: Facts;
  /** Meter at which the building is supplied; null: none is known. */
  readonly main: string | null;
  readonly dwellings: Dwellings;
}

/** Whose half-hours make the sum: the operator's sub-meters, or else the residents' own meters. */
export interface Dwellings {
  readonly contracts: number;
  /** As many as the building has. */
  readonly of: number;
  readonly seriesIn: (period: Period) => Promise<readonly Series[]>;
}

/** The building of an account's own building contract (MM-01, MM-02). */
export async function buildingOf(
  reading: Reading,
  accountId: number,
): Promise<Result<BuildingOf, Refusal>> {
  const found = await homeOf(reading, accountId);
  if (!found.ok) {
    return found.refusal.code === "use.no-meter" ? no({ code: "building.none" }) : found;
  }
  const home = found.value;
  const contract = buildingOfHousehold(home.context);
  if (contract === null) return no({ code: "building.none" });
  const id = contract.contract.id;
  const measuring = await loadMeasuringAccount(reading.tx, id);
  const devices =
    measuring === null ? [] : (await loadHomeMeters(reading.tx, measuring.accountId)).devices;
  const residents = await residentsOf(reading, id);
  const facts = { ...(await loadFacts(reading.tx, accountId)), ...measuring?.facts };
  const subMeters = boughtBy(devices, "sub-meter");
  const own = { residents, reading };
  const measured = measuring === null ? residents.length : subMeters.length;
  return ok({
    home,
    contract,
    facts,
    main: boughtBy(devices, "meter")[0] ?? null,
    dwellings: {
      contracts: residents.length,
      of: Math.max(numberOf(facts["dwellings"]) ?? 0, measured, residents.length),
      seriesIn: (period) =>
        measuring === null ? residentsIn(own, period) : metersIn(reading, subMeters, period),
    },
  });
}

function boughtBy(devices: readonly HomeDevice[], kind: "meter" | "sub-meter"): readonly string[] {
  return devices
    .filter(({ eoj, excluded }) => kindOf(eoj) === kind && !excluded)
    .flatMap(({ channels }) => channels.filter(({ register }) => register === "bought"))
    .map(({ meter }) => meter);
}

export function numberOf(fact: unknown): number | null {
  return typeof fact === "string" && /^\d{1,5}$/.test(fact) ? Number(fact) : null;
}

async function residentsOf(
  { tx, world, now, today }: Reading,
  contract: string,
): Promise<readonly (readonly Tenure[])[]> {
  const held = (await loadHeldUnder(tx, [contract])).filter(({ contract: each }) => {
    const state = stateOn(each, today, { knownAt: now });
    return each.id !== contract && state.ok && state.value === "active";
  });
  const accounts = [...new Set(held.map(({ accountId }) => accountId))];
  const contracts = await loadContracts(tx, accounts);
  return accounts.map((account) =>
    (contracts.get(account) ?? []).flatMap((each) => {
      const tenure = tenureOf(each, world.catalogue, { knownAt: now, through: today });
      return tenure.ok && tenure.value.supply !== null ? [tenure.value] : [];
    }),
  );
}

interface Own {
  readonly residents: readonly (readonly Tenure[])[];
  readonly reading: Reading;
}

/** A dwelling without a supply of ours has a series all the same: one that is missing. */
async function residentsIn({ residents, reading }: Own, period: Period) {
  const meters = residents.flat().flatMap(({ supply }) => metersOf(supply));
  const spans = meters.map((meter) => ({ meter, period }));
  const found = await loadSpans(reading.tx, spans, reading.now);
  return residents.map((tenures) => {
    const read = tenures.flatMap(
      (tenure) => useOf(tenure, (meter) => found.get(meter) ?? null) ?? [],
    );
    return joinSeries(read, period);
  });
}

async function metersIn({ tx }: Reading, meters: readonly string[], period: Period) {
  const series = await loadHomeSeries(tx, { meters, period });
  return meters.flatMap((meter) => series.get(meter) ?? []);
}
