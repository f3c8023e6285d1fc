import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filesOf, SMALL, withLine } from "../../test/support/one-rule-catalogue.ts";
import { assemble } from "./assemble.ts";
import { formatProblem } from "./problem.ts";

const TAX = "household/tax.yaml";
const DOCUMENTS = "household/documents.yaml";

function problemsOf(changes: Readonly<Record<string, string | null>>): string[] {
  return assemble(filesOf(changes)).problems.map(formatProblem);
}

describe("a catalogue without mistakes", () => {
  const { catalogue, problems } = assemble(filesOf());

  test("loads its services, documents, clauses and rules", () => {
    expect(problems).toEqual([]);
    expect([...catalogue.services.keys()]).toEqual(["household"]);
    expect([...catalogue.documents.keys()]).toEqual(["act", "made-up"]);
    expect([...(catalogue.clauses?.keys() ?? [])]).toEqual(["HM-13", "HM-20"]);
    expect([...catalogue.rules.keys()]).toEqual(["household/tax"]);
  });

  test("needs no register of clauses", () => {
    const { catalogue: without, problems: none } = assemble(filesOf({ "clauses.yaml": null }));
    expect({ clauses: without.clauses, problems: none }).toEqual({ clauses: null, problems: [] });
  });

  test("is the same in whatever order its files come", () => {
    const two = { ...SMALL, "household/tax-of-old.yaml": SMALL[TAX] ?? "" };
    const expected = assemble(filesOf(two));
    const all = filesOf(two);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (files) => {
        const shuffled = assemble(files);
        expect(shuffled).toEqual(expected);
        expect([...shuffled.catalogue.rules.keys()]).toEqual([
          "household/tax",
          "household/tax-of-old",
        ]);
      }),
    );
  });
});

function hashOf(changes: Readonly<Record<string, string | null>>): string {
  return assemble(filesOf(changes)).catalogue.hash;
}

describe("the hash", () => {
  test("changes with every file that decides something", () => {
    const hashes = Object.keys(SMALL).map((path) =>
      hashOf({ [path]: `${SMALL[path]}\n# read again` }),
    );
    expect(new Set([...hashes, hashOf({})]).size).toBe(Object.keys(SMALL).length + 1);
  });

  test("does not change with worked examples", () => {
    expect(hashOf({ "household/tax.examples.yaml": "- name: any" })).toBe(hashOf({}));
  });

  test("tells a file from the same content under another name", () => {
    const moved = { [TAX]: null, "household/vat.yaml": SMALL[TAX] ?? "" };
    expect(hashOf(moved)).not.toBe(hashOf({}));
  });
});

test("all mistakes of all files are told, in order of place", () => {
  const twice = withLine(TAX, 7, "    percent: 9").replace("percent: 10", "percent: 11");
  expect(problemsOf({ [TAX]: twice, "household/empty.yaml": "" })).toEqual([
    "household/empty.yaml is empty",
    "household/tax.yaml:7 values[0].percent: 9 is refused; expected one of 8|10",
    "household/tax.yaml:10 values[1].percent: 11 is refused; expected one of 8|10",
  ]);
});

test("a document that cannot be read is one mistake, not one more at each citation", () => {
  const unread = withLine(DOCUMENTS, 3, "  publisher: 1");
  expect(problemsOf({ [DOCUMENTS]: unread })).toEqual([
    'household/documents.yaml:3 act.publisher: 1 is refused; expected text, so quote it: "1"',
  ]);
});

test("a rule with a mistake is left out, the others are there", () => {
  const files = filesOf({ [TAX]: "", "household/vat.yaml": SMALL[TAX] ?? "" });
  expect([...assemble(files).catalogue.rules.keys()]).toEqual(["household/vat"]);
});
