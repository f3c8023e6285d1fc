import { type Contract, loadContracts, tenureOf } from "../contracts/index.ts";
import type { Day } from "../kernel/day.ts";
import { overlap, type Period } from "../kernel/period.ts";
import { joinSeries, loadSpans, type Series, type Span } from "../metering/index.ts";
import { isLater, type Tx } from "../platform/index.ts";
import { endOf } from "../metering/join-series.ts";
import { slice } from "../metering/series.ts";
import { meterParts } from "../rating/supply.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";
import { type DayFinding, dayFindings, lookedAt, type FindingAsk } from "./findings.ts";
import type { Entitlement } from "./model.ts";
import { entitlements, type Member, membersOf } from "./scheme.ts";
import { loadOwnEvents, type OwnEvent } from "./store-events.ts";
import { type KeptEntry, loadEntries, loadFrauds } from "./store.ts";

/** A contract by which points are earned, with everything that its ledger follows from. */
export interface LoadedMember extends Member {
  readonly accountId: number;
  readonly entitlements: readonly Entitlement[];
  readonly series: Series | null;
  readonly events: readonly OwnEvent[];
  readonly entries: readonly KeptEntry[];
  readonly frauds: readonly Day[];
}

export interface When {
  /** What was known at this instant. */
  readonly now: string;
  readonly today: Day;
}

/** The members among some accounts; those without such a contract are not in it. */
export async function loadMembers(
  tx: Tx,
  catalogue: Catalogue,
  accountIds: readonly number[],
  when: When,
): Promise<readonly LoadedMember[]> {
  const contracts = await loadContracts(tx, accountIds);
  const found = [...contracts].flatMap(([accountId, own]) =>
    membersOf(catalogue, tenuresOf(own, catalogue, when)).map((member) => {
      return { accountId, ...member, entitlements: entitlements(member) };
    }),
  );
  const ids = [...new Set(found.map(({ accountId }) => accountId))];
  if (ids.length === 0) return [];
  const series = await loadSpans(tx, spansOf(found, when.today), when.now);
  const entries = await loadEntries(tx, ids);
  const events = await loadOwnEvents(tx, ids);
  const frauds = await loadFrauds(tx, ids);
  return found.map((member) => {
    const { contract } = member.tenure;
    const isOwn = (each: { readonly contract: string }) => each.contract === contract;
    return {
      ...member,
      series: useOfPower(member, when.today, (meter) => series.get(meter) ?? null),
      events: (events.get(member.accountId) ?? []).filter(({ part }) => isOwn(part)),
      entries: (entries.get(member.accountId) ?? []).filter(isOwn),
      frauds: frauds.get(contract) ?? [],
    };
  });
}

/** What a member's months and days are judged by. */
export function findingAsk(member: LoadedMember, today: Day): FindingAsk {
  const { scheme, entitlements: spans, series, events } = member;
  const told = events
    .filter(({ event }) => event.calledOffAt === null && event.service === scheme.service)
    .map(({ event: { day, windows }, part: { leftAt } }) => {
      return { day, windows, left: leftAt !== null && leavingCounts(member, day) };
    });
  return { scheme, entitlements: spans, series, told, today };
}

/**
 * What came of one event, judged by its own windows. A day brings points once (MM-09): of several
 * events that were met on it, the first announced has them.
 */
export function eventFinding(
  member: LoadedMember,
  event: number,
  today: Day,
): DayFinding | undefined {
  const judged = member.events
    .toSorted((a, b) => a.event.event - b.event.event)
    .flatMap((own) => {
      const [finding] = dayFindings(findingAsk({ ...member, events: [own] }, today));
      return finding ? [{ event: own.event.event, finding }] : [];
    });
  const found = judged.find((each) => each.event === event);
  if (!found || found.finding.points === 0) return found?.finding;
  const first = judged.find(
    ({ finding }) => finding.points > 0 && finding.day === found.finding.day,
  );
  return first === found ? found.finding : { ...found.finding, points: 0 };
}

/** Whether who leaves is not judged; else whoever was told is, by the use alone. */
function leavingCounts({ scheme }: Member, day: Day): boolean {
  const found = inForceOn(scheme.rule.announced.values, day);
  return found.ok && found.value.judged === "unless-left";
}

function tenuresOf(
  contracts: readonly Contract[],
  catalogue: Catalogue,
  { now, today: through }: When,
): readonly Tenure[] {
  return contracts.flatMap((contract) => {
    const isKnown = contract.history.some(({ recordedAt }) => !isLater(recordedAt, now));
    if (!isKnown) return [];
    const read = tenureOf(contract, catalogue, { knownAt: now, through });
    return read.ok ? [read.value] : [];
  });
}

interface Supplied extends Member {
  readonly entitlements: readonly Entitlement[];
}

/** Each power contract's own days, as far as they are looked at. */
function ownDays({ powers, entitlements: spans }: Supplied, today: Day) {
  const looked = lookedAt(spans, today);
  if (looked === null) return [];
  return powers.flatMap(({ startedOn, endedOn, supply }) => {
    const from = startedOn ?? looked.until;
    const period = supply && overlap({ from, until: endedOn }, looked);
    return supply && period ? [{ supply, period }] : [];
  });
}

/** One span a meter: from its first to its last day that is looked at. */
function spansOf(members: readonly Supplied[], today: Day): readonly Span[] {
  const spans = new Map<string, Period>();
  for (const { supply, period: own } of members.flatMap((each) => ownDays(each, today))) {
    for (const { meter, period } of meterParts(supply, own)) {
      const { from, until } = spans.get(meter) ?? period;
      spans.set(meter, {
        from: from < period.from ? from : period.from,
        until: until > period.until ? until : period.until,
      });
    }
  }
  return [...spans].map(([meter, period]) => ({ meter, period }));
}

/** The half-hours of the power contracts' own days, each from the meter that counted that day. */
function useOfPower(
  member: Supplied,
  today: Day,
  seriesOf: (meter: string) => Series | null,
): Series | null {
  const looked = lookedAt(member.entitlements, today);
  if (looked === null) return null;
  const parts = ownDays(member, today).flatMap(({ supply, period: own }) =>
    meterParts(supply, own).flatMap(({ meter, period }) => {
      const series = seriesOf(meter);
      const known = series && overlap(period, { from: series.from, until: endOf(series) });
      return series && known ? [slice(series, known)] : [];
    }),
  );
  return parts.length === 0 ? null : joinSeries(parts, looked);
}
