import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit, type Session } from "../../../platform/index.ts";
import {
  announceEvent,
  callOffEvent,
  chooseEvent,
  loadEvent,
  loadParticipants,
  reportFraud,
  usePoints,
} from "../../../points/index.ts";
import { notify } from "../../life/notify.ts";
import { steer } from "../../points/steer-events.ts";
import { announcedNotices, calledOffNotice } from "../../points/tell-points.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { ownReader, staffReader } from "../readers.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { readPointEvent, readPoints } from "./read-points.ts";
import { askedEvent, checkEvent, readStaffEvent, readStaffEvents } from "./read-staff-events.ts";

/** Points and saving events, for the household and for the operator's staff. */
export function pointsHandlers(world: World) {
  return { ...residentPoints(world), ...staffEvents(world), ...accountPoints(world) };
}

function residentPoints(world: World) {
  const own = ownReader(world);
  return {
    points: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readPoints(at, accountId))),
    usePoints: ({ session, body: { points }, key }) =>
      own(session, async (at, { accountId }) => {
        const { tx, now, today } = at;
        const asked = { accountId, points, now, today, by: session.loginId };
        const done = await usePoints(tx, world.catalogue, {
          ...asked,
          key: requestKey(session, key),
        });
        return done.ok ? ok(await readPoints(at, accountId)) : no({ code: done.refusal.code });
      }),
    pointEvent: ({ session, params: { event } }) =>
      own(session, (at, { accountId }) => readPointEvent(at, accountId, event)),
    choosePointEvent: ({ session, params: { event }, body: { part } }) =>
      own(session, async (at, { accountId }) => {
        const { tx, now } = at;
        const chosen = await chooseEvent(tx, { event, accountId, part, now });
        if (!chosen.ok) return no({ code: chosen.refusal.code });
        await steerOwn(at, { event, accountId });
        return readPointEvent(at, accountId, event);
      }),
  } satisfies Partial<Handlers>;
}

/** Leaving sets the appliances back at once, not at the next minute. */
async function steerOwn(
  { tx, world, now, today }: Reading,
  { event: number, accountId }: { readonly event: number; readonly accountId: number },
): Promise<void> {
  const event = await loadEvent(tx, number);
  const parts = await loadParticipants(tx, number);
  const part = parts.find((each) => each.accountId === accountId);
  if (event && part) await steer({ tx, catalogue: world.catalogue, now, today }, event, part);
}

function staffEvents(world: World) {
  const { catalogue } = world;
  return {
    pointEvents: ({ session }) =>
      reading(world, session, async (at) => ok(await readStaffEvents(at))),
    staffPointEvent: ({ session, params: { event } }) =>
      reading(world, session, (at) => readStaffEvent(at, event)),
    checkPointEvent: ({ session, body }) =>
      reading(world, session, async (at) => ok(await checkEvent(at, body))),
    announcePointEvent: ({ session, body, key }) =>
      reading(world, session, async (at) => {
        const asked = await askedEvent(at, body);
        const ask = { ...asked, by: session.loginId, key: requestKey(session, key) };
        const done = await announceEvent(at.tx, catalogue, ask);
        if (!done.ok) return no({ code: done.refusal.code });
        const event = await loadEvent(at.tx, done.value.event);
        if (event) await notify(at.tx, at.now, announcedNotices(event, done.value.told));
        return readStaffEvent(at, done.value.event);
      }),
    callOffPointEvent: ({ session, params: { event } }) =>
      reading(world, session, (at) => callOff(at, session, event)),
  } satisfies Partial<Handlers>;
}

async function callOff(at: Reading, session: Session, number: number) {
  const { tx, now, today, world } = at;
  const done = await callOffEvent(tx, { event: number, by: session.loginId, now });
  if (!done.ok) return no({ code: done.refusal.code });
  await recordAudit(tx, {
    at: now,
    actor: session.loginId,
    action: "points.call-off",
    accountId: null,
    purpose: "points",
    detail: { event: number },
  });
  const event = await loadEvent(tx, number);
  const parts = await loadParticipants(tx, number);
  if (event) {
    await notify(
      tx,
      now,
      parts.map((part) => calledOffNotice({ event, part })),
    );
    const moment = { tx, catalogue: world.catalogue, now, today };
    for (const part of parts) await steer(moment, event, part);
  }
  return readStaffEvent(at, number);
}

function accountPoints(world: World) {
  const staff = staffReader(world);
  return {
    accountPoints: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "points.read", purpose, number }, async (at, { accountId }) =>
        ok(await readPoints(at, accountId)),
      ),
    reportPointFraud: ({ session, params: { account: number }, query: { purpose }, body }) => {
      const { reason } = body;
      const asked = { session, action: "points.fraud", purpose, number, detail: { reason } };
      return staff(asked, async (at, { accountId }) => {
        const { tx, now, today } = at;
        const found = { accountId, now, today, reason, by: session.loginId };
        const done = await reportFraud(tx, world.catalogue, found);
        const answer: Result<Awaited<ReturnType<typeof readPoints>>, Refusal> = done.ok
          ? ok(await readPoints(at, accountId))
          : no({ code: done.refusal.code });
        return answer;
      });
    },
  } satisfies Partial<Handlers>;
}
