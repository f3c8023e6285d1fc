import { describe, expect, test } from "vitest";
import { documents } from "./document.ts";

const label = { ja: "書面", en: "Document" };
const source = { document: "act", article: "1" };
const contact = [
  { from: "2020-01-01", source, at: { name: label, postal: "158-0094", address: label } },
];

function told(terms: Readonly<Record<string, unknown>>): readonly string[] {
  const paper = { label, clause: ["XX-06"], forms: ["paper"], sections: [{ facts: "parties" }] };
  const parsed = documents.schema.safeParse({
    kind: "document",
    title: label,
    clause: ["XX-06"],
    documents: { paper: { ...paper, ...terms } },
    contact,
  });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
}

const dated = (fields: object): readonly object[] => [{ from: "2020-01-01", source, ...fields }];

describe("the days within which a document is given", () => {
  test("are said of one that waits for something", () => {
    expect(told({ due: "acceptance", values: dated({ withinDays: 0 }) })).toEqual([]);
    expect(told({ due: "acceptance", values: dated({}) })).toEqual([
      "documents.paper.values.0.withinDays",
    ]);
  });

  test("are none of one that is given on request", () => {
    expect(told({ values: dated({}) })).toEqual([]);
    expect(told({ values: dated({ withinDays: 0 }) })).toEqual([
      "documents.paper.values.0.withinDays",
    ]);
  });
});
