import {
  addDays,
  civil,
  type Day,
  firstDay,
  formatDay,
  formatMonth,
  monthOf,
} from "../../../kernel/day.ts";
import { contains } from "../../../kernel/period.ts";
import {
  balanceOf,
  billMonthOf,
  findingAsk,
  type Judged,
  type KeptEntry,
  type KeptUse,
  type Lapse,
  type LoadedMember,
  lotsOf,
  monthFindings,
} from "../../../points/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { mustBeInForce } from "../../../terms/dated.ts";
import type { LabelText } from "../../api/fields.ts";
import type { JudgedView, PointEventView, PointsView } from "../../api/points.ts";
import { boundWh, meanWh, verdictWords } from "../../points/verdict-words.ts";
import { lotWords, monthWords } from "../../points/words.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import { clausesView } from "../views/refused-view.ts";

/** What of an application came to the bill of its month. */
export interface Settled {
  readonly bill: string;
  /** Taken off, in yen. */
  readonly off: number;
}

export interface PointsAsk {
  readonly member: LoadedMember;
  readonly catalogue: LoadedCatalogue;
  readonly now: string;
  readonly today: Day;
  readonly uses: readonly KeptUse[];
  /** By bill month, `2026-11`; a month without it is not billed yet. */
  readonly settled: ReadonlyMap<string, Settled>;
  readonly lastCharge: number | null;
  readonly events: readonly PointEventView[];
}

/** A household's points, their reasons, and what can be done with them. */
export function pointsView(ask: PointsAsk): PointsView {
  const { member, today, now, events } = ask;
  const { entries, entitlements } = member;
  const earns = entitlements.some((span) => contains(span, today));
  return {
    asOf: now,
    today: formatDay(today),
    state: earns ? "earning" : "at-rest",
    balance: balanceOf(entries),
    lots: lotsOf(entries)
      .filter(({ left }) => left > 0)
      .map(({ lot, left, ...days }) => ({ label: lotWords(lot), points: left, ...dates(days) })),
    ledger: ledgerView(ask).toReversed(),
    uses: ask.uses.map((use) => useView(use, ask)).toReversed(),
    months: monthFindings(findingAsk(member, today))
      .slice(-MONTHS_SHOWN)
      .toReversed()
      .map(({ month, ...finding }) => ({
        month: formatMonth(month),
        ...dates(finding),
        judged: judgedView(finding, ask.catalogue),
      })),
    events: [...events],
    use: useTerms(ask, earns),
  };
}

const MONTHS_SHOWN = 13;

/** Without a contract that earns points there is nothing to show. */
export function noPoints(today: Day, now: string): PointsView {
  const on = formatDay(today);
  const month = formatMonth(monthOf(today));
  return {
    asOf: now,
    today: on,
    state: "none",
    balance: 0,
    lots: [],
    ledger: [],
    uses: [],
    months: [],
    events: [],
    use: { units: 100, most: 0, billMonth: month, throughDay: on, lastCharge: null, clauses: [] },
  };
}

export function judgedView(judged: Judged, catalogue: LoadedCatalogue): JudgedView {
  const { verdict, points, usedWh, before, clauses } = judged;
  return {
    verdict,
    points,
    usedWh,
    before: [...before],
    boundWh: boundWh(judged),
    meanWh: meanWh(judged),
    said: verdictWords(judged),
    clauses: clausesView(clauses, catalogue),
  };
}

export function dates({
  grantedOn,
  lastValidDay,
}: {
  readonly grantedOn: Day;
  readonly lastValidDay: Day;
}) {
  return { grantedOn: formatDay(grantedOn), lastValidDay: formatDay(lastValidDay) };
}

type LedgerRow = PointsView["ledger"][number];

/**
 * By day, not by when it was written: what was caught up on in one go lapsed on days in between.
 * Lines of one application are one row, however many lots it took from.
 */
