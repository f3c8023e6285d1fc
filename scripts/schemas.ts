import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { editorSchemas } from "../src/terms/json-schemas.ts";

/**
 * Write `schemas/*.schema.json` from the schemas in code; files of kinds that are gone are removed.
 * The schema of scenarios is written by scripts/docs.ts.
 */
const folder = fileURLToPath(new URL("../schemas", import.meta.url));
mkdirSync(folder, { recursive: true });
const schemas = editorSchemas();
for (const name of readdirSync(folder).filter((file) => file.endsWith(".schema.json"))) {
  if (!schemas.has(name) && name !== "scenario.schema.json") rmSync(`${folder}/${name}`);
}
for (const [name, schema] of schemas) {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(schema, null, 2)}\n`);
}
console.log(`${schemas.size} schemas in schemas/`);
