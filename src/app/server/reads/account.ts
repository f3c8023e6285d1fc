import { loadBills, ledgerBalance } from "../../../billing/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { Account, Found, Search } from "../../api/account.ts";
import { toKatakana } from "../../../kernel/typed/kana.ts";
import { searchWords } from "../search-words.ts";
import { billRow } from "../views/bill-view.ts";
import { timelineView } from "../views/timeline-view.ts";
import { loadHousehold } from "./household.ts";
import { type AccountRow, type FoundRow, searchAccounts } from "./store.ts";
import type { Reading } from "./world.ts";

const MOST_FOUND = 20;

/** Everything that the desk sees of one account. */
export async function readAccount(reading: Reading, account: AccountRow): Promise<Account> {
  const { tx, world, now, today } = reading;
  const context = await loadHousehold(reading, account.accountId);
  const bills = await loadBills(tx, account.accountId, world.catalogue);
  const { receivable } = await ledgerBalance(tx, account.accountId);
  return {
    account: account.number,
    name: account.name,
    kana: account.kana,
    phone: account.phone === "" ? null : account.phone,
    email: account.email === "" ? null : account.email,
    address: addressOf(account),
    today: formatDay(today),
    asOf: now,
    billed: receivable,
    timelines: context.household.map((known) => timelineView(known, context)),
    bills: bills.map(billRow),
  };
}

function addressOf({ postalCode, address }: AccountRow): string {
  return postalCode === "" ? address : `〒${postalCode} ${address}`;
}

export async function findAccounts(reading: Reading, typed: string): Promise<Search> {
  const words = searchWords(typed);
  if (words === null) return { query: typed.trim(), found: [], more: false };
  const rows = await searchAccounts(reading.tx, words, MOST_FOUND + 1);
  const found: Found[] = [];
  for (const row of rows.slice(0, MOST_FOUND)) found.push(await foundView(reading, row, typed));
  return { query: typed.trim(), found, more: rows.length > MOST_FOUND };
}

async function foundView(reading: Reading, row: FoundRow, typed: string): Promise<Found> {
  const { household, catalogue } = await loadHousehold(reading, row.accountId);
  const running = household.filter(({ state }) => state === "active" || state === "suspended");
  return {
    account: row.number,
    name: row.name,
    kana: row.kana,
    phone: row.phone === "" ? null : row.phone,
    address: addressOf(row),
    services: running.map(
      ({ tenure: { service } }) =>
        catalogue.services.get(service)?.short ?? { ja: service, en: service },
    ),
    matched: matchedBy(row, typed),
  };
}

/** Which field met the words, for the row's label. */
function matchedBy(row: FoundRow, typed: string): Found["matched"] {
  if (row.byPoint) return "supply-point";
  if (row.byBill) return "bill";
  const text = typed.normalize("NFKC").trim().toLowerCase();
  const holds = (field: string, word = text) => field.toLowerCase().includes(word);
  if (holds(row.number)) return "account";
  if (holds(row.name) || holds(row.name.replaceAll(" ", ""))) return "name";
  return holds(row.kana, toKatakana(text)) || holds(row.kana.replaceAll(" ", ""), toKatakana(text))
    ? "kana"
    : "phone";
}
