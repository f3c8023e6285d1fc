import { type Breach, lineAt, type Node, type SourceFile, walk } from "./sources.ts";

/** The limits only ever tighten. */
const LIMITS = { fileLines: 400, testFileLines: 500, functionLines: 60, lineLength: 100 };

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const VAGUE_NAME = /(^|-)(manager|helpers?|utils?|data|info)(-|\.|$)/;

export function findLimitBreaches(source: SourceFile): Breach[] {
  return [...fileBreaches(source), ...lineBreaches(source), ...functionBreaches(source)];
}

function fileBreaches({ file, text, isTest }: SourceFile): Breach[] {
  const breaches: Breach[] = [];
  const name = file.split("/").at(-1) ?? file;
  const lines = text.split("\n").length - 1;
  const most = isTest ? LIMITS.testFileLines : LIMITS.fileLines;
  if (lines > most) {
    breaches.push({
      file,
      line: 1,
      rule: "file length",
      message: `${lines} lines, at most ${most}: split by verb`,
    });
  }
  if (VAGUE_NAME.test(name) || /[A-Z_]/.test(name)) {
    const message = "name it in kebab-case by the verb or noun it exports";
    breaches.push({ file, line: 1, rule: "file name", message });
  }
  return breaches;
}

function lineBreaches({ file, text }: SourceFile): Breach[] {
  return text.split("\n").flatMap((line, index) => {
    const breaches: Breach[] = [];
    const length = [...line].length;
    if (length > LIMITS.lineLength && !/https?:\/\//.test(line)) {
      const message = `${length} characters, at most ${LIMITS.lineLength}`;
      breaches.push({ file, line: index + 1, rule: "line length", message });
    }
    if (/\b(TO)(DO)\b|\b(FIX)(ME)\b|\bX{3}\b|@ts-(ignore|nocheck|expect-error)/.test(line)) {
      const message = "finish it, or say it in the closing note";
      breaches.push({ file, line: index + 1, rule: "left-over mark", message });
    }
    return breaches;
  });
}

/** Suites of tests are one long function by nature; their length is bounded by the file's. */
function functionBreaches(source: SourceFile): Breach[] {
  if (source.isTest) return [];
  const breaches: Breach[] = [];
  walk(source.program, (node) => {
    if (!FUNCTIONS.has(node.type)) return;
    const line = lineAt(source, node.start);
    const lines = lineAt(source, node.end) - line + 1;
    if (lines <= LIMITS.functionLines) return;
    const message = `${nameOf(node)} has ${lines} lines, at most ${LIMITS.functionLines}`;
    breaches.push({ file: source.file, line, rule: "function length", message });
  });
  return breaches;
}

function nameOf(node: Node): string {
  const id = node["id"] as { name?: string } | null | undefined;
  return id?.name ?? "a function";
}
