import { z } from "zod";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Json, StatedLine } from "../../verifier/index.ts";

const jsonSchema: z.ZodType<Json> = z.json();

/** What a line must say to be verified; whatever else it says is left alone. */
const lineSchema = z.looseObject({
  amount: z.string(),
  derivation: jsonSchema,
  rule: z.string().optional(),
  item: z.string().optional(),
});
const billSchema = z.looseObject({
  lines: z.array(lineSchema).min(1),
  month: z.string().optional(),
});
const fileSchema = z.union([
  z.looseObject({ bills: z.array(billSchema).min(1) }),
  billSchema,
  z.array(lineSchema).min(1),
  lineSchema,
]);

/** The lines in a JSON file: a preview's bills, one bill, a list of lines, or one line. */
export function readStatedLines(text: string): Result<readonly StatedLine[], string> {
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    return no(
      'holds no lines; accepted are {"bills":[{"lines":[…]}]}, {"lines":[…]}, or lines with "amount" and "derivation"',
    );
  }
  const content = parsed.data;
  if (Array.isArray(content)) return ok(content.map((line, index) => stated(line, "", index)));
  const bills = billSchema.array().safeParse(content["bills"]);
  if (bills.success) return ok(bills.data.flatMap(linesOf));
  const bill = billSchema.safeParse(content);
  return ok(bill.success ? linesOf(bill.data) : [stated(lineSchema.parse(content), "", 0)]);
}

function linesOf({ lines, month }: z.output<typeof billSchema>): StatedLine[] {
  return lines.map((line, index) => stated(line, month ?? "", index));
}

function stated(
  { amount, derivation, rule, item }: z.output<typeof lineSchema>,
  month: string,
  index: number,
): StatedLine {
  const what = [rule, item].filter((part) => part !== undefined).join("/") || "line";
  return { name: `${month} #${index + 1} ${what}`.trim(), amount, derivation };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
