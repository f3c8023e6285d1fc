import type { Day, Month } from "../kernel/day.ts";
import type { Yen } from "../kernel/yen.ts";
import type { Held } from "../rating/held.ts";
import type { Line, TaxTreatment } from "../rating/line.ts";
import type { Label } from "../terms/fields.ts";

/** Where an issued line stands: `{ bill: "A-1-202406-power-1", position: 3 }`. */
export interface LineRef {
  readonly bill: string;
  readonly position: number;
}

/** `carry` moves a refund to the next bill and back; it is no charge, so no rating desires it. */
export type BillLineKind = "charge" | "carry";

/**
 * A line as it stands on a bill. Its `month` and `period` stay those of what it charges, or
 * corrects.
 */
export interface BillLine extends Line {
  readonly kind: BillLineKind;
  /** Of a correction: the line that it sets right, which itself never changes. */
  readonly corrects: LineRef | null;
}

/** A line of an issued bill, with its address. */
export interface IssuedLine extends BillLine {
  readonly at: LineRef;
}

/** What a bill says of one tax rate. Rounded once; `percent: 0` gathers what is not taxed. */
export interface RateTotal {
  readonly percent: 0 | 8 | 10;
  /** Tax inside: the amount due under this rate. */
  readonly total: Yen;
  readonly tax: Yen;
}

/** What the lines of one service come to, tax inside; the parts sum to the bill's total. */
export interface ServiceTotal {
  readonly service: string;
  readonly total: Yen;
  readonly tax: readonly { readonly percent: 0 | 8 | 10; readonly tax: Yen }[];
}

/** One bill of one biller for one household and month. Once issued it never changes. */
export interface Bill {
  readonly number: string;
  readonly account: string;
  /** Id of the biller's rule: `household/power-biller`. */
  readonly biller: string;
  readonly billerName: Label;
  /** Qualified-invoice registration number, where the biller has one that day. */
  readonly registration: string | null;
  readonly month: Month;
  /** 1 for the first bill of the month; what became known later makes the next. */
  readonly revision: number;
  readonly closesOn: Day;
  /** Null where the payment company sets the day. */
  readonly dueOn: Day | null;
  readonly paymentMethod: string;
  readonly lines: readonly BillLine[];
  readonly services: readonly ServiceTotal[];
  readonly rates: readonly RateTotal[];
  /** Negative when the household is owed: it stays to its credit. */
  readonly total: Yen;
  readonly catalogueHash: string;
}

/** A household as billing sees it. */
export interface Account {
  readonly accountId: number;
  readonly number: string;
  readonly paymentMethod: string;
}

/** One side of one posting: debits are positive. The entries of a journal sum to zero. */
export interface Entry {
  /** `receivable`, `revenue:<service>`, `tax:<percent>` or `carried:<service>`. */
  readonly ledger: string;
  readonly amount: Yen;
}

export interface Journal {
  readonly bill: string;
  readonly postedOn: Day;
  readonly entries: readonly Entry[];
}

/** Something of a month that could not be billed, and whether it kept a whole bill back. */
export interface HeldBill {
  readonly biller: string;
  readonly month: Month;
  readonly wholeBill: boolean;
  readonly held: readonly Held[];
}

export function percentOf(tax: TaxTreatment): 0 | 8 | 10 {
  return tax.kind === "none" ? 0 : tax.percent;
}
