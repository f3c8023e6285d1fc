import { describe, expect, test } from "vitest";
import { filesOf, SMALL, withLine } from "../../test/support/one-rule-catalogue.ts";
import { assemble } from "./assemble.ts";
import { KINDS } from "./kinds/index.ts";
import { formatProblem } from "./problem.ts";

const TAX = "household/tax.yaml";
const SERVICE = "household/service.yaml";
const CLAUSES = "clauses.yaml";

function problemsOf(changes: Readonly<Record<string, string | null>>): string[] {
  return assemble(filesOf(changes)).problems.map(formatProblem);
}

const HEADER = "kind, title, clause, supportedFrom, checkedOn, interpretations, note";
const PROVENANCE = "from, published, source, illustrative, unverified, interpretation";
const FLOAT = 'would be a float; write it as quoted decimal text, such as "29.80"';
const ORDER = "entries go oldest first, one a day";
const UNLISTED = "which no documents.yaml lists; add it there or correct the id";
const KIND_NAMES = Object.keys(KINDS).join(", ");

/** One line of household/tax.yaml replaced, and what is told of it after the file's name. */
test.each<[what: string, line: number, text: string, told: string]>([
  [
    "an unknown key in an entry",
    7,
    "    percent: 8\n    sorce: 1",
    `:8 values[0].sorce: unknown key; accepted are ${PROVENANCE}, percent, ended`,
  ],
  [
    "an unknown key at the top",
    4,
    "unit: percent\nunits: percent",
    `:5 units: unknown key; accepted are ${HEADER}, unit, values`,
  ],
  ["a float", 7, "    percent: 8.5", `:7 8.5 ${FLOAT}`],
  ["a number with an exponent", 7, "    percent: 1e1", `:7 1e1 ${FLOAT}`],
  ["a hexadecimal number", 7, "    percent: 0x8", `:7 0x8 ${FLOAT}`],
  ["a number too long", 7, "    percent: 9007199254740993", `:7 9007199254740993 ${FLOAT}`],
  ["infinity", 7, "    percent: .inf", `:7 .inf ${FLOAT}`],
  ["a duplicate key", 4, "unit: percent\nunit: percent", ":5 a key stands twice in one map"],
  [
    "dates out of order",
    6,
    "  - from: 2019-10-02",
    `:9 values[1].from: 2019-10-01 follows 2019-10-02; ${ORDER}`,
  ],
  [
    "two entries of one day",
    6,
    "  - from: 2019-10-01",
    `:9 values[1].from: 2019-10-01 follows 2019-10-01; ${ORDER}`,
  ],
  [
    "a day that is none",
    9,
    "  - from: 2019-02-29",
    ':9 values[1].from: "2019-02-29" is not a day; write YYYY-MM-DD',
  ],
  ["an entry without its source", 8, "", ":6 values[0].source: is missing; expected object"],
  [
    "a source without its article",
    8,
    "    source: { document: act }",
    ":8 values[0].source.article: is missing; expected string",
  ],
  [
    "a document that nobody lists",
    8,
    "    source: { document: bill, article: '29' }",
    `:8 values[0].source.document: cites "bill", ${UNLISTED}`,
  ],
  [
    "an illustration that does not say so",
    8,
    "    source: { document: made-up, article: '29' }",
    ':8 values[0].source.document: "made-up" holds illustrations; ' +
      "mark the entry with illustrative: true",
  ],
  [
    "a clause that the register does not know",
    3,
    "clause: [HM-13, HM-21]",
    ":3 clause[1]: clauses.yaml knows no clause HM-21",
  ],
  [
    "text that is no clause id",
    3,
    "clause: [HM-1]",
    ':3 clause[0]: "HM-1" is refused; write a clause id such as HM-09',
  ],
  [
    "no clause at all",
    3,
    "clause: []",
    ":3 clause: [] is refused; Too small: expected array to have >=1 items",
  ],
  ["an unknown kind", 1, "kind: taxes", `:1 kind: "taxes" is no kind; kinds are ${KIND_NAMES}`],
  ["a file without a kind", 1, "note: x", `:1 kind: is missing; kinds are ${KIND_NAMES}`],
  ["an anchor", 3, "clause: &c [HM-13]", ":3 anchor &c is not allowed; write the value out"],
  [
    "a tag",
    4,
    "unit: !!str percent",
    ":4 tag tag:yaml.org,2002:str is not allowed; quote text, leave numbers bare",
  ],
  ["another unit", 4, "unit: permille", ':4 unit: "permille" is refused; expected "percent"'],
])("a rule with %s is refused", (_what, line, text, told) => {
  expect(problemsOf({ [TAX]: withLine(TAX, line, text) })).toEqual([`${TAX}${told}`]);
});

