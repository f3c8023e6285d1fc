import {
  type Contract,
  type ContractRefusal,
  loadContracts,
  tenureOf,
} from "../contracts/index.ts";
import { AREAS } from "../kernel/area.ts";
import { addToMonth, type Day, firstDay, lastDay, type Month } from "../kernel/day.ts";
import { loadMarketPrices } from "../metering/index.ts";
import { isLater, type Tx } from "../platform/index.ts";
import { loadUses } from "../points/index.ts";
import { catalogueMarket } from "../rating/catalogue-market.ts";
import type { Market } from "../rating/market.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { KnownHousehold, Sources } from "./sources.ts";

/** Contracts and prices as they are stored: what an operator bills from. */
export function storedSources(catalogue: Catalogue): Sources {
  const { hash, services, documents, rules } = catalogue;
  return {
    catalogue,
    households: (tx, asked) => loadHouseholds(tx, catalogue, asked),
    market: (tx, asked) => loadMarket(tx, catalogue, asked),
    pointUses: (tx, { accountIds, asKnownAt }) => loadUses(tx, accountIds, asKnownAt),
    inWorker: { module: import.meta.url, input: { hash, services, documents, rules } },
  };
}

/** The same in a thread of a run, from a copy of the catalogue. */
export function makeSources(catalogue: Catalogue): Sources {
  return storedSources(catalogue);
}

async function loadHouseholds(
  tx: Tx,
  catalogue: Catalogue,
  {
    accountIds,
    asKnownAt,
    month,
  }: { accountIds: readonly number[]; asKnownAt: string; month: Month },
): Promise<ReadonlyMap<number, KnownHousehold>> {
  const contracts = await loadContracts(tx, accountIds);
  const through = lastDay(month);
  return new Map(
    [...contracts].map(([accountId, own]) => [
      accountId,
      knownHousehold(
        own.flatMap((contract) => asKnown(contract, asKnownAt)),
        { catalogue, through },
      ),
    ]),
  );
}

/**
 * The part of a history that was recorded by then; a contract of which nothing was, was not there.
 */
function asKnown(contract: Contract, asKnownAt: string): readonly Contract[] {
  const known = contract.history.filter(({ recordedAt }) => !isLater(recordedAt, asKnownAt));
  if (known.length === contract.history.length) return [contract];
  return known.length === 0 ? [] : [{ ...contract, history: known }];
}

function knownHousehold(
  contracts: readonly Contract[],
  { catalogue, through }: { catalogue: Catalogue; through: Day },
): KnownHousehold {
  const read = contracts.map((contract) => ({
    contract,
    tenure: tenureOf(contract, catalogue, { through }),
  }));
  return {
    tenures: read.flatMap(({ tenure }) => (tenure.ok ? [tenure.value] : [])),
    recordedAt: contracts.flatMap(({ history }) => history.map(({ recordedAt }) => recordedAt)),
    unreadable: read.flatMap(({ contract, tenure }) =>
      tenure.ok
        ? []
        : [{ contract: contract.id, service: contract.service, reason: reasonOf(tenure.refusal) }],
    ),
  };
}

function reasonOf(refusal: ContractRefusal): string {
  return JSON.stringify(refusal);
}

/**
 * Imported prices first; a day that was never imported has the catalogue's illustrative one, and is
 * marked so.
 */
async function loadMarket(
  tx: Tx,
  catalogue: Catalogue,
  { from, month, asKnownAt }: { from: Month; month: Month; asKnownAt: string },
): Promise<Market> {
  // The use of a bill reaches two months back, and the mean price of the month after the period's
  // first counts.
  const period = { from: firstDay(addToMonth(from, -2)), until: firstDay(addToMonth(month, 2)) };
  const stored = await loadMarketPrices(tx, { areas: AREAS, period, knownAt: asKnownAt });
  const behind = catalogueMarket(catalogue);
  return {
    spotDay: (area, on) => stored.spotDay(area, on) ?? behind.spotDay(area, on),
    spotMean: (area, of) => stored.spotMean(area, of) ?? behind.spotMean(area, of),
    fuelAverage: (area, lastMonth) => behind.fuelAverage(area, lastMonth),
  };
}
