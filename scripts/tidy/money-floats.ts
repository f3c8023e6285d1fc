import { type Breach, lineAt, type SourceFile, walk } from "./sources.ts";

const MONEY_ROOMS = /^src\/(kernel|terms|rating|contracts|billing|points)\//;

/**
 * In the rooms where money is decided no number literal has a fraction: prices are decimal text,
 * made exact.
 */
export function findMoneyFloats(source: SourceFile): Breach[] {
  if (!MONEY_ROOMS.test(source.file) || source.isTest) return [];
  const breaches: Breach[] = [];
  walk(source.program, (node) => {
    const { type, value } = node as { type: string; value?: unknown };
    if (type !== "Literal" || typeof value !== "number" || Number.isSafeInteger(value)) return;
    const line = lineAt(source, node.start);
    const message = `${value}: write decimal("…") and keep it exact`;
    breaches.push({ file: source.file, line, rule: "float near money", message });
  });
  return breaches;
}
