#!/usr/bin/env node
/**
 * Everything that must hold before a change lands, in the order of what fails fastest. Each step
 * runs to its end even when an earlier one failed, so that one run tells all. Closes with `N
 * passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const STEPS: readonly (readonly [name: string, run: () => Count])[] = [
  ["types", () => command("tsc")],
  ["lint", () => command("oxlint", "--deny-warnings")],
  ["format", () => command("oxfmt", "--check", "src", "web", "scripts", "bench", "test", "bin")],
  ["tidy", () => command("node", "scripts/tidy.ts")],
  ["terms", () => command("node", "bin/engawa.ts", "check")],
  ["portal", () => command("vite", "build", "--logLevel", "warn")],
  ["tests", unitStoryAndBrowserTests],
];

const counts = STEPS.map(([name, run]) => {
  console.log(`\n── ${name}`);
  return { name, ...run() };
});
console.log("");
for (const { name, passed, failed } of counts) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Programs come from node_modules/.bin, which `npm` puts first on the path. */
function command(program: string, ...args: readonly string[]): Count {
  const { status } = spawnSync(program, args, { stdio: "inherit" });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function unitStoryAndBrowserTests(): Count {
  const folder = mkdtempSync(join(tmpdir(), "engawa-test-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { failed: broke } = command("vitest", "run", ...reporters);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { passed: numPassedTests, failed: Math.max(numFailedTests, broke) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
