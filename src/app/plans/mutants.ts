import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { CatalogueFile } from "../../terms/read-file.ts";

/** One number of a rule file, raised by one in its last digit, in an otherwise equal file. */
export interface Mutant {
  /** Where it stands: `areas.tokyo.1.coefficient`. */
  readonly path: string;
  readonly line: number;
  readonly was: string;
  readonly is: string;
  readonly file: CatalogueFile;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Numbers in these say where a value comes from, and decide nothing. */
const SAYS_NOTHING = new Set(["source", "note", "title", "label", "interpretation"]);

/** Every mutant of a rule file. Days are not numbers: they have examples on both sides. */
export function mutantsOf({ path: name, bytes }: CatalogueFile): Mutant[] {
  const text = new TextDecoder().decode(bytes);
  const { contents } = parseDocument(text);
  return numbersIn(contents, []).map(({ path, value, start, end }) => {
    const raised = raisedByOne(value);
    const written = text.slice(start, end).replace(value, raised);
    const mutated = text.slice(0, start) + written + text.slice(end);
    return {
      path: path.join("."),
      line: text.slice(0, start).split("\n").length,
      was: value,
      is: raised,
      file: { path: name, bytes: new TextEncoder().encode(mutated) },
    };
  });
}

interface Found {
  readonly path: readonly string[];
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function numbersIn(node: Node | null, path: readonly string[]): Found[] {
  if (isMap<Node, Node | null>(node))
    return node.items.flatMap(({ key, value }) => {
      const name = String(key);
      return SAYS_NOTHING.has(name) ? [] : numbersIn(value, [...path, name]);
    });
  if (isSeq<Node>(node))
    return node.items.flatMap((item, index) => numbersIn(item, [...path, String(index)]));
  if (!isScalar(node) || !node.range) return [];
  const value = String(node.source ?? node.value);
  const [start, end] = node.range;
  return NUMBER.test(value) ? [{ path, value, start, end }] : [];
}

/** One more in the last digit written: 29.80 becomes 29.81, 9.99 becomes 10.00, −2.0 −1.9. */
export function raisedByOne(value: string): string {
  const decimals = value.split(".")[1]?.length ?? 0;
  const raised = BigInt(value.replace(".", "")) + 1n;
  const digits = String(raised < 0n ? -raised : raised).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${raised < 0n ? "-" : ""}${whole}${rest}`;
}
