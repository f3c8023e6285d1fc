import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "vite";

/** The portal built afresh into a folder of its own, so that no test runs against an old build. */
export async function builtPortal(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), "engawa-portal-"));
  await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir } });
  return outDir;
}
