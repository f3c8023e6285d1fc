#!/usr/bin/env node
/**
 * The house style as a test: prints each breach as `file:line rule: what, and what to do instead`;
 * exits 1 on any.
 */
import { findBannedCalls } from "./tidy/banned-calls.ts";
import { findLimitBreaches } from "./tidy/limits.ts";
import { findMoneyFloats } from "./tidy/money-floats.ts";
import { findRoomBreaches } from "./tidy/rooms.ts";
import { readSources } from "./tidy/sources.ts";
import { findUnused } from "./tidy/unused.ts";

const sources = readSources(process.argv.slice(2));
const wholeHouse = process.argv.length === 2;
const breaches = sources.flatMap((source) => [
  ...findRoomBreaches(source),
  ...findLimitBreaches(source),
  ...findBannedCalls(source),
  ...findMoneyFloats(source),
]);
if (wholeHouse) breaches.push(...findUnused(sources));

for (const { file, line, rule, message } of breaches)
  console.log(`${file}:${line} ${rule}: ${message}`);
console.log(`${sources.length} files, ${breaches.length} breaches of the house style`);
process.exitCode = breaches.length > 0 ? 1 : 0;
