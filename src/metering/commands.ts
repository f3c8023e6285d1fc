import { createHash, type Hash } from "node:crypto";
import { formatDay } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { DayColumns } from "./formats/day-columns.ts";
import { READ_LIMITS, type ReadLimits, type Source, sourceName } from "./formats/line-blocks.ts";
import { type MappingInput, mappingField } from "./formats/mapping.ts";
import { type Readings, readReadings } from "./formats/read-readings.ts";
import type { Problem, ProblemList } from "./problem.ts";
import { dayWriter, type StoredDays } from "./store-days.ts";
import {
  closeImport,
  findImport,
  type ImportOutcome,
  openImport,
  takeTurn,
} from "./store-imports.ts";
import { findMeters } from "./store.ts";

export interface ImportOptions {
  /** What is said about the file; see `docs/reference/import-formats.md`. */
  readonly mapping: MappingInput;
  /** When this became known (ISO 8601): the operator's clock, except when history is rebuilt. */
  readonly knownAt: string;
  /** Store the whole days that are right and report the rest, instead of storing nothing. */
  readonly goodRowsOnly?: boolean;
  /**
   * What the file calls its meters → meter; without, meters are found by name or supply point
   * number.
   */
  readonly meters?: ReadonlyMap<string, string>;
  readonly limits?: Partial<ReadLimits>;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export type ImportProgress =
  | { readonly step: "reading"; readonly bytes: number }
  | { readonly step: "storing"; readonly days: number; readonly of: number };

/** What an import did, as it is printed, logged and answered. */
export interface ImportReport {
  readonly outcome: ImportOutcome;
  readonly importId: number;
  readonly source: string;
  /**
   * The earlier import that took in the same file with the same statements; then nothing was done.
   */
  readonly sameAs: number | null;
  readonly format: Readings["format"];
  readonly encoding: Readings["encoding"];
  readonly unit: Readings["unit"];
  readonly stamp: Readings["stamp"];
  readonly stage: Readings["stage"];
  readonly rows: number;
  readonly slots: number;
  readonly meters: number;
  readonly days: { readonly added: number; readonly corrected: number; readonly unchanged: number };
  /** All problems are counted; the first thousand are listed. */
  readonly problemCount: number;
  readonly problems: readonly Problem[];
}

/**
 * Takes in a file of readings, in the caller's transaction: all of it, or (without `goodRowsOnly`)
 * nothing when anything is wrong. The same file twice changes nothing; a corrected file makes new
 * versions of its days.
 */
export async function importReadings(
  tx: Tx,
  source: Source,
  options: ImportOptions,
): Promise<ImportReport> {
  const mapping = mappingField.parse(options.mapping);
  const hash = createHash("sha256");
  const readings = await readReadings(source, mapping, limitsOf(options, hash));
  const identity = {
    contentHash: hash.digest(),
    statementHash: createHash("sha256")
      .update(JSON.stringify([mapping, readings.stage]))
      .digest(),
    source: sourceName(source),
    format: mapping.format,
    knownAt: options.knownAt,
  };
  await takeTurn(tx);
  const sameAs = await findImport(tx, identity);
  if (sameAs !== null)
    return reportOf(readings, { identity, importId: sameAs, sameAs, stored: NOTHING });
  const importId = await openImport(tx, identity);
  const chunks = await knownMetersOnly(tx, readings, options);
  const stored = await storeAll(tx, { readings, chunks, importId, options });
  const report = reportOf(readings, { identity, importId, sameAs, stored });
  await closeImport(tx, importId, { outcome: report.outcome, report });
  return report;
}

const NOTHING: StoredDays = { added: 0, corrected: 0, unchanged: 0, outOfOrder: [] };

function limitsOf({ limits, onProgress }: ImportOptions, hash: Hash): ReadLimits {
  return {
    ...READ_LIMITS,
    ...limits,
    onChunk(chunk, bytes) {
      hash.update(chunk);
      onProgress?.({ step: "reading", bytes });
    },
  };
}

/** The chunks in the operator's own names of meters; days of unknown ones become problems. */
async function knownMetersOnly(
  tx: Tx,
  readings: Readings,
  options: ImportOptions,
): Promise<DayColumns[]> {
  const words = [...readings.meters.keys()];
  const found = options.meters ?? (await findMeters(tx, words));
  const known = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const [word, row] of readings.meters) {
    const meter = found.get(word);
    const other = meter === undefined ? undefined : taken.get(meter);
    if (meter !== undefined && other === undefined) {
      known.set(word, meter);
      taken.set(meter, word);
      continue;
    }
    const accepted =
      other === undefined
        ? "the name or supply point number of a meter of this operator"
        : `one name for a meter: this one is also ${other} here`;
    readings.problems.add({
      row,
      field: "meter",
      code: "metering.unknown-meter",
      got: word,
      accepted,
    });
  }
  return readings.chunks.map((chunk) => renamed(chunk, known)).filter(({ count }) => count > 0);
}

