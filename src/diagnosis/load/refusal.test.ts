import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LOAD_REFUSALS } from "./refusal.ts";

test("every reason for having no load year is asserted by some test beside it", () => {
  const folder = new URL(".", import.meta.url).pathname;
  const tests = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  const text = tests.map((name) => readFileSync(`${folder}${name}`, "utf8")).join("\n");
  expect(LOAD_REFUSALS.filter((code) => !text.includes(code))).toEqual([]);
});
