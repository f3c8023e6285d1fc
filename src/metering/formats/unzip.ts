import { Buffer } from "node:buffer";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { FileRefused } from "../problem.ts";
import type { ReadLimits } from "./line-blocks.ts";

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const MOST_FILES = 1000;
/** XML of readings packs about 30:1; nothing honest comes near this. */
const MOST_RATIO = 200;

export function isZip(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * The XML files inside a ZIP, one at a time. Sizes are bounded before and while unpacking, so a
 * small file cannot become a large one; anything but XML inside is refused.
 */
export async function* unzipXml(bytes: Buffer, limits: ReadLimits): AsyncGenerator<ZippedFile> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true }).catch(
    broken,
  );
  if (zip.entryCount > MOST_FILES) throw bomb(`${zip.entryCount} files`);
  let total = 0;
  let found = 0;
  const entries = zip.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    const next = await entries.next().catch(broken);
    if (next.done) break;
    const entry: Entry = next.value;
    if (entry.fileName.endsWith("/")) continue;
    if (!/\.xml$/i.test(entry.fileName)) throw content(entry.fileName);
    total += entry.uncompressedSize;
    const allowed = Math.max(1024 * 1024, bytes.length * MOST_RATIO);
    if (total > Math.min(limits.maxBytes, allowed))
      throw bomb(`${total} bytes unpacked from ${bytes.length}`);
    found += 1;
    yield { name: entry.fileName, bytes: await unpack(zip, entry) };
  }
  if (found === 0) throw content("no file");
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted()) throw content(`${entry.fileName}, encrypted`);
  try {
    const chunks: Buffer[] = [];
    // yauzl ends the stream with an error as soon as it passes the size that the entry states.
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } catch (error) {
    return broken(error);
  }
}

function broken(error: unknown): never {
  if (error instanceof FileRefused) throw error;
  throw new FileRefused({
    code: "metering.zip-broken",
    field: "file",
    got: error instanceof Error ? error.message : String(error),
    accepted: "a whole ZIP file; this one is damaged or cut short",
  });
}

function content(got: string): FileRefused {
  return new FileRefused({
    code: "metering.zip-content",
    field: "file",
    got,
    accepted: "a ZIP file that holds XML files only",
  });
}

function bomb(got: string): FileRefused {
  return new FileRefused({
    code: "metering.zip-bomb",
    field: "file",
    got,
    accepted: `at most ${MOST_FILES} files and ${MOST_RATIO} times the size of the ZIP`,
  });
}
