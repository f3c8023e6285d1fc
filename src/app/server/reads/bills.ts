import {
  findIssued,
  type IssuedBill,
  loadBill,
  loadBills,
  previewBills,
} from "../../../billing/index.ts";
import {
  addDays,
  addToMonth,
  type Day,
  formatMonth,
  type Month,
  monthOf,
} from "../../../kernel/day.ts";
import { type Period, period } from "../../../kernel/period.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { toText } from "../../../kernel/exact.ts";
import { loadSeries, QUALITY } from "../../../metering/index.ts";
import type { Bill, Preview, Verification } from "../../api/bill.ts";
import { type Json, verifyLines, verifyTotals } from "../../../verifier/index.ts";
import { statedTotals } from "../../stated-totals.ts";
import type { Refusal } from "../problems.ts";
import { billRow, billView, bodyOf, type SlotCount } from "../views/bill-view.ts";
import { heldMessages } from "../views/held-view.ts";
import { energyOf } from "../views/leaves.ts";
import type { AccountRow } from "./store.ts";
import type { Reading } from "./world.ts";

/** A household's bills as rows, newest first. */
export async function readBillRows({ tx, world }: Reading, accountId: number) {
  const bills = await loadBills(tx, accountId, world.catalogue);
  return bills.map(billRow);
}

/** Issued bills whose money is still to be taken, by their due day. */
export async function readDueBills(
  { tx, world, today }: Reading,
  accountId: number,
): Promise<readonly IssuedBill[]> {
  const bills = await findIssued(tx, { accountId }, world.catalogue);
  return bills.filter(({ dueOn, total }) => dueOn !== null && dueOn >= today && total > 0);
}

/** A bill of this very account; another's is answered like one that does not exist. */
export async function readBill(
  reading: Reading,
  account: AccountRow,
  number: string,
): Promise<Result<Bill, Refusal>> {
  const bill = await ownBill(reading, account.accountId, number);
  if (bill === null) return no({ code: "bill.not-found" });
  const { catalogue } = reading.world;
  const countSlots = await slotCounter(reading, bill);
  return ok(billView(bill, { catalogue, recipient: account.name, countSlots }));
}

async function ownBill(
  { tx, world }: Reading,
  accountId: number,
  number: string,
): Promise<IssuedBill | null> {
  const bill = await loadBill(tx, number, world.catalogue);
  return bill?.accountId === accountId ? bill : null;
}

/** The half-hours behind a bill's quantities, as they were known when it was made. */
async function slotCounter({ tx }: Reading, bill: IssuedBill): Promise<SlotCount> {
  const energy = bill.lines.flatMap(({ why }) => energyOf(why));
  const meters = [...new Set(energy.map(({ readings }) => readings.split("@")[0] ?? ""))];
  const periods = energy.map((leaf) => period(leaf.period));
  const whole = spanning(periods);
  if (whole === null) return () => null;
  const series = await loadSeries(tx, { meters, period: whole, knownAt: bill.asKnownAt });
  return (meter, of) => {
    const known = series.get(meter);
    if (!known) return null;
    const start = (of.from - known.from) * 48;
    const quality = known.quality.subarray(start, start + (of.until - of.from) * 48);
    const count = (name: keyof typeof QUALITY) =>
      quality.reduce((sum, each) => sum + (each === QUALITY[name] ? 1 : 0), 0);
    return { slots: quality.length, estimated: count("estimated"), missing: count("missing") };
  };
}

function spanning(periods: readonly Period[]): Period | null {
  const [first, ...rest] = periods;
  if (!first) return null;
  return rest.reduce(
    (all, { from, until }) => ({
      from: from < all.from ? from : all.from,
      until: until > all.until ? until : all.until,
    }),
    first,
  );
}

/** Have the verifier, which knows no engine, recompute every stored line, tax and total. */
export async function verifyBill(
  reading: Reading,
  accountId: number,
  number: string,
): Promise<Result<Verification, Refusal>> {
  const bill = await ownBill(reading, accountId, number);
  if (bill === null) return no({ code: "bill.not-found" });
  const lines = bill.lines.map((line, index) => ({
    name: String(index + 1),
    amount: toText(line.amount),
    // Stored as JSON and read back as it was: the verifier parses it anew.
    derivation: line.why as unknown as Json,
  }));
  const { findings } = verifyLines(lines);
  const disagreed = new Map(findings.map(({ line, problem }) => [line, problem]));
  return ok({
    lines: lines.length,
    agreed: lines.length - disagreed.size,
    disagreed: [...disagreed].map(([line, problem]) => ({
      line,
      printed: lines[Number(line) - 1]?.amount ?? "",
      recomputed: problem,
    })),
    totalsAgree: verifyTotals(statedTotals(bill, reading.world.catalogue)).length === 0,
  });
}

/** All open months before it are rated too: a month far ahead would take for ever. */
const MOST_MONTHS_AHEAD = 12;

/** The bill after the newest one, by the very call that issues it. */
export async function readPreview(
  reading: Reading,
  account: AccountRow,
  asked: Month | null,
): Promise<Result<Preview, Refusal>> {
  const { world, now, today, tx, session } = reading;
  const newest = (await loadBills(tx, account.accountId, world.catalogue)).at(0)?.month ?? null;
  const month = asked ?? nextMonth(newest, today);
  const last = addToMonth(monthOf(today), MOST_MONTHS_AHEAD);
  if (month > last) {
    const message = `write a month up to ${formatMonth(last)}`;
    return no({ code: "http.bad-request", fields: [{ path: "month", message }] });
  }
  const { accounts } = await previewBills(world.pool, {
    operatorId: session.operatorId,
    accountIds: [account.accountId],
    month,
    asKnownAt: now,
    sources: world.sources,
  });
  const own = accounts[0];
  const context = { catalogue: world.catalogue, recipient: account.name, countSlots: () => null };
  return ok({
    month: formatMonth(month),
    asOf: now,
    held: [...heldMessages(own?.held ?? [], world.catalogue)],
    bills: (own?.bills ?? []).map((bill) => bodyOf(bill, now, context)),
  });
}

function nextMonth(newest: Month | null, today: Day): Month {
  return newest === null ? monthOf(addDays(today, 0)) : addToMonth(newest, 1);
}
