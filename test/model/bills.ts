import { type IssuedLine, settleAccount, type Snapshot } from "../../src/billing/index.ts";
import { type Contract, type ContractEvent, tenureOf } from "../../src/contracts/index.ts";
import {
  addDays,
  addToMonth,
  day,
  type Day,
  formatDay,
  formatMonth,
  lastDay,
  type Month,
  monthOf,
} from "../../src/kernel/day.ts";
import { add, type Exact, isZero, toText, ZERO } from "../../src/kernel/exact.ts";
import type { Catalogue } from "../../src/terms/catalogue.ts";
import { NOTHING_KNOWN } from "./charges.ts";
import type { Town } from "./town.ts";

/** What is late is at most so many days late, and billed for as many months after the last day. */
const DELAYS = [0, 0, 0, 0, 3, 20, 45, 100];
const MONTHS_AFTER = 6;

/**
 * What all bills of a household come to when its facts arrive late, held against the same facts
 * known from the beginning: corrections make up for every delay. Null: the same to the sen.
 */
export function billedLate(
  catalogue: Catalogue,
  { contracts: { home }, on }: Town,
  numbers: Iterable<number>,
): string | null {
  const draw = numbers[Symbol.iterator]();
  const last = addToMonth(monthOf(on), MONTHS_AFTER);
  const known = home.map((contract) => toldFrom(contract, () => day("2020-01-01")));
  const late = home.map((contract) =>
    toldFrom(contract, ({ recordedAt }) => {
      const delay = DELAYS[Number(draw.next().value ?? 0) % DELAYS.length] ?? 0;
      return addDays(day(recordedAt.slice(0, 10)), delay);
    }),
  );
  const [inTime, corrected] = [known, late].map((each) => billed(catalogue, each, last));
  return inTime === corrected ? null : `${inTime}\n— but known late —\n${corrected}`;
}

/** The same facts in the same order, each known no sooner than the one before it. */
function toldFrom(contract: Contract, knownOn: (event: ContractEvent) => Day): Contract {
  let latest = { on: day("1970-01-01"), count: 0, original: "" };
  const history = contract.history.map((event) => {
    const on = knownOn(event);
    const isNewer = on > latest.on;
    const together = event.recordedAt === latest.original;
    latest = {
      on: isNewer ? on : latest.on,
      count: latest.count + (together ? 0 : 1),
      original: event.recordedAt,
    };
    const count = String(latest.count).padStart(6, "0");
    return { ...event, recordedAt: `${formatDay(latest.on)}T01:00:00.${count}Z` };
  });
  return { ...contract, history };
}

/** Live month after month as runs do, and sum what was charged for each thing and month. */
function billed(catalogue: Catalogue, contracts: readonly Contract[], last: Month): string {
  const issued: IssuedLine[] = [];
  const first = contracts.flatMap(({ history }) => history.map(({ on }) => monthOf(on)));
  const from = first.toSorted((a, b) => a - b).at(0) ?? last;
  let waiting = new Set<Month>();
  for (let month = from; month <= last; month = addToMonth(month, 1)) {
    const at = `${formatDay(addDays(lastDay(month), 5))}T00:00:00.000000Z`;
    // A month whose bill was held keeps corrections waiting: every month is looked at each time.
    const months = monthsBetween(from, month);
    const snapshot = snapshotOf(catalogue, knownAt(contracts, at), { month, months, issued });
    const { bills, held } = settleAccount(snapshot);
    for (const { number, lines } of bills) {
      issued.push(...lines.map((line, k) => ({ ...line, at: { bill: number, position: k + 1 } })));
    }
    // What waits for a fact or a price is neither billed nor corrected until it is known.
    waiting = new Set([...waiting].filter((of) => !months.includes(of)));
    for (const each of held) waiting.add(each.month);
  }
  return summed(issued.filter((line) => !waiting.has(line.month)));
}

function monthsBetween(from: Month, through: Month): readonly Month[] {
  const months: Month[] = [];
  for (let of = from; of <= through; of = addToMonth(of, 1)) months.push(of);
  return months;
}

function knownAt(contracts: readonly Contract[], at: string): readonly Contract[] {
  return contracts.flatMap((contract) => {
    const history = contract.history.filter(({ recordedAt }) => recordedAt <= at);
    return history.length === 0 ? [] : [{ ...contract, history }];
  });
}

function snapshotOf(
  catalogue: Catalogue,
  contracts: readonly Contract[],
  asked: Pick<Snapshot, "month" | "months" | "issued">,
): Snapshot {
  const read = contracts.map((contract) => ({
    contract,
    tenure: tenureOf(contract, catalogue, { through: lastDay(asked.month) }),
  }));
  return {
    account: { accountId: 1, number: "A-1", paymentMethod: "card" },
    household: read.flatMap(({ tenure }) => (tenure.ok ? [tenure.value] : [])),
    unreadable: read.flatMap(({ contract: { id, service }, tenure }) =>
      tenure.ok ? [] : [{ contract: id, service, reason: tenure.refusal.code }],
    ),
    ...asked,
    revisions: new Map(),
    catalogue,
    market: NOTHING_KNOWN,
    seriesOf: () => null,
  };
}

function summed(issued: readonly IssuedLine[]): string {
  const sums = new Map<string, Exact>();
  for (const line of issued) {
    if (line.kind === "carry") continue;
    const { contract, rule, item, month, amount } = line;
    const key = `${contract} ${rule} ${item} ${formatMonth(month)}`;
    sums.set(key, add(sums.get(key) ?? ZERO, amount));
  }
  return [...sums]
    .filter(([, sum]) => !isZero(sum))
    .map(([key, sum]) => `${key} ${toText(sum, 4)}`)
    .toSorted()
    .join("\n");
}
