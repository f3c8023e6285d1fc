import { mkdirSync } from "node:fs";
import path from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as engine } from "playwright-core";
import { withLockFile } from "../../src/platform/embedded/lock-file.ts";

/** Where the package's browser is unpacked: in this checkout, which no other account shares. */
const UNPACKED = path.resolve(import.meta.dirname, "../../.tmp/browser");

/** The browser of the package, or the one that CHROME_PATH names. */
export async function openBrowser(): Promise<Browser> {
  return engine.launch({
    executablePath: process.env["CHROME_PATH"] ?? (await unpack()),
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
  });
}

/**
 * The package unpacks into the folder for temporary files and takes what it finds there for its
 * own; so one test file at a time, lest another starts a browser that is half there.
 */
function unpack(): Promise<string> {
  mkdirSync(UNPACKED, { recursive: true });
  return withLockFile(path.join(UNPACKED, "unpacking.lock"), async () => {
    const before = process.env["TMPDIR"];
    process.env["TMPDIR"] = UNPACKED;
    try {
      return await chromium.executablePath();
    } finally {
      if (before === undefined) delete process.env["TMPDIR"];
      else process.env["TMPDIR"] = before;
    }
  });
}
