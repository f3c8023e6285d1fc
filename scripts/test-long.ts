#!/usr/bin/env node
/**
 * The long suite: 100,000 random lives (or as many as the first argument says) through all
 * services, on every core with a seed of its own. A failure prints its seed and the shortest life
 * that shows it. `ENGAWA_MODEL_SEED` begins the seeds elsewhere.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const LIVES = Number.parseInt(process.argv[2] ?? "100000", 10);
const FIRST_SEED = Number.parseInt(process.env["ENGAWA_MODEL_SEED"] ?? "1", 10);
const processes = Math.max(1, Math.min(availableParallelism(), 8));
const each = Math.ceil(LIVES / processes);

const ends = await Promise.all(
  Array.from({ length: processes }, (_, index) => run(FIRST_SEED + index)),
);
process.exitCode = ends.every((code) => code === 0) ? 0 : 1;

function run(seed: number): Promise<number> {
  const env = {
    ...process.env,
    ENGAWA_MODEL_RUNS: String(each),
    ENGAWA_MODEL_SEED: String(seed),
    ENGAWA_MODEL_TIMEOUT: "3600000",
  };
  const args = ["run", "test/model", "--disable-console-intercept"];
  const child = spawn("vitest", args, { env, stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}
