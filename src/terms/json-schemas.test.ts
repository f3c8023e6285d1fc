import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { editorSchemas } from "./json-schemas.ts";

const folder = fileURLToPath(new URL("../../schemas", import.meta.url));

test("schemas/ holds what the code says; write it anew with `node scripts/schemas.ts`", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  const stored = files.map((name) => [name, JSON.parse(readFileSync(`${folder}/${name}`, "utf8"))]);
  expect(Object.fromEntries(stored)).toEqual(
    JSON.parse(JSON.stringify(Object.fromEntries(editorSchemas()))),
  );
});

test("a schema tells the editor which keys there are, and refuses others", () => {
  expect(editorSchemas().get("tax.schema.json")).toMatchObject({
    type: "object",
    additionalProperties: false,
    required: ["kind", "title", "clause", "unit", "values"],
    properties: { kind: { const: "tax" }, unit: { const: "percent" } },
  });
});
