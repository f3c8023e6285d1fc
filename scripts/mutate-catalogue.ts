#!/usr/bin/env node
/**
 * Are the catalogue's figures held by its worked examples? Raises each number of the rule files (of
 * one folder or file below the catalogue, when named) by one in its last digit, in memory, and
 * prints as JSON which of these mutants nothing notices; exits 1 when there are any besides the
 * excused ones.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { readFolder } from "../src/terms/read-folder.ts";
import { mutantsOf } from "../src/app/plans/mutants.ts";
import { soundCatalogue, survives } from "./mutate-catalogue/survives.ts";

const place = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [below = ""] = process.argv.slice(2);
const excused = z
  .array(z.strictObject({ rule: z.string(), at: z.string(), reason: z.string() }))
  .parse(parse(readFileSync(place("./mutate-catalogue/excused.yaml"), "utf8")));

const sound = soundCatalogue(readFolder(place("../catalogue")).files);
const counts = { mutants: 0, noticed: 0, excused: 0, survivors: 0 };
const survivors: { rule: string; line: number; path: string; was: string; is: string }[] = [];
for (const file of sound.files) {
  const rule = file.path.replace(/\.yaml$/, "");
  if (!sound.catalogue.rules.has(rule) || !file.path.startsWith(below)) continue;
  for (const mutant of mutantsOf(file)) {
    const { line, path, was, is } = mutant;
    counts.mutants += 1;
    if (!survives(mutant, sound)) counts.noticed += 1;
    else if (excused.some((each) => each.rule === rule && path.startsWith(each.at)))
      counts.excused += 1;
    else survivors.push({ rule, line, path, was, is });
  }
}
counts.survivors = survivors.length;
console.log(JSON.stringify({ ...counts, of: survivors }, null, 2));
process.exitCode = survivors.length > 0 ? 1 : 0;
