import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "vite";

/**
 * Where the technician's pages begin: whatever these import is kept on the phone. Each is a module
 * that is loaded by itself, so its static imports are all that it needs.
 */
const ROOTS = [
  "web/main.tsx",
  "web/callout/field/door.tsx",
  "web/callout/field/pages.ts",
  "web/login/login-page.tsx",
  "web/words/en.ts",
];
/** Styles that are loaded by themselves: of them no script is left. */
const STYLES = ["fonts.css"];
/** Files that pages name as they are. */
const PUBLIC = ["choices.js", "engawa.svg", "down.svg"];
const WORKER = "web/callout/field/worker/field-worker.ts";

interface Chunk {
  readonly fileName: string;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/**
 * Writes `field-worker.js`: the worker that keeps the technician's pages on the phone, with the
 * list of the files of this very build.
 */
export function fieldWorker(): Plugin {
  let isServed = false;
  return {
    name: "field-worker",
    enforce: "post",
    configResolved: ({ command }) => {
      isServed = command === "serve";
    },
    async generateBundle(_options, bundle) {
      if (isServed) return;
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk") as Chunk[];
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const needed = new Set<string>();
      for (const root of ROOTS) gather(byName, chunkOf(chunks, root).fileName, needed);
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.names.some((name) => STYLES.includes(name)))
          needed.add(file.fileName);
      }
      const names = [...needed].toSorted();
      const files = [...names, ...PUBLIC].map((name) => `/${name}`);
      const entry = `/${chunkOf(chunks, ROOTS[0] ?? "").fileName}`;
      const source = await workerText({ build: nameOf(names), entry, files });
      this.emitFile({ type: "asset", fileName: "field-worker.js", source });
    },
  };
}

function chunkOf(chunks: readonly Chunk[], module: string): Chunk {
  const found = chunks.find(({ moduleIds }) =>
    moduleIds.some((id) => id.replaceAll("\\", "/").endsWith(`/${module}`)),
  );
  if (found === undefined) throw new Error(`${module} is in no file of the build`);
  return found;
}

/** A chunk, its styles and whatever it imports before it runs. */
function gather(byName: ReadonlyMap<string, Chunk>, name: string, into: Set<string>): void {
  const chunk = byName.get(name);
  if (chunk === undefined || into.has(name)) return;
  into.add(name);
  for (const style of chunk.viteMetadata?.importedCss ?? []) into.add(style);
  for (const imported of chunk.imports) gather(byName, imported, into);
}

/** Another name as soon as any file is another: only names of built files carry a hash. */
function nameOf(names: readonly string[]): string {
  const hash = createHash("sha256").update(names.join("\n"));
  for (const name of PUBLIC) hash.update(readFileSync(path.join("web/public", name)));
  return hash.digest("hex").slice(0, 16);
}

/** The worker in one file that imports nothing: every browser runs it. */
async function workerText(field: unknown): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: { FIELD_BUILD: JSON.stringify(field) },
    build: {
      write: false,
      rolldownOptions: { input: WORKER, output: { format: "iife" } },
    },
  });
  const [output] = [built].flat();
  const first = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (first === undefined) throw new Error("the worker was not built");
  return first.code;
}
