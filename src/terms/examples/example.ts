import { z } from "zod";
import { clauseField } from "../fields.ts";
import { complaintsOf, located } from "../issues.ts";
import type { Problem } from "../problem.ts";
import type { CatalogueFile } from "../read-file.ts";
import { parseYaml } from "../yaml-file.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const nothing = "expects nothing, so it could not fail; name at least one key of the answer";

/** One worked example: a clause made concrete, with its sum written out for the reader. */
const exampleSchema = z.strictObject({
  name: z.string().min(1),
  clause: clauseField,
  /**
   * Address of the rule, where neither the file's place nor the clause names it:
   * `ecorepo-home/monthly-fee`.
   */
  rule: z.string().optional(),
  given: z.record(z.string(), z.unknown()),
  /** A part of the answer: named keys must match, lists element by element, decimals by value. */
  expect: z.union([
    scalar,
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()).refine((keys) => Object.keys(keys).length > 0, nothing),
  ]),
  because: scalar.optional(),
});
export const examplesSchema = z.array(exampleSchema).min(1);

export interface Example extends z.output<typeof exampleSchema> {
  readonly file: string;
  readonly line: number;
}

/** The examples of a file; those that cannot be read are problems, and do not hide the others. */
export function readExamples(file: CatalogueFile): {
  readonly examples: readonly Example[];
  readonly problems: readonly Problem[];
} {
  const { yaml, problems: unread } = parseYaml(file.path, file.bytes, "as-text");
  if (!yaml) return { examples: [], problems: unread };
  const list = z.array(z.unknown()).min(1).safeParse(yaml.value);
  if (!list.success) {
    const message = "is no list of examples; write - name: …, clause: …, given: {…}, expect: {…}";
    return { examples: [], problems: [{ file: file.path, line: 1, path: [], message }] };
  }
  const examples: Example[] = [];
  const problems: Problem[] = [];
  for (const [index, raw] of list.data.entries()) {
    const parsed = exampleSchema.safeParse(raw);
    if (parsed.success)
      examples.push({ ...parsed.data, file: file.path, line: yaml.lineAt([index]) });
    else {
      const complaints = complaintsOf(parsed.error, exampleSchema, raw);
      const placed = complaints.map(({ path, message }) => ({ path: [index, ...path], message }));
      problems.push(...located(placed, file.path, yaml));
    }
  }
  return { examples, problems };
}