const rule = SMALL[TAX] ?? "";

test.each<[what: string, changes: Record<string, string | null>, told: string[]]>([
  ["an empty file", { [TAX]: "" }, ["household/tax.yaml is empty"]],
  ["a file of comments only", { [TAX]: "# nothing\n" }, ["household/tax.yaml is empty"]],
  [
    "two documents in a file",
    { [TAX]: `${rule}\n---\n${rule}` },
    ["household/tax.yaml holds several documents; write one a file"],
  ],
  [
    "a folder that is no service",
    { "shop/tax.yaml": rule },
    ["shop is no service: it has no service.yaml; services are household"],
  ],
  [
    "a service under another's name",
    { [SERVICE]: withLine(SERVICE, 1, "id: home") },
    ['household/service.yaml:1 id: "home" is not the folder\'s name; write household'],
  ],
  [
    "a rule at the top",
    { "tax.yaml": rule },
    ["tax.yaml stands in no service's folder; only clauses.yaml may stand at the top"],
  ],
  [
    "a service at the top",
    { "service.yaml": SMALL[SERVICE] ?? "" },
    ["service.yaml makes this the folder of one service; give the folder above it"],
  ],
  [
    "a service too deep",
    { "household/shop/service.yaml": SMALL[SERVICE] ?? "" },
    ["household/shop/service.yaml belongs directly into household/"],
  ],
  [
    "the other ending",
    { "household/rate.yml": "kind: tax" },
    ["household/rate.yml ends in .yml; catalogue files end in .yaml"],
  ],
  [
    "a later clause without its reason",
    { [CLAUSES]: withLine(CLAUSES, 11, "") },
    ["clauses.yaml:6 HM-20.later: is missing; expected string"],
  ],
])("%s is refused", (_what, changes, told) => {
  expect(problemsOf(changes)).toEqual(told);
});

describe("what could hurt the reader is refused", () => {
  test("aliases, which could blow a small file up", () => {
    const bomb = ["a: &a [x, x]", "b: &b [*a, *a]", "c: [*b, *b]"].join("\n");
    const refused = "is not allowed; write the value out";
    expect(problemsOf({ [TAX]: bomb })).toEqual([
      `household/tax.yaml:1 anchor &a ${refused}`,
      `household/tax.yaml:2 anchor &b ${refused}`,
      `household/tax.yaml:2 alias *a ${refused}`,
      `household/tax.yaml:2 alias *a ${refused}`,
      `household/tax.yaml:3 alias *b ${refused}`,
      `household/tax.yaml:3 alias *b ${refused}`,
    ]);
  });

  test("a file nested without end, in few words", () => {
    const told = problemsOf({ [TAX]: "[".repeat(50_000) });
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(5);
  });

  test("bytes that are no text", () => {
    const files = [...filesOf(), { path: "household/x.yaml", bytes: new Uint8Array([0xff, 0xfe]) }];
    expect(assemble(files).problems.map(formatProblem)).toEqual([
      "household/x.yaml is not UTF-8 text",
    ]);
  });

  test("a file of more than four mebibytes", () => {
    expect(problemsOf({ [TAX]: `# ${"x".repeat(4 * 1024 * 1024)}` })).toEqual([
      "household/tax.yaml is larger than 4194304 bytes; split it",
    ]);
  });
});

test("a document listed in two folders is refused where it stands again", () => {
  const shop = withLine(SERVICE, 1, "id: shop");
  const documents = SMALL["household/documents.yaml"] ?? "";
  expect(problemsOf({ "shop/service.yaml": shop, "shop/documents.yaml": documents })).toEqual([
    "shop/documents.yaml:1 act: is listed twice; cite the other or choose another id",
    "shop/documents.yaml:5 made-up: is listed twice; cite the other or choose another id",
  ]);
});
