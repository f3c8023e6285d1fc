#!/usr/bin/env node
/**
 * The long suite, on every core with a seed of its own: 100,000 random lives (or as many as the
 * first argument says) through all services, then 10 million datagrams (the second argument)
 * through the ECHONET Lite codec. A failure prints its seed and the shortest life, or the bytes,
 * that show it. `ENGAWA_MODEL_SEED` begins the seeds elsewhere.
 */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const LIVES = Number.parseInt(process.argv[2] ?? "100000", 10);
const DATAGRAMS = Number.parseInt(process.argv[3] ?? "10000000", 10);
const FIRST_SEED = Number.parseInt(process.env["ENGAWA_MODEL_SEED"] ?? "1", 10);
const TIMEOUT_MS = "3600000";
const processes = Math.max(1, Math.min(availableParallelism(), 8));

const lived = await onEveryCore("test/model", (seed) => ({
  ENGAWA_MODEL_RUNS: String(Math.ceil(LIVES / processes)),
  ENGAWA_MODEL_SEED: String(seed),
  ENGAWA_MODEL_TIMEOUT: TIMEOUT_MS,
}));
const decoded = await onEveryCore("test/fuzz", (seed) => ({
  ENGAWA_FUZZ_FRAMES: String(Math.ceil(DATAGRAMS / processes)),
  ENGAWA_FUZZ_SEED: String(seed),
  ENGAWA_FUZZ_TIMEOUT: TIMEOUT_MS,
}));
process.exitCode = lived && decoded ? 0 : 1;

/** True: every process passed. */
async function onEveryCore(
  folder: string,
  settings: (seed: number) => Readonly<Record<string, string>>,
): Promise<boolean> {
  const seeds = Array.from({ length: processes }, (_, index) => FIRST_SEED + index);
  const ends = await Promise.all(seeds.map((seed) => run(folder, settings(seed))));
  return ends.every((code) => code === 0);
}

function run(folder: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const args = ["run", folder, "--disable-console-intercept"];
  const child = spawn("vitest", args, { env: { ...process.env, ...settings }, stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}
