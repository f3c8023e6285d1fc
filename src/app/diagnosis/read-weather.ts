import { no, type Result } from "../../kernel/result.ts";
import { FileRefused } from "../../metering/problem.ts";
import { decodeText, detectEncoding } from "../../metering/formats/text-encoding.ts";
import { type ReadWeather, readEpw } from "../../solar/files/read-epw.ts";
import { readMetpv } from "../../solar/files/read-metpv.ts";

interface Fault {
  readonly row: number | null;
  readonly field: string;
  readonly code: string;
  readonly got: string;
  readonly accepted: string;
}

const EPW = /^\uFEFF?LOCATION,/i;

/** A year of weather from a file of one's own: EPW, told by its first word, else METPV. */
export function readWeather(bytes: Uint8Array): Result<ReadWeather, readonly Fault[]> {
  const buffer = Buffer.from(bytes);
  try {
    const text = decodeText(buffer, detectEncoding(buffer));
    return EPW.test(text) ? readEpw(text) : readMetpv(text);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return no([error.problem]);
  }
}