function ledgerView({ member, uses, catalogue }: PointsAsk): LedgerRow[] {
  const byDay = member.entries.toSorted((one, other) => one.on - other.on);
  const groups = Map.groupBy(byDay, (entry) =>
    entry.kind === "asked" ? `asked ${entry.cause}` : `${entry.id}`,
  );
  let balance = 0;
  return [...groups.values()].map((lines) => {
    const points = balanceOf(lines);
    balance += points;
    const [first] = lines;
    if (!first) throw new Error("a group of no lines");
    const use = uses.find((each) => each.use === first.cause);
    return {
      on: formatDay(first.on),
      kind: first.kind,
      points,
      balance,
      label: entryLabel(first, use),
      clauses: clausesView(CLAUSES[first.kind], catalogue),
    };
  });
}

const CLAUSES: Readonly<Record<KeptEntry["kind"], readonly string[]>> = {
  granted: ["MM-10"],
  corrected: ["MM-08", "MM-09"],
  asked: ["MM-13", "MM-14"],
  lapsed: ["MM-11", "MM-16"],
  restored: ["MM-16"],
};

const LAPSED: Readonly<Record<Lapse, LabelText>> = {
  validity: { ja: "有効期限", en: "validity over" },
  "contract-ended": { ja: "エコレポ契約の終了", en: "contract ended" },
  "power-ended": { ja: "電力契約の終了", en: "power contract ended" },
  fraud: { ja: "不正な取得", en: "fraud" },
};

function entryLabel({ kind, lot, cause }: KeptEntry, use: KeptUse | undefined): LabelText {
  const { ja, en } = lotWords(lot);
  switch (kind) {
    case "granted":
      return { ja, en };
    case "corrected":
      return { ja: `訂正：${ja}`, en: `Corrected: ${en}` };
    case "asked": {
      const month = use ? monthWords(use.billMonth) : { ja: "", en: "" };
      return { ja: `${month.ja}分の請求に利用`, en: `Used for the bill of ${month.en}` };
    }
    case "lapsed": {
      const why = isLapse(cause) ? LAPSED[cause] : { ja: cause, en: cause };
      return { ja: `失効（${why.ja}）：${ja}`, en: `Lapsed (${why.en}): ${en}` };
    }
    case "restored":
      return { ja: `失効の取消し：${ja}`, en: `Given back: ${en}` };
  }
}

function isLapse(cause: string): cause is Lapse {
  return cause in LAPSED;
}

/** Of several applications against one bill, the earlier meet the charge first. */
function useView(use: KeptUse, { uses, settled }: PointsAsk): PointsView["uses"][number] {
  const billMonth = formatMonth(use.billMonth);
  const found = settled.get(billMonth);
  const earlier = uses
    .filter((each) => each.billMonth === use.billMonth && Number(each.use) < Number(use.use))
    .reduce((sum, { points }) => sum + points, 0);
  const off = found ? Math.max(0, Math.min(use.points, found.off - earlier)) : null;
  return {
    points: use.points,
    askedOn: formatDay(tokyoDay(use.askedAt)),
    billMonth,
    off,
    lost: off === null ? null : use.points - off,
    bill: found?.bill ?? null,
  };
}

function useTerms(
  { member: { scheme, entries }, today, lastCharge, catalogue }: PointsAsk,
  earns: boolean,
): PointsView["use"] {
  const { units, throughDate } = mustBeInForce(scheme.rule.use.values, today, scheme.id);
  const first = firstDay(monthOf(today));
  const isLate = civil(today).date > throughDate;
  const closes = isLate ? firstDay(addMonth(today)) : first;
  const balance = balanceOf(entries);
  return {
    units,
    most: earns ? Math.floor(balance / units) * units : 0,
    billMonth: formatMonth(billMonthOf(scheme, today)),
    throughDay: formatDay(addDays(closes, throughDate - 1)),
    lastCharge,
    clauses: clausesView(scheme.rule.use.clause, catalogue),
  };
}

function addMonth(today: Day) {
  return monthOf(addDays(firstDay(monthOf(today)), 31));
}
