import { z } from "zod";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Json, StatedLine, StatedTotals } from "../../verifier/index.ts";

const jsonSchema: z.ZodType<Json> = z.json();

/** What a line must say to be verified; whatever else it says is left alone. */
const lineSchema = z.looseObject({
  amount: z.string(),
  derivation: jsonSchema,
  rule: z.string().optional(),
  item: z.string().optional(),
});
type LineIn = z.output<typeof lineSchema>;

const billSchema = z.looseObject({
  number: z.string().optional(),
  lines: z.array(lineSchema).min(1),
});
type BillIn = z.output<typeof billSchema>;

/** A bill that says what its rates come to can be held to that as well. */
const totalsSchema = z.looseObject({
  number: z.string(),
  total: z.int(),
  taxRounding: z.enum(["down", "half-up", "up"]),
  rates: z.array(z.looseObject({ percent: z.int().min(0).max(100), total: z.int(), tax: z.int() })),
  lines: z.array(
    z.looseObject({
      amount: z.string(),
      tax: z.looseObject({ kind: z.string(), percent: z.int().min(0).max(100).default(0) }),
    }),
  ),
});

/** What a JSON file states: a preview's bills, one bill, a list of lines, or one line. */
export interface Stated {
  readonly lines: readonly StatedLine[];
  readonly totals: readonly StatedTotals[];
}

const ACCEPTED =
  'holds no lines; accepted are {"bills":[{"lines":[…]}]}, {"lines":[…]}, ' +
  'or lines with "amount" and "derivation"';

export function readStated(text: string): Result<Stated, string> {
  const content = parseJson(text);
  try {
    return statedIn(content);
  } catch (error) {
    // What reads it recurses: lines nested thousands deep overflow the stack.
    if (error instanceof RangeError) return no("is nested too deep to be read");
    throw error;
  }
}

function statedIn(content: unknown): Result<Stated, string> {
  const preview = z.looseObject({ bills: z.array(billSchema).min(1) }).safeParse(content);
  if (preview.success) return ofBills(preview.data.bills);
  const bill = billSchema.safeParse(content);
  if (bill.success) return ofBills([bill.data]);
  const lines = z.union([z.array(lineSchema).min(1), lineSchema]).safeParse(content);
  if (!lines.success) return no(ACCEPTED);
  const all = Array.isArray(lines.data) ? lines.data : [lines.data];
  return ok({ lines: all.map((line, index) => lineOf(line, "", index)), totals: [] });
}

function ofBills(bills: readonly BillIn[]): Result<Stated, string> {
  const totals: StatedTotals[] = [];
  for (const bill of bills.filter(statesTotals)) {
    const parsed = totalsSchema.safeParse(bill);
    if (!parsed.success) return no(`${UNCHECKABLE}: ${faultsOf(parsed.error)}`);
    const { number: name, total, rates, lines, taxRounding: rounding } = parsed.data;
    totals.push({ name, total, rates, lines, rounding });
  }
  const lines = bills.flatMap(({ lines: own, number = "" }) =>
    own.map((line, index) => lineOf(line, number, index)),
  );
  return ok({ lines, totals });
}

const UNCHECKABLE = "states a total that cannot be held against its lines";

/** A total that goes unchecked because a field beside it was taken out would look verified. */
function statesTotals(bill: BillIn): boolean {
  return "total" in bill || "rates" in bill;
}

function faultsOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

function lineOf({ amount, derivation, rule, item }: LineIn, bill: string, index: number) {
  const what = [rule, item].filter((part) => part !== undefined).join("/") || "line";
  return { name: `${bill} #${index + 1} ${what}`.trim(), amount, derivation };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
