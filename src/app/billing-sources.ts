import type { KnownHousehold, Sources } from "../billing/index.ts";
import { type Contract, loadContracts, tenureOf } from "../contracts/index.ts";
import { addToMonth, firstDay, lastDay, type Month } from "../kernel/day.ts";
import { loadMarketPrices } from "../metering/index.ts";
import type { Tx } from "../platform/index.ts";
import { catalogueMarket } from "../rating/catalogue-market.ts";
import type { Market } from "../rating/market.ts";
import { AREAS, type Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";

/**
 * What billing asks of contracts and of the market, answered from the database and the catalogue.
 */
export function billingSources(catalogue: Catalogue): Sources {
  const behind = catalogueMarket(catalogue);
  return {
    catalogue,
    async households(tx, { accountIds, asKnownAt, month }) {
      const contracts = await loadContracts(tx, accountIds);
      return new Map(
        [...contracts].map(([accountId, held]) => [
          accountId,
          knownHousehold(held, { catalogue, asKnownAt, month }),
        ]),
      );
    },
    market: (tx, asked) => marketKnown(tx, asked, behind),
  };
}

interface Knowing {
  readonly catalogue: Catalogue;
  readonly asKnownAt: string;
  readonly month: Month;
}

/** A household's contracts as known at an instant; those not applied for by then are not there. */
export function knownHousehold(contracts: readonly Contract[], asked: Knowing): KnownHousehold {
  const { asKnownAt } = asked;
  const known = contracts.filter(({ history }) =>
    history.some(({ recordedAt }) => recordedAt <= asKnownAt),
  );
  return {
    tenures: known.map((contract) => knownTenure(contract, asked)),
    recordedAt: known.flatMap(({ history }) =>
      history.map(({ recordedAt }) => recordedAt).filter((at) => at <= asKnownAt),
    ),
  };
}

/**
 * Histories were checked when their events were recorded: one that cannot be read is a fault of
 * ours.
 */
function knownTenure(contract: Contract, { catalogue, asKnownAt, month }: Knowing): Tenure {
  const asked = { knownAt: asKnownAt, through: lastDay(month) };
  const tenure = tenureOf(contract, catalogue, asked);
  if (tenure.ok) return tenure.value;
  const { code, what } = tenure.refusal;
  throw new Error(`the history of ${contract.id} cannot be read: ${code} (${what})`);
}

/**
 * Imported prices where there are any; what they do not say comes from the catalogue's own files.
 */
async function marketKnown(
  tx: Tx,
  {
    from,
    month,
    asKnownAt,
  }: { readonly from: Month; readonly month: Month; readonly asKnownAt: string },
  behind: Market,
): Promise<Market> {
  const areas = AREAS.filter((area) => area !== "okinawa");
  const period = { from: firstDay(from), until: firstDay(addToMonth(month, 1)) };
  const stored = await loadMarketPrices(tx, { areas, period, knownAt: asKnownAt });
  return {
    spotMean: (area, of) => stored.spotMean(area, of) ?? behind.spotMean(area, of),
    spotDay: (area, on) => stored.spotDay(area, on) ?? behind.spotDay(area, on),
    fuelAverage: (area, lastMonth) => behind.fuelAverage(area, lastMonth),
  };
}
