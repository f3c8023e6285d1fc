#!/usr/bin/env node
/**
 * Writes every page and schema that is generated from the program itself. With `--check` it writes
 * nothing and exits 1 when one is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedPages } from "./docs/pages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const onlyCheck = process.argv.includes("--check");
const pages = await generatedPages();
const stale = pages.filter(({ path, text }) => !isCurrent(join(root, path), text));

for (const { path, text } of stale) {
  console.log(`${onlyCheck ? "stale" : "written"}: ${path}`);
  if (onlyCheck) continue;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
console.log(`${pages.length} generated pages, ${stale.length} ${onlyCheck ? "stale" : "written"}`);
if (onlyCheck && stale.length > 0) {
  console.log("run `npm run docs` and commit what it writes");
  process.exitCode = 1;
}

function isCurrent(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === text;
}
