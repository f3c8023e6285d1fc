import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { editorSchemas } from "./json-schemas.ts";

const folder = fileURLToPath(new URL("../../schemas", import.meta.url));

test("schemas/ holds what the code says (else run scripts/schemas.ts)", () => {
  const stored = readdirSync(folder).filter((name) => name.endsWith(".schema.json"));
  const schemas = editorSchemas();
  const stale = [...schemas].filter(([name, schema]) => {
    const text = stored.includes(name) ? readFileSync(`${folder}/${name}`, "utf8") : "";
    return text !== `${JSON.stringify(schema, null, 2)}\n`;
  });
  expect({
    stale: stale.map(([name]) => name),
    superfluous: stored.filter((name) => !schemas.has(name) && name !== "scenario.schema.json"),
  }).toEqual({ stale: [], superfluous: [] });
});

test("a schema tells the editor which keys there are, and refuses others", () => {
  expect(editorSchemas().get("tax.schema.json")).toMatchObject({
    type: "object",
    additionalProperties: false,
    required: ["kind", "title", "clause", "unit", "values"],
    properties: { kind: { const: "tax" }, unit: { const: "percent" } },
  });
});
