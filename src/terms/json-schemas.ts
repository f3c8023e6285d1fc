import { z } from "zod";
import { clausesSchema } from "./clauses.ts";
import { examplesSchema } from "./examples/example.ts";
import { KINDS } from "./kinds/index.ts";
import { documentsSchema, serviceSchema } from "./service-files.ts";

/**
 * JSON Schemas of all catalogue files, by file name: what an editor needs to complete and to mark
 * while one types. They say less than the loader: order of dates, citations and the like are
 * checked by `engawa check` only.
 */
export function editorSchemas(): ReadonlyMap<string, unknown> {
  const schemas: Readonly<Record<string, z.ZodType>> = {
    clauses: clausesSchema,
    documents: documentsSchema,
    examples: examplesSchema,
    service: serviceSchema,
    ...Object.fromEntries(Object.values(KINDS).map(({ name, schema }) => [name, schema])),
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const described = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
      return [`${name}.schema.json`, { title: `Engawa catalogue: ${name}`, ...described }];
    }),
  );
}
