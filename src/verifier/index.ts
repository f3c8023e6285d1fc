export { entryChecker } from "./catalogue.ts";
export { isRecord, type Json, type JsonRecord } from "./json.ts";
export { dayNumber, type Leaf } from "./leaf.ts";
export { type Finding, type Sources, type StatedLine, type Verdict, verifyLines } from "./lines.ts";
export { type StatedTotals, type TaxRounding, verifyTotals } from "./totals.ts";
