import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);

/** Where a sign decides a name and no amount. */
const NAMES_ONLY = ["adjust-procurement.ts"];

/** Where numbers of a use become derived values. */
const MEASURES = ["quantity.ts"];

/**
 * A program made of a derivation holds for the uses that branch as it did, so every branch on an
 * amount must be heard: it asks `compareDerived` or `isNothing`, never the numbers themselves.
 */
test("no rating of energy branches on an amount unheard", () => {
  const files = readdirSync(folder).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const unheard = files.filter((file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const [imported = ""] = /import \{[^}]*\} from "[./]+kernel\/exact\.ts"/.exec(text) ?? [];
    const asksUse = /\b(use|part)\.(total|weighted)\b(?! ===? undefined)|\bbands\?\.\[/.test(text);
    const asksValue = /\b(compare|isZero)\b/.test(imported) || /\.value\.[nd]\b/.test(text);
    return asksValue || (asksUse && !MEASURES.includes(file));
  });
  expect(files.length).toBeGreaterThan(20);
  expect(unheard).toEqual(NAMES_ONLY);
});
