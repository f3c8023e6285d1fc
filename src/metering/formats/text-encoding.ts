import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { FileRefused } from "../problem.ts";

export const ENCODINGS = ["utf-8", "shift_jis"] as const;
export type Encoding = (typeof ENCODINGS)[number];

const REPLACEMENT = "\uFFFD";

/**
 * The encoding of a text, from its first block: a byte order mark, else valid UTF-8, else valid
 * Shift_JIS as Windows has it (cp932). Shift_JIS that happens to be valid UTF-8 is not met in
 * headers of this kind; state the encoding when it is. UTF-16 and binary files are refused.
 */
export function detectEncoding(block: Buffer): Encoding {
  if (block.includes(0)) throw unknown("bytes that are no text, or UTF-16");
  const lines = upToLastLine(block);
  if (isUtf8(lines)) return "utf-8";
  if (!iconv.decode(lines, "cp932").includes(REPLACEMENT)) return "shift_jis";
  throw unknown("bytes that are neither UTF-8 nor Shift_JIS");
}

/**
 * Text of one line; bytes that the encoding does not know become U+FFFD and fail wherever the text
 * is parsed.
 */
export function decodeText(bytes: Buffer, encoding: Encoding): string {
  return encoding === "utf-8" ? bytes.toString("utf8") : iconv.decode(bytes, "cp932");
}

export function withoutBom(block: Buffer): Buffer {
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf ? block.subarray(3) : block;
}

function upToLastLine(block: Buffer): Buffer {
  const end = block.lastIndexOf(10) + 1;
  return end > 0 ? block.subarray(0, end) : block;
}

function unknown(got: string): FileRefused {
  return new FileRefused({
    code: "metering.encoding-unknown",
    field: "file",
    got,
    accepted: "UTF-8 (with or without BOM) or Shift_JIS",
  });
}
