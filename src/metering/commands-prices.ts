import { createHash } from "node:crypto";
import { formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { ImportProgress } from "./commands.ts";
import { READ_LIMITS, type ReadLimits, type Source, sourceName } from "./formats/line-blocks.ts";
import { readSpotSummary, type SpotSummary } from "./formats/spot-summary.ts";
import { type MarketPrices, marketPrices } from "./market-prices.ts";
import type { Problem } from "./problem.ts";
import {
  closeImport,
  findImport,
  type ImportOutcome,
  openImport,
  takeTurn,
} from "./store-imports.ts";
import { loadPriceDays, type PriceQuery, type StoredPrices, storePrices } from "./store-prices.ts";

export interface PriceImportOptions {
  readonly knownAt: string;
  readonly goodRowsOnly?: boolean;
  readonly limits?: Partial<ReadLimits>;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface PriceImportReport {
  readonly outcome: ImportOutcome;
  readonly importId: number;
  readonly source: string;
  readonly sameAs: number | null;
  readonly format: "spot-summary";
  readonly encoding: SpotSummary["encoding"];
  readonly rows: number;
  /** Counted by area and day: one day of the nine areas is nine. */
  readonly areaDays: {
    readonly added: number;
    readonly corrected: number;
    readonly unchanged: number;
  };
  readonly problemCount: number;
  readonly problems: readonly Problem[];
}

const NOTHING: StoredPrices = { added: 0, corrected: 0, unchanged: 0, outOfOrder: [] };

/** Takes in a `spot_summary` file of the power exchange, under the same rules as readings. */
export async function importSpotPrices(
  tx: Tx,
  source: Source,
  options: PriceImportOptions,
): Promise<PriceImportReport> {
  const hash = createHash("sha256");
  const onChunk = (chunk: Buffer, bytes: number) => {
    hash.update(chunk);
    options.onProgress?.({ step: "reading", bytes });
  };
  const summary = await readSpotSummary(source, { ...READ_LIMITS, ...options.limits, onChunk });
  const identity = {
    contentHash: hash.digest(),
    statementHash: createHash("sha256").update("spot-summary").digest(),
    source: sourceName(source),
    format: "spot-summary",
    knownAt: options.knownAt,
  };
  await takeTurn(tx);
  const sameAs = await findImport(tx, identity);
  const importId = sameAs ?? (await openImport(tx, identity));
  const stored = sameAs === null ? await storeWhole(tx, { summary, importId, options }) : NOTHING;
  const { encoding, rows, problems } = summary;
  const { outOfOrder: _, ...areaDays } = stored;
  const report: PriceImportReport = {
    outcome: outcomeOf(stored, problems.count),
    importId,
    source: identity.source,
    sameAs,
    format: "spot-summary",
    encoding,
    rows,
    areaDays,
    problemCount: problems.count,
    problems: problems.kept,
  };
  if (sameAs === null) await closeImport(tx, importId, { outcome: report.outcome, report });
  return report;
}

interface Storing {
  readonly summary: SpotSummary;
  readonly importId: number;
  readonly options: PriceImportOptions;
}

async function storeWhole(tx: Tx, { summary, importId, options }: Storing): Promise<StoredPrices> {
  const { days, problems } = summary;
  const goodRowsOnly = options.goodRowsOnly ?? false;
  if (problems.count > 0 && !goodRowsOnly) return NOTHING;
  await tx.query("savepoint prices_of_import");
  const stored = await storePrices(tx, days, { importId, knownAt: options.knownAt });
  for (const { area, day } of stored.outOfOrder)
    problems.add({
      row: null,
      field: `${area} ${formatDay(day)}`,
      code: "metering.known-out-of-order",
      got: "other prices, known earlier than what is stored",
      accepted: "knownAt not before that of the newest version of the day",
    });
  if (problems.count === 0 || goodRowsOnly) return stored;
  await tx.query("rollback to savepoint prices_of_import");
  return NOTHING;
}

function outcomeOf({ added, corrected, unchanged }: StoredPrices, problems: number): ImportOutcome {
  const changed = added + corrected > 0;
  if (problems > 0) return changed ? "partly-stored" : unchanged > 0 ? "unchanged" : "refused";
  return changed ? "stored" : "unchanged";
}

/** Stored spot prices in memory, for the `Market` of a bill run or a what-if. */
export async function loadMarketPrices(tx: Tx, query: PriceQuery): Promise<MarketPrices> {
  return marketPrices(await loadPriceDays(tx, query));
}
