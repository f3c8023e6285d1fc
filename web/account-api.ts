import type { Account, Purpose, Search } from "../src/app/api/account.ts";
import type { Bill, BillList, Preview, Verification } from "../src/app/api/bill.ts";
import type { ContractList } from "../src/app/api/contract.ts";
import type { UseDay, UseMonth, UseYear } from "../src/app/api/use.ts";
import { ask, type Params, type Reader, withQuery } from "./api.ts";

/** What bills, use and contracts are read with: it comes with those pages, not with the first. */
export const accounts = {
  bills: () => ask<BillList>("GET", "/api/bills"),
  contracts: () => ask<ContractList>("GET", "/api/contracts"),
  bill: (from: Reader, number: string) =>
    ask<Bill>("GET", withQuery(`${from.base}/bills/${encodeURIComponent(number)}`, from.params)),
  verify: (from: Reader, number: string) =>
    ask<Verification>(
      "POST",
      withQuery(`${from.base}/bills/${encodeURIComponent(number)}/verification`, from.params),
      {},
    ),
  readDay: (from: Reader, which: Params) =>
    ask<UseDay>("GET", withQuery(`${from.base}/use/day`, { ...from.params, ...which })),
  readMonth: (from: Reader, which: Params) =>
    ask<UseMonth>("GET", withQuery(`${from.base}/use/month`, { ...from.params, ...which })),
  readYear: (from: Reader, which: Params) =>
    ask<UseYear>("GET", withQuery(`${from.base}/use/year`, { ...from.params, ...which })),
  search: (q: string, purpose: Purpose) =>
    ask<Search>("GET", withQuery("/api/staff/search", { q, purpose })),
  account: (account: string, purpose: Purpose) =>
    ask<Account>(
      "GET",
      withQuery(`/api/staff/accounts/${encodeURIComponent(account)}`, { purpose }),
    ),
  preview: (account: string, purpose: Purpose) =>
    ask<Preview>(
      "GET",
      withQuery(`/api/staff/accounts/${encodeURIComponent(account)}/preview`, { purpose }),
    ),
};

/** The address of a bill's PDF, opened by the browser itself. */
export function pdfAddress(from: Reader, number: string, lang: string): string {
  const path = `${from.base}/bills/${encodeURIComponent(number)}/pdf`;
  return withQuery(path, { ...from.params, lang });
}
