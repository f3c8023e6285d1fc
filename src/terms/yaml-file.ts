import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  Scalar,
  visit,
} from "yaml";
import { type Path, type Problem, wholeFile } from "./problem.ts";

/** A YAML file as plain values, with the line that each of them stands in. */
export interface YamlFile {
  readonly value: unknown;
  readonly lineAt: (path: Path) => number;
}

/**
 * Whether an unquoted `29.80` is refused, or kept as the text it was written as. It never becomes a
 * float.
 */
export type Fractions = "refused" | "as-text";

const LARGEST = 4 * 1024 * 1024;
/** A file that is no YAML at all would otherwise fill the screen. */
const MOST_SYNTAX_ERRORS = 3;
const WHOLE = /^-?\d{1,15}$/;
const FRACTION = /^-?\d+\.\d+$/;

/**
 * Read one YAML document. Refused with their line: syntax errors, duplicate keys, several
 * documents, an empty file, anchors, aliases and tags (they hide what a reader sees), and numbers
 * that YAML would make floats.
 */
export function parseYaml(
  file: string,
  bytes: Uint8Array,
  fractions: Fractions,
): { readonly yaml: YamlFile | null; readonly problems: readonly Problem[] } {
  const whole = (message: string) => ({
    yaml: null,
    problems: [wholeFile(file, message)],
  });
  if (bytes.length > LARGEST) return whole(`is larger than ${LARGEST} bytes; split it`);
  const text = decodeUtf8(bytes);
  if (text === null) return whole("is not UTF-8 text");
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
    const [document, ...rest] = Array.isArray(parsed) ? parsed : [];
    if (!document || document.contents === null) return whole("is empty");
    if (rest.length > 0) return whole("holds several documents; write one a file");
    const problems = problemsOf(document, { file, lines, fractions });
    if (problems.length > 0) return { yaml: null, problems };
    return {
      yaml: { value: document.toJS(), lineAt: (path) => lineAt(document, lines, path) },
      problems,
    };
  } catch (error) {
    // The parser recurses: a file nested thousands deep overflows its stack.
    if (error instanceof RangeError) return whole("is nested too deep to be read");
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly fractions: Fractions;
}

function problemsOf(document: Document.Parsed, { file, lines, fractions }: Reading): Problem[] {
  const at = (offset: number, message: string): Problem => {
    return { file, line: lines.linePos(offset).line, path: [], message };
  };
  const errors = [...document.errors, ...document.warnings].slice(0, MOST_SYNTAX_ERRORS);
  const problems = errors.map(({ pos, code, message }) =>
    at(pos[0], code === "DUPLICATE_KEY" ? "a key stands twice in one map" : message),
  );
  visit(document, {
    Node(_key, node) {
      const message = complaintAbout(node, fractions);
      if (message !== null) problems.push(at(node.range?.[0] ?? 0, message));
    },
  });
  return problems;
}

function complaintAbout(node: Node, fractions: Fractions): string | null {
  if (isAlias(node)) return `alias *${node.source} is not allowed; write the value out`;
  if ((isScalar(node) || isCollection(node)) && node.anchor) {
    return `anchor &${node.anchor} is not allowed; write the value out`;
  }
  if (node.tag !== undefined)
    return `tag ${node.tag} is not allowed; quote text, leave numbers bare`;
  if (isScalar(node) && node.value === "__proto__") {
    return "__proto__ is a word of the program's own; write another";
  }
  return isScalar(node) ? complaintAboutNumber(node, fractions) : null;
}

/** Turns the fraction into text in place where that is allowed. */
function complaintAboutNumber(node: Scalar, fractions: Fractions): string | null {
  if (typeof node.value !== "number" && typeof node.value !== "bigint") return null;
  const source = node.source ?? String(node.value);
  if (WHOLE.test(source)) return null;
  if (fractions === "as-text" && FRACTION.test(source)) {
    node.value = source;
    return null;
  }
  return `${source} would be a float; write it as quoted decimal text, such as "29.80"`;
}

/**
 * The line of the key or element that a path names, or of the innermost thing on the way that
 * exists.
 */
function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number {
  let node: ParsedNode | null = document.contents;
  let offset = node?.range[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: { key: ParsedNode; value: ParsedNode | null } | undefined = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair) break;
      offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      const element: ParsedNode | undefined = node.items[step];
      if (!element) break;
      offset = element.range[0];
      node = element;
    } else break;
  }
  return lines.linePos(offset).line;
}
