export { assembleBill, type BillHead } from "./assemble-bill.ts";
export { difference } from "./difference.ts";
export type {
  Account,
  Bill,
  BillLine,
  BillLineKind,
  Entry,
  HeldBill,
  IssuedLine,
  Journal,
  LineRef,
  RateTotal,
  ServiceTotal,
} from "./model.ts";
export { type KnownAccount, loadKnownAccount } from "./load-account.ts";
export { postBill } from "./post-bill.ts";
export { settleAccount, type SettledAccount, type Snapshot } from "./settle-account.ts";
export { type SettledUntil, staleMonths } from "./stale-months.ts";
export {
  type AccountBills,
  type BillingQuestion,
  type Decided,
  issueBills,
  previewBills,
} from "./commands.ts";
export type { IssuedBill } from "./rows.ts";
export { runBilling, type RunQuestion, type RunReport } from "./run-billing.ts";
export type { KnownHousehold, KnownPointsUse, Sources, UnreadableContract } from "./sources.ts";
export {
  findIssued,
  ledgerBalance,
  loadBill,
  loadBills,
  loadHeld,
  loadLedger,
  type PostedEntry,
} from "./store-bills.ts";
export { storedSources } from "./stored-sources.ts";
export { rateTotals, shareOut } from "./tax-totals.ts";
