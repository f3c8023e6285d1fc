import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, type Options, parse } from "csv-parse";
import { FileRefused } from "../problem.ts";
import { lineBlocks, lineTooLong, type ReadLimits, type Source } from "./line-blocks.ts";
import { decodeText, detectEncoding, type Encoding, withoutBom } from "./text-encoding.ts";

/** What reads the rows of one CSV format. */
export interface RowReader {
  /** Rows before the data: the header, when the file has one. */
  header(fields: readonly string[], row: number): void;
  /** Any row, fields trimmed. */
  fields(fields: readonly string[], row: number): void;
  /**
   * The short way: takes the line at `start` when it is of the plainest form, and says where the
   * next line begins; −1 leaves the line to `fields`. What it takes must come out as it would
   * there.
   */
  plain(block: Buffer, start: number, row: number): number;
}

export interface CsvDialect {
  readonly delimiter: "," | "\t" | ";";
  /** Lines before the header, such as a title. */
  readonly skipRows: number;
  /** 0 when the file has no header. */
  readonly headerRows: 0 | 1;
  readonly encoding: Encoding | null;
  /** False reads everything with csv-parse; for tests that hold the two ways together. */
  readonly shortcut: boolean;
}

export interface CsvRead {
  readonly encoding: Encoding;
  readonly rows: number;
}

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;

/**
 * Reads a CSV file row by row. Plain files (no quote anywhere) are cut at newlines and delimiters,
 * which are never part of a character in UTF-8 or Shift_JIS; from the first block with a quote on,
 * csv-parse reads the rest.
 */
export async function readCsvRows(
  source: Source,
  dialect: CsvDialect,
  limits: ReadLimits,
  reader: RowReader,
): Promise<CsvRead> {
  const blocks = lineBlocks(source, limits);
  try {
    return await readBlocks(blocks, { dialect, limits, reader });
  } finally {
    // A refusal leaves the loop early: the file is closed here, not by the garbage collector.
    await blocks.return(undefined);
  }
}

async function readBlocks(
  blocks: AsyncGenerator<Buffer>,
  how: Pick<ReadState, "dialect" | "limits" | "reader">,
): Promise<CsvRead> {
  const { dialect } = how;
  const first = await blocks.next();
  if (first.done) throw emptyFile();
  const encoding = dialect.encoding ?? detectEncoding(first.value);
  const state = { ...how, row: 0, encoding };
  let block: Buffer | undefined = withoutBom(first.value);
  while (block && dialect.shortcut && !block.includes(QUOTE)) {
    readPlainBlock(block, state);
    block = await nextOf(blocks);
  }
  if (block) await readQuoted(block, blocks, state);
  if (state.row <= dialect.skipRows + dialect.headerRows) throw emptyFile();
  return { encoding, rows: state.row };
}

interface ReadState {
  row: number;
  readonly dialect: CsvDialect;
  readonly encoding: Encoding;
  readonly reader: RowReader;
  readonly limits: ReadLimits;
}

function readPlainBlock(block: Buffer, state: ReadState): void {
  const { reader, dialect, encoding, limits } = state;
  const firstData = dialect.skipRows + dialect.headerRows;
  for (let at = 0; at < block.length;) {
    state.row += 1;
    const next = state.row > firstData ? reader.plain(block, at, state.row) : -1;
    if (next >= 0) {
      at = next;
      continue;
    }
    const newline = block.indexOf(NEWLINE, at);
    const end = newline < 0 ? block.length : newline;
    if (end - at > limits.maxLineBytes) throw lineTooLong(limits.maxLineBytes);
    const textEnd = end > at && block[end - 1] === RETURN ? end - 1 : end;
    giveRow(decodeText(block.subarray(at, textEnd), encoding).split(dialect.delimiter), state);
    at = end + 1;
  }
}

async function readQuoted(
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  state: ReadState,
): Promise<void> {
  // Taking each record as it is parsed, not from the stream, keeps those that stand before a broken
  // one.
  const take = (record: string[]) => {
    state.row += 1;
    giveRow(record, state);
    return null;
  };
  const parser = parse({ ...csvOptions(state), on_record: take }).resume();
  try {
    await pipeline(Readable.from(textsOf(first, rest, state.encoding)), parser);
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, state.row + 1) : error;
  }
}

async function* textsOf(
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  for (let block: Buffer | undefined = first; block; block = await nextOf(rest))
    yield decodeText(block, encoding);
}

function csvOptions({ dialect, limits }: ReadState): Options {
  return {
    delimiter: dialect.delimiter,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    max_record_size: limits.maxLineBytes,
  };
}

function giveRow(raw: readonly string[], { row, dialect, reader }: ReadState): void {
  if (row <= dialect.skipRows) return;
  const fields = raw.map((each) => each.trim());
  if (row <= dialect.skipRows + dialect.headerRows) reader.header(fields, row);
  // A row of nothing, or of delimiters only, is how spreadsheets end a file.
  else if (fields.some((each) => each !== "")) reader.fields(fields, row);
}

async function nextOf(blocks: AsyncGenerator<Buffer>): Promise<Buffer | undefined> {
  const next = await blocks.next();
  return next.done ? undefined : next.value;
}

function emptyFile(): FileRefused {
  return new FileRefused({
    code: "metering.file-empty",
    field: "file",
    got: "no rows",
    accepted: "a header and at least one row",
  });
}

/**
 * csv-parse's own words count lines from where it began, and a lone carriage return as one; its
 * code is enough.
 */
const MALFORMED: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quote that is not closed",
  INVALID_OPENING_QUOTE: "a quote inside a field without quotes",
  CSV_INVALID_CLOSING_QUOTE: "text after a closing quote",
  CSV_MAX_RECORD_SIZE: "a row beyond the longest line",
};

function malformed({ code }: CsvError, row: number): FileRefused {
  return new FileRefused({
    code: code === "CSV_MAX_RECORD_SIZE" ? "metering.line-too-long" : "metering.malformed-csv",
    field: "row",
    row,
    got: MALFORMED[code] ?? code,
    accepted: 'fields in whole quotes ("…"), a quote inside written twice',
  });
}
