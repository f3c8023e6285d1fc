import { existsSync, renameSync } from "node:fs";
import { build } from "vite";
import { withLockFile } from "../../src/platform/embedded/lock-file.ts";

/**
 * The portal built afresh, once in a run, into a folder of the run's own: no test runs against an
 * old build, and no two files build the same.
 */
export async function builtPortal(): Promise<string> {
  const folder = process.env["ENGAWA_TEST_PORTAL"];
  if (folder === undefined) throw new Error("tests run through vitest.config.ts");
  await withLockFile(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const outDir = `${folder}-draft`;
    await buildAsServed(outDir);
    renameSync(outDir, folder);
  });
  return folder;
}

/** Under the name that the runner of tests gives, React comes in its far larger other build. */
async function buildAsServed(outDir: string): Promise<void> {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  await build({ configFile: "vite.config.ts", logLevel: "error", build: { outDir } });
  process.env["NODE_ENV"] = before;
}