function renamed(chunk: DayColumns, known: ReadonlyMap<string, string>): DayColumns {
  if (chunk.meters.every((word) => known.has(word)))
    return { ...chunk, meters: chunk.meters.map((word) => known.get(word) ?? word) };
  const kept = chunk.meters.flatMap((word, at) => (known.has(word) ? [at] : []));
  const cut = (bytes: Buffer) => {
    const width = bytes.length / chunk.count;
    return Buffer.concat(kept.map((at) => bytes.subarray(at * width, (at + 1) * width)));
  };
  return {
    count: kept.length,
    meters: kept.map((at) => known.get(chunk.meters[at] ?? "") ?? ""),
    days: kept.flatMap((at) => chunk.days[at] ?? []),
    rows: kept.flatMap((at) => chunk.rows[at] ?? []),
    wh: cut(chunk.wh),
    quality: cut(chunk.quality),
  };
}

interface Storing {
  readonly readings: Readings;
  readonly chunks: readonly DayColumns[];
  readonly importId: number;
  readonly options: ImportOptions;
}

async function storeAll(
  tx: Tx,
  { readings, chunks, importId, options }: Storing,
): Promise<StoredDays> {
  const { problems } = readings;
  const goodRowsOnly = options.goodRowsOnly ?? false;
  if (problems.count > 0 && !goodRowsOnly) return NOTHING;
  const of = chunks.reduce((sum, { count }) => sum + count, 0);
  await tx.query("savepoint days_of_import");
  const writer = dayWriter(tx, { importId, knownAt: options.knownAt });
  let days = 0;
  for (const chunk of chunks) {
    await writer.write(chunk);
    days += chunk.count;
    options.onProgress?.({ step: "storing", days, of });
  }
  noteOutOfOrder(problems, writer.counts);
  if (problems.count === 0 || goodRowsOnly) return writer.counts;
  await tx.query("rollback to savepoint days_of_import");
  return NOTHING;
}

function noteOutOfOrder(problems: ProblemList, { outOfOrder }: StoredDays): void {
  for (const { meter, day, row } of outOfOrder)
    problems.add({
      row,
      field: `${meter} ${formatDay(day)}`,
      code: "metering.known-out-of-order",
      got: "other values, known earlier than what is stored",
      accepted: "knownAt not before that of the newest version of the day",
    });
}

interface Outcome {
  readonly identity: { readonly source: string };
  readonly importId: number;
  readonly sameAs: number | null;
  readonly stored: StoredDays;
}

function reportOf(
  readings: Readings,
  { identity, importId, sameAs, stored }: Outcome,
): ImportReport {
  const { format, encoding, unit, stamp, stage, rows, slots, problems } = readings;
  const { added, corrected, unchanged } = stored;
  return {
    outcome: outcomeOf(sameAs !== null, stored, problems),
    importId,
    source: identity.source,
    sameAs,
    format,
    encoding,
    unit,
    stamp,
    stage,
    rows,
    slots,
    meters: readings.meters.size,
    days: { added, corrected, unchanged },
    problemCount: problems.count,
    problems: problems.kept,
  };
}

function outcomeOf(
  seen: boolean,
  { added, corrected, unchanged }: StoredDays,
  problems: ProblemList,
): ImportOutcome {
  if (seen) return "unchanged";
  const changed = added + corrected > 0;
  if (problems.count > 0)
    return changed ? "partly-stored" : unchanged > 0 ? "unchanged" : "refused";
  return changed ? "stored" : "unchanged";
}
