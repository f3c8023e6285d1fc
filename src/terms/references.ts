import type { TermsDocument } from "./service-files.ts";
import type { Clause } from "./clauses.ts";
import { clauseField } from "./fields.ts";
import type { Complaint } from "./issues.ts";
import type { Path } from "./problem.ts";

/** What the values of a rule file may point at. `clauses: null` when the catalogue lists none. */
export interface Referable {
  readonly documents: ReadonlyMap<string, TermsDocument>;
  /** Ids of documents that are listed, readable or not: one mistake is reported once. */
  readonly listed: ReadonlySet<string>;
  readonly clauses: ReadonlyMap<string, Clause> | null;
}

/** Every `source` must cite a known document and every clause id must be in the register. */
export function brokenReferences(value: unknown, to: Referable): Complaint[] {
  return [...walk(value, [])].flatMap(({ record, path }) => [
    ...complaintsAboutSource(record, path, to),
    ...complaintsAboutClauses(record, path, to),
  ]);
}

type Plain = Readonly<Record<string, unknown>>;

function* walk(value: unknown, path: Path): Generator<{ record: Plain; path: Path }> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* walk(element, [...path, index]);
  } else if (isRecord(value)) {
    yield { record: value, path };
    for (const [key, element] of Object.entries(value)) yield* walk(element, [...path, key]);
  }
}

function isRecord(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function complaintsAboutSource(
  record: Plain,
  path: Path,
  { documents, listed }: Referable,
): Complaint[] {
  const { source } = record;
  if (!isRecord(source) || typeof source["document"] !== "string") return [];
  const id = source["document"];
  const at = [...path, "source", "document"];
  if (!listed.has(id)) {
    return [
      {
        path: at,
        message: `cites "${id}", which no documents.yaml lists; add it there or correct the id`,
      },
    ];
  }
  if (documents.get(id)?.illustration && record["illustrative"] !== true) {
    return [
      { path: at, message: `"${id}" holds illustrations; mark the entry with illustrative: true` },
    ];
  }
  return [];
}

function complaintsAboutClauses(record: Plain, path: Path, { clauses }: Referable): Complaint[] {
  if (clauses === null) return [];
  const cited = Array.isArray(record["clause"]) ? record["clause"] : [];
  return cited.flatMap((id, index) => {
    // What is no clause id at all was told by the schema.
    if (!clauseField.safeParse(id).success || clauses.has(String(id))) return [];
    return [{ path: [...path, "clause", index], message: `clauses.yaml knows no clause ${id}` }];
  });
}
