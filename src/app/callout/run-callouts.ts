import type { Pool } from "pg";
import { clockState } from "../../callout/case/clocks.ts";
import { type CaseSummary, wakesAt } from "../../callout/case/summary.ts";
import {
  type CaseRow,
  casesToWake,
  loadRow,
  nextWake,
  openCases,
  setWake,
} from "../../callout/store-cases.ts";
import { holdCase } from "../../callout/write-facts.ts";
import { storedSources } from "../../billing/index.ts";
import { type Operator, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { everyOperator } from "../every-operator.ts";
import { type Notification, notify } from "../life/notify.ts";
import { tokyoDay } from "../tokyo-day.ts";
import type { CalloutMoment, InMoment } from "./callout-moment.ts";
import { promised, rangeOf, seek } from "./seek.ts";
import { serveQueue } from "./serve-queue.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { loadTown, type Town } from "./town.ts";
import { CLOCK_WORDS } from "./words/clock-words.ts";

interface Parts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
}

/** Longer than that, the next minute comes anyway. */
const SOON_SECONDS = 60;

/**
 * What time brings in call-outs, for each operator by its own clock. Answers in how many seconds
 * something is due again, where that is within the minute.
 */
export async function runCalloutsEverywhere(parts: Parts): Promise<number | null> {
  let soonest: number | null = null;
  await everyOperator(parts.pool, async (operator) => {
    const nextIn = await runCallouts(parts, operator);
    if (nextIn !== null) soonest = Math.min(soonest ?? nextIn, nextIn);
  });
  return soonest;
}

/**
 * Offers that are over, the next ones, clocks that are an alarm, promises that no longer hold.
 * Each case in a transaction of its own, under its lock: two workers do it once.
 */
export async function runCallouts(parts: Parts, operator: Operator): Promise<number | null> {
  const inMoment = inMomentOf(parts, operator);
  const open = await inMoment(({ tx }) => openCases(tx));
  if (open.length === 0) return null;
  await inMoment((moment) => alarm(moment, open));
  await inMoment((moment) => tellWaiting(moment));
  for (const number of await inMoment(({ tx, now }) => casesToWake(tx, now))) {
    await inMoment((moment) => wake(moment, number));
  }
  await serveQueue(inMoment, await inMoment(({ tx }) => openCases(tx)));
  const stale = await inMoment((moment) => stalePromises(moment));
  for (const number of stale.numbers) {
    await inMoment(async (moment) => {
      const now = await holdCase(moment.tx, number);
      if (now !== null) await promised(moment, now, stale.town);
    });
  }
  return inMoment(async ({ tx, now }) => soonOf(await nextWake(tx), now));
}

function inMomentOf({ pool, catalogue }: Parts, operator: Operator): InMoment {
  const sources = storedSources(catalogue);
  return (work) => {
    const now = operator.clock.instant();
    const today = tokyoDay(now);
    return withOperator(pool, operator.operatorId, (tx) =>
      work({ tx, catalogue, sources, now, today, operator }),
    );
  };
}

/** Each clock of a case is an alarm once. */
async function alarm({ tx, now }: CalloutMoment, open: readonly CaseRow[]): Promise<void> {
  const alarms = open.flatMap(({ number, summary }) =>
    summary.clocks
      .filter((clock) => ["alarm", "late"].includes(clockState(clock, now)))
      .map((clock): Notification => {
        const { ja, en } = CLOCK_WORDS[clock.clock];
        return {
          accountId: null,
          kind: "callout-alarm",
          contractId: null,
          title: {
            ja: `${number}：${ja}の期限が近づいています`,
            en: `${number}: ${en} is due soon`,
          },
          body: placeWords(summary),
          link: `/dispatch/cases/${number}`,
          onceKey: `callout/${number}/${summary.visit}/alarm/${clock.clock}`,
        };
      }),
  );
  await notify(tx, now, alarms);
}

function placeWords({ place, name }: CaseSummary) {
  return { ja: `${name} 様 ${place.address}`, en: `${name}, ${place.address}` };
}

/**
 * Go on with a case that something is due at, unless another worker did so meanwhile. One that
 * waits for somebody to be free has its turn in the queue.
 */
async function wake(moment: CalloutMoment, number: string): Promise<void> {
  const { tx, now: at } = moment;
  const now = await holdCase(tx, number);
  const row = await loadRow(tx, number);
  if (now === null || row === null || row.wakeAt === null || row.wakeAt > at) return;
  await setWake(tx, number, wakesAt(row.summary, at));
  await seek(moment, now, { town: null, inTurn: false });
}

/** Cases whose promise is over, or will not be kept. */
async function stalePromises({
  tx,
  now,
}: CalloutMoment): Promise<{ readonly numbers: readonly string[]; readonly town: Town }> {
  const town = await loadTown(tx, now);
  const coming = (await openCases(tx)).filter(({ summary: { state } }) => {
    return state === "assigned" || state === "on-the-way";
  });
  const numbers = coming
    .filter(({ number, summary }) => rangeOf(now, { number, ...summary }, town) !== null)
    .map(({ number }) => number);
  return { numbers, town };
}

function soonOf(next: string | null, now: string): number | null {
  if (next === null) return null;
  const [at, from] = [Temporal.Instant.from(next), Temporal.Instant.from(now)];
  const seconds = Math.ceil((at.epochMilliseconds - from.epochMilliseconds) / 1000);
  return seconds <= SOON_SECONDS ? Math.max(1, seconds) : null;
}
