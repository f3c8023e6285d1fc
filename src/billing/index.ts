export { assembleBill, type BillHead } from "./assemble-bill.ts";
export { difference } from "./difference.ts";
export type {
  Account, Bill, BillLine, BillLineKind, Entry, HeldBill, IssuedLine, Journal, LineRef, RateTotal, ServiceTotal,
} from "./model.ts";
export { postBill } from "./post-bill.ts";
export { settleAccount, type SettledAccount, type Snapshot } from "./settle-account.ts";
export { type SettledUntil, staleMonths } from "./stale-months.ts";
