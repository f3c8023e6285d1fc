import { type Problem, type ProblemList, FileRefused, problemList } from "../problem.ts";
import { type CsvDialect, type CsvRead, readCsvRows } from "./csv-rows.ts";
import { DayBook, type FinishRules, type StampEnd } from "./day-book.ts";
import { columnsOf, type DayColumns } from "./day-columns.ts";
import { type ReadLimits, type Source, sourceName, wholeFile } from "./line-blocks.ts";
import { longReader } from "./long-csv.ts";
import {
  type LongMapping,
  type Mapping,
  type NetworkMapping,
  qualityOf,
  type Stage,
  type WideMapping,
} from "./mapping.ts";
import { QUALITY_OF_STAGE, readNetworkXml, stageOf } from "./network-xml.ts";
import type { Unit } from "./quantity.ts";
import { decodeText, detectEncoding, type Encoding, withoutBom } from "./text-encoding.ts";
import { isZip, unzipXml, type ZippedFile } from "./unzip.ts";
import { wideReader } from "./wide-csv.ts";

/** What a file of readings says, before anything is known of the meters of this operator. */
export interface Readings {
  readonly format: Mapping["format"];
  readonly encoding: Encoding | null;
  readonly unit: Unit | null;
  readonly stamp: StampEnd | null;
  readonly stage: Stage | null;
  readonly rows: number;
  readonly slots: number;
  readonly chunks: readonly DayColumns[];
  /** The file's words for its meters, each with the first row that has it. */
  readonly meters: ReadonlyMap<string, number>;
  readonly problems: ProblemList;
}

/** Reads a file once, from its bytes to whole days; every fault is a problem in the answer. */
export async function readReadings(
  source: Source,
  mapping: Mapping,
  limits: ReadLimits,
  { shortcut = true }: { shortcut?: boolean } = {},
): Promise<Readings> {
  const problems = problemList();
  const book = new DayBook(problems);
  try {
    switch (mapping.format) {
      case "long":
        return await readLong(source, mapping, { limits, book, shortcut });
      case "wide":
        return await readWide(source, mapping, { limits, book, shortcut });
      case "network-xml":
        return await readNetwork(source, mapping, { limits, book, shortcut });
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    problems.add(error.problem satisfies Problem);
    return { ...nothing(mapping), slots: book.slots, problems };
  }
}

interface Context {
  readonly limits: ReadLimits;
  readonly book: DayBook;
  readonly shortcut: boolean;
}

async function readLong(source: Source, mapping: LongMapping, context: Context): Promise<Readings> {
  const { book, limits } = context;
  const reader = longReader(mapping, book);
  const read = await readCsvRows(source, dialectOf(mapping, context), limits, reader);
  const stamp = reader.stampIsStart() ? "start" : (mapping.stamp ?? book.detectStamp());
  const rules = { stamp, quality: qualityOf(mapping.quality), partDays: false };
  return { ...nothing(mapping), ...read, unit: reader.unit(), stamp, ...closed(book, rules) };
}

async function readWide(source: Source, mapping: WideMapping, context: Context): Promise<Readings> {
  const { book, limits } = context;
  const reader = wideReader(mapping, book);
  const read = await readCsvRows(source, dialectOf(mapping, context), limits, reader);
  const rules = { stamp: "start", quality: qualityOf(mapping.quality), partDays: false } as const;
  return {
    ...nothing(mapping),
    ...read,
    unit: reader.unit(),
    stamp: reader.stamp(),
    ...closed(book, rules),
  };
}

async function readNetwork(
  source: Source,
  mapping: NetworkMapping,
  context: Context,
): Promise<Readings> {
  const { book, limits } = context;
  const name = sourceName(source);
  const bytes = await wholeFile(source, limits);
  if (bytes.length === 0) throw emptyFile();
  const files = isZip(bytes) ? unzipXml(bytes, limits) : [{ name, bytes }];
  let stage: Stage | null = null;
  let encoding: Encoding | null = null;
  for await (const file of files) {
    const text = textOf(file);
    const each = stageOf(mapping.stage, `${name} ${file.name}`, text.xml);
    if (stage !== null && stage !== each) throw mixedStages(file.name);
    ({ encoding } = text);
    stage = each;
    readNetworkXml(text.xml, book);
  }
  const quality = QUALITY_OF_STAGE[stage ?? "same-day"];
  const rules = { stamp: "start", quality, partDays: stage === "same-day" } as const;
  return {
    ...nothing(mapping),
    encoding,
    unit: "kWh",
    stamp: "start",
    stage,
    rows: book.slots,
    ...closed(book, rules),
  };
}

function closed(book: DayBook, rules: FinishRules) {
  const meters = book.meters();
  const { slots, problems } = book;
  return { slots, problems, meters, chunks: [...columnsOf(book.finish(rules))] };
}

function nothing({ format }: Mapping): Omit<Readings, "problems"> {
  const unknown = { encoding: null, unit: null, stamp: null, stage: null };
  return { format, ...unknown, rows: 0, slots: 0, chunks: [], meters: new Map() };
}

function dialectOf(mapping: LongMapping | WideMapping, { shortcut }: Context): CsvDialect {
  return {
    delimiter: mapping.delimiter,
    skipRows: mapping.skipRows,
    headerRows: mapping.header ? 1 : 0,
    encoding: mapping.encoding ?? null,
    shortcut,
  };
}

function textOf({ bytes }: ZippedFile): { xml: string } & Pick<CsvRead, "encoding"> {
  const encoding = detectEncoding(bytes);
  return { encoding, xml: decodeText(withoutBom(bytes), encoding) };
}

function emptyFile(): FileRefused {
  return new FileRefused({
    code: "metering.file-empty",
    field: "file",
    got: "0 bytes",
    accepted: "XML, or a ZIP file with XML",
  });
}

function mixedStages(name: string): FileRefused {
  return new FileRefused({
    code: "metering.zip-content",
    field: "file",
    got: name,
    accepted: "files of one stage in one ZIP",
  });
}
