import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** A node of the syntax tree, seen only as far as the checks need. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly program: Node;
  /** Relative imports and re-exports, as written. */
  readonly imports: readonly { readonly from: string; readonly at: number }[];
}

/** Every TypeScript file that git tracks or would track, or those under the given paths. */
export function readSources(paths: readonly string[]): SourceFile[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...paths];
  const files = execFileSync("git", args, { encoding: "utf8" }).split("\n");
  const wanted = files.filter((file) => /\.tsx?$/.test(file) && !/\.(gen|d)\.ts$/.test(file));
  return [...new Set(wanted)].filter((file) => existsSync(file)).map(readSource);
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const { program, module, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file}: ${error.message}`);
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest)),
  ].flatMap((request) => (request ? [{ from: request.value, at: request.start }] : []));
  const isTest = /\.test\.tsx?$/.test(file) || file.startsWith("test/");
  return { file, text, isTest, program: program as unknown as Node, imports };
}

export function lineAt({ text }: SourceFile, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** Visit every node below `root`, parents first. */
export function walk(root: Node, visit: (node: Node, parent: Node | null) => void): void {
  const pending: { node: Node; parent: Node | null }[] = [{ node: root, parent: null }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, parent } = next;
    visit(node, parent);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) pending.push({ node: child, parent: node });
      }
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
