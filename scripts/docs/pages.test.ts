import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generatedPages } from "./pages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = await generatedPages();

test.each(pages)("$path says what the program says (else run `npm run docs`)", ({ path, text }) => {
  expect(readFileSync(`${root}/${path}`, "utf8")).toBe(text);
});
