import type { Pool } from "pg";
import { addDays, type Day } from "../../kernel/day.ts";
import { addSeconds, loadOperator, withOperator } from "../../platform/index.ts";
import {
  eventFinding,
  isHeldByAnother,
  loadEvents,
  loadEventsLeftSet,
  loadMembers,
  loadParticipants,
  markSteered,
  type OwnEvent,
  type Participation,
  phaseOf,
  type PointEvent,
  schemeOf,
  type Verdict,
  type Window,
  windowAt,
  windowEnd,
  windowStart,
} from "../../points/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { answerEvent, automaticDevices, undoEvent } from "../home/automatic.ts";
import type { HomeMoment } from "../home/home-service.ts";
import { everyOperator } from "../every-operator.ts";
import { notify, toldBefore } from "../life/notify.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { responsesOf } from "./responses.ts";
import { calledOffNotice, reminderNotice, resultKey, resultNotice } from "./tell-points.ts";
import { verdictWords } from "./verdict-words.ts";

/** A reminder goes out so long before the first window. */
const REMIND_SECONDS = 3600;
/** Results are told as long as readings may still come in. */
const RESULT_DAYS = 3;

interface Steering extends HomeMoment {
  readonly today: Day;
}

/** Each operator's events, by its own clock. */
export function steerEverywhere(pool: Pool, catalogue: LoadedCatalogue): Promise<void> {
  return everyOperator(pool, ({ operatorId }) => steerEvents(pool, catalogue, operatorId));
}

/**
 * Remind, steer appliances as a window begins, set them back when it ends or its household leaves,
 * and tell the result: each once, wherever it was broken off, because what was done is written down
 * with it.
 */
export async function steerEvents(
  pool: Pool,
  catalogue: LoadedCatalogue,
  operatorId: number,
): Promise<void> {
  const operator = await loadOperator(pool, operatorId);
  if (operator === null) return;
  const now = operator.clock.instant();
  const today = tokyoDay(now);
  const period = { from: addDays(today, -RESULT_DAYS), until: addDays(today, 2) };
  const events = await withOperator(pool, operatorId, async (tx) => [
    ...(await loadEvents(tx, period)),
    ...(await loadEventsLeftSet(tx, period.from)),
  ]);
  for (const event of events) {
    await withOperator(pool, operatorId, async (tx) => {
      const at = { tx, catalogue, now, today };
      const parts = await loadParticipants(tx, event.event);
      await remind(at, event, parts);
      for (const part of parts) await steer(at, event, part);
      await tellResults(at, event, parts);
    });
  }
}

async function remind(
  { tx, now }: Steering,
  event: PointEvent,
  parts: readonly Participation[],
): Promise<void> {
  const own = parts.map((part) => ({ event, part }));
  if (event.calledOffAt !== null) return void (await notify(tx, now, own.map(calledOffNotice)));
  const starts = event.windows.map((window) => windowStart(event.day, window)).toSorted();
  const isSoon = addSeconds(now, REMIND_SECONDS) >= (starts[0] ?? now);
  if (phaseOf(event, now) !== "ahead" || !isSoon) return;
  const staying = own.filter(({ part }) => part.leftAt === null);
  await notify(tx, now, staying.map(reminderNotice));
}

/**
 * The appliances of one household, towards what the present asks of them: set once for each window,
 * set back when it is over, the household left, or the event was called off. A window that begins
 * while they are still set finds them so: set anew, they would be milder by another two degrees,
 * and that would be remembered as the resident's own.
 */
export async function steer(at: Steering, event: PointEvent, part: Participation): Promise<void> {
  const current = event.calledOffAt === null ? windowAt(event, at.now) : null;
  const { steeredAt, restoredAt } = part;
  const isSet = steeredAt !== null && (restoredAt === null || restoredAt < steeredAt);
  const answers = current !== null && part.leftAt === null;
  if (answers && !isSet) return answer(at, event, { part, window: current });
  if (isSet && !answers) await setBack(at, event, { part, steeredAt });
}

async function answer(
  at: Steering,
  event: PointEvent,
  { part, window }: { readonly part: Participation; readonly window: Window },
): Promise<void> {
  const scheme = schemeOf(at.catalogue, event.service);
  const since = windowStart(event.day, window);
  const marked = { step: "steered", at: at.now, since } as const;
  if (scheme === null || (await isHeldByAnother(at.tx, part, at.now))) return;
  if (!(await markSteered(at.tx, part, marked))) return;
  const devices = await automaticDevices(at, part.accountId);
  const settings = responsesOf(scheme, devices).map(({ device, set }) => ({ device, set }));
  const expiresAt = windowEnd(event.day, window);
  await answerEvent(at, { ...occasionOf(event, part, window), settings, expiresAt });
}

async function setBack(
  at: Steering,
  event: PointEvent,
  { part, steeredAt }: { readonly part: Participation; readonly steeredAt: string },
): Promise<void> {
  const marked = { step: "restored", at: at.now, since: steeredAt } as const;
  const window = event.windows.findLast((each) => windowStart(event.day, each) <= steeredAt);
  if (!window || !(await markSteered(at.tx, part, marked))) return;
  await undoEvent(at, occasionOf(event, part, window));
}

function occasionOf({ event, title }: PointEvent, { accountId }: Participation, { from }: Window) {
  return { accountId, occasion: `point-event/${event}/${from}`, name: title.ja };
}

/** What readings that come late may still change. */
const waitsFor: ReadonlySet<Verdict> = new Set(["use-unknown", "too-few-before"]);

/** Once the use is known, and at the latest when no more readings are waited for. */
async function tellResults(
  at: Steering,
  event: PointEvent,
  parts: readonly Participation[],
): Promise<void> {
  const { tx, catalogue, now, today } = at;
  if (event.calledOffAt !== null || phaseOf(event, now) !== "over") return;
  const told = await toldBefore(
    tx,
    parts.map((part) => resultKey({ event, part })),
  );
  const waiting = parts.filter((part) => !told.has(resultKey({ event, part })));
  if (waiting.length === 0) return;
  const ids = waiting.map(({ accountId }) => accountId);
  const members = await loadMembers(tx, catalogue, ids, { now, today });
  const isLast = today >= addDays(event.day, RESULT_DAYS);
  const notices = waiting.flatMap((part) => {
    const member = members.find(({ tenure }) => tenure.contract === part.contract);
    const finding = member && eventFinding(member, event.event, today);
    if (!finding || (waitsFor.has(finding.verdict) && !isLast)) return [];
    const own: OwnEvent = { event, part };
    return [resultNotice(own, { points: finding.points, said: verdictWords(finding) })];
  });
  await notify(tx, now, notices);
}
