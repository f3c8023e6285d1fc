import { type IssuedBill, findIssued, loadBill, loadBills } from "../../billing/index.ts";
import { toText } from "../../kernel/exact.ts";
import { period } from "../../kernel/period.ts";
import { loadSeries, missingSlots, totalWh } from "../../metering/index.ts";
import { type Tx, withOperator } from "../../platform/index.ts";
import {
  entryChecker,
  type Json,
  type Leaf,
  type StatedLine,
  type Verdict,
  verifyLines,
  verifyTotals,
} from "../../verifier/index.ts";
import { statedTotals } from "../stated-totals.ts";
import type { House } from "./house.ts";
import type { Progress } from "./terminal.ts";

/** What of a house the verifier's caller needs. */
export interface VerifiedHouse extends Pick<House, "operator" | "catalogue"> {
  readonly database: Pick<House["database"], "app">;
}

/** Verify one stored bill, or all of them; null when no bill has the number. */
export async function verifyStored(
  house: VerifiedHouse,
  { bill, directory }: { readonly bill: string | null; readonly directory: string },
  progress: Progress,
): Promise<Verdict | null> {
  const { database, operator, catalogue } = house;
  const entryProblem = entryChecker(directory);
  return withOperator(database.app, operator.operatorId, async (tx) => {
    if (bill !== null) {
      const found = await loadBill(tx, bill, catalogue);
      return found && verifyBills(tx, [found], { house, entryProblem });
    }
    const accountIds = [
      ...new Set((await findIssued(tx, {}, catalogue)).map((each) => each.accountId)),
    ];
    progress.total(accountIds.length);
    let all: Verdict = { lines: 0, leaves: 0, findings: [] };
    for (const [index, accountId] of accountIds.entries()) {
      const bills = await loadBills(tx, accountId, catalogue);
      all = joined(all, await verifyBills(tx, bills, { house, entryProblem }));
      progress.at(index + 1);
    }
    return all;
  });
}

interface Against {
  readonly house: VerifiedHouse;
  readonly entryProblem: (leaf: Leaf) => string | null;
}

/**
 * Recompute the lines of bills; energy is held against the readings as they were known to the line.
 */
async function verifyBills(
  tx: Tx,
  bills: readonly IssuedBill[],
  { house, entryProblem }: Against,
): Promise<Verdict> {
  const asked = new Map<string, Leaf>();
  const lines = bills.flatMap(statedLines);
  verifyLines(lines, {
    energyWh: (leaf) => {
      asked.set(keyOf(leaf), leaf);
      return null;
    },
  });
  const read = new Map<string, bigint | null>();
  for (const [key, leaf] of asked) read.set(key, await storedWh(tx, leaf));
  const verdict = verifyLines(lines, {
    entryProblem,
    energyWh: (leaf) => read.get(keyOf(leaf)) ?? null,
  });
  const totals = bills.flatMap((bill) => verifyTotals(statedTotals(bill, house.catalogue)));
  return { ...verdict, findings: [...verdict.findings, ...totals] };
}

function statedLines({ number, lines }: IssuedBill): StatedLine[] {
  return lines.map(({ rule, item, amount, why }, index) => ({
    name: `${number} #${index + 1} ${rule}/${item}`,
    amount: toText(amount),
    derivation: why as unknown as Json,
  }));
}

function keyOf({ node }: Leaf): string {
  return `${String(node["readings"])} ${String(node["period"])}`;
}

/**
 * What the database holds of a meter's period, as known when the line was made; null where slots
 * were filled.
 */
async function storedWh(tx: Tx, { node }: Leaf): Promise<bigint | null> {
  const [meter = "", knownAt = ""] = String(node["readings"]).split("@");
  const asked = { meters: [meter], period: period(String(node["period"])), knownAt };
  const series = knownAt === "" ? undefined : (await loadSeries(tx, asked)).get(meter);
  return series && missingSlots(series) === 0 ? BigInt(totalWh(series)) : null;
}

function joined(a: Verdict, b: Verdict): Verdict {
  return {
    lines: a.lines + b.lines,
    leaves: a.leaves + b.leaves,
    findings: [...a.findings, ...b.findings],
  };
}
