import { open } from "node:fs/promises";
import { FileRefused } from "../problem.ts";

/**
 * A file on disk, or its bytes (an upload). `name` is what reports and time stamps of names go by.
 */
export type Source =
  | { readonly path: string; readonly name?: string }
  | { readonly bytes: Uint8Array; readonly name?: string };

export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxLineBytes: number;
  readonly blockBytes: number;
  /** Sees every byte once, in order: for the hash and the progress bar. */
  readonly onChunk?: ((chunk: Buffer, readSoFar: number) => void) | undefined;
}

export const READ_LIMITS: ReadLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxLineBytes: 64 * 1024,
  blockBytes: 1024 * 1024,
};

const NEWLINE = 10;

export function sourceName(source: Source): string {
  return source.name ?? ("path" in source ? (source.path.split("/").at(-1) ?? "") : "");
}

/** The bytes in pieces of at most one block. A file beyond the limit is refused, not cut. */
async function* chunksOf(source: Source, limits: ReadLimits): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const chunk of "bytes" in source
    ? slices(source.bytes, limits)
    : pieces(source.path, limits)) {
    read += chunk.length;
    if (read > limits.maxBytes) throw tooLarge(limits.maxBytes);
    limits.onChunk?.(chunk, read);
    yield chunk;
  }
}

/** The bytes in blocks that end with a whole line (the last may lack its newline). */
export async function* lineBlocks(source: Source, limits: ReadLimits): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunksOf(source, limits)) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) rest = Buffer.concat([rest, chunk]);
    else {
      yield rest.length > 0
        ? Buffer.concat([rest, chunk.subarray(0, end)])
        : chunk.subarray(0, end);
      rest = Buffer.from(chunk.subarray(end));
    }
    if (rest.length > limits.maxLineBytes) throw lineTooLong(limits.maxLineBytes);
  }
  if (rest.length > 0) yield rest;
}

/** All bytes in one piece, for formats that are read as a whole. */
export async function wholeFile(source: Source, limits: ReadLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(source, limits)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function lineTooLong(maxLineBytes: number): FileRefused {
  return new FileRefused({
    code: "metering.line-too-long",
    field: "file",
    got: `a line of more than ${maxLineBytes} bytes`,
    accepted: "lines ended by a newline (LF or CR LF)",
  });
}

function tooLarge(maxBytes: number): FileRefused {
  return new FileRefused({
    code: "metering.file-too-large",
    field: "file",
    got: `more than ${maxBytes} bytes`,
    accepted: `at most ${maxBytes} bytes; split the file by meter or month`,
  });
}

function* slices(bytes: Uint8Array, { blockBytes }: ReadLimits): Generator<Buffer> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < all.length; at += blockBytes) yield all.subarray(at, at + blockBytes);
}

async function* pieces(path: string, { blockBytes }: ReadLimits): AsyncGenerator<Buffer> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    throw new FileRefused({
      code: "metering.file-unreadable",
      field: "file",
      got: `${path}: ${cause.code ?? cause.message}`,
      accepted: "a file that exists and may be read",
    });
  });
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(
        Buffer.allocUnsafe(blockBytes),
        0,
        blockBytes,
        null,
      );
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
