import { addDays, day, formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import {
  concernedByEvent,
  eventFinding,
  loadEvent,
  loadEvents,
  loadMembers,
  loadParticipants,
  mayAnnounceEvent,
  type Participation,
  type PointEvent,
  schemeOf,
  schemesOf,
  type Verdict,
  type Window,
} from "../../../points/index.ts";
import { mustBeInForce } from "../../../terms/dated.ts";
import { serviceName } from "../../../terms/service-name.ts";
import type { z } from "zod";
import type {
  eventBody,
  EventCheck,
  StaffEvent,
  StaffEventDetail,
  StaffEvents,
} from "../../api/points.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { said, type Slot, slotsOf } from "./event-view.ts";
import { announceWords } from "./refusals.ts";

type Asked = z.output<typeof eventBody>;

/** Days of events that the list goes back and ahead. */
const SPAN = { past: 400, ahead: 400 };

export async function readStaffEvents(reading: Reading): Promise<StaffEvents> {
  const { tx, now, today } = reading;
  const period = { from: addDays(today, -SPAN.past), until: addDays(today, SPAN.ahead) };
  const events: StaffEvent[] = [];
  for (const event of await loadEvents(tx, period)) {
    events.push(staffEvent(event, await loadParticipants(tx, event.event), now));
  }
  return { asOf: now, today: formatDay(today), events, services: await servicesOf(reading) };
}

async function servicesOf({ tx, world, today }: Reading): Promise<StaffEvents["services"]> {
  const { catalogue } = world;
  const rows = await tx.query<{ service: string; contract: string; name: string }>(
    `select distinct c.service, e.building as contract,
       coalesce(a.name, e.building) as name
     from contract_event e
     join contract c using (operator_id, account_id, contract_id)
     left join contract b on b.operator_id = e.operator_id and b.contract_id = e.building
     left join account a on a.operator_id = b.operator_id and a.account_id = b.account_id
     where e.operator_id = $1 and e.building is not null order by contract`,
    [tx.operatorId],
  );
  return schemesOf(catalogue).map((scheme) => {
    const terms = mustBeInForce(scheme.rule.announced.values, today, scheme.id);
    const { points, percentBelow, noticeHours } = terms;
    const buildings = rows
      .filter(({ service }) => service === scheme.service)
      .map(({ contract, name }) => ({ contract, name }));
    const name = serviceName(catalogue, scheme.service);
    return { service: scheme.service, name, points, percentBelow, noticeHours, buildings };
  });
}

function staffEvent(event: PointEvent, parts: readonly Participation[], now: string): StaffEvent {
  return {
    ...said(event, now),
    service: event.service,
    announcedAt: event.announcedAt,
    announcedBy: event.announcedBy,
    told: parts.length,
    left: parts.filter(({ leftAt }) => leftAt !== null).length,
    steered: parts.filter(({ steeredAt }) => steeredAt !== null).length,
  };
}

/** All households together: verdicts counted, half-hours summed over those that are known. */
export async function readStaffEvent(
  reading: Reading,
  number: number,
): Promise<Result<StaffEventDetail, Refusal>> {
  const { tx, world, now, today } = reading;
  const event = await loadEvent(tx, number);
  if (event === null) return no({ code: "points.event-not-found" });
  const parts = await loadParticipants(tx, number);
  const told = new Set(parts.map(({ contract }) => contract));
  const ids = parts.map(({ accountId }) => accountId);
  const loaded = await loadMembers(tx, world.catalogue, ids, { now, today });
  const members = loaded.filter(({ tenure }) => told.has(tenure.contract));
  const staff = staffEvent(event, parts, now);
  const findings = members.flatMap((member) => eventFinding(member, event.event, today) ?? []);
  const judged = staff.phase === "over" && !staff.calledOff ? findings : [];
  const counts = Map.groupBy(judged, ({ verdict }) => verdict);
  return ok({
    asOf: now,
    event: staff,
    verdicts: [...counts].map(([verdict, own]) => counted(verdict, own.length)),
    pointsToGrant: judged.reduce((sum, { points }) => sum + points, 0),
    slots: summed(members.map((member) => slotsOf(event, { member }))),
  });
}

function counted(verdict: Verdict, households: number) {
  return { verdict, households };
}

/** Only households whose half-hour and mean are known, so that the two sums can be compared. */
function summed(households: readonly (readonly Slot[])[]): StaffEventDetail["slots"] {
  const first = households[0] ?? [];
  return first.map(({ from }, index) => {
    const all = households.flatMap((slots) => {
      const slot = slots[index];
      return slot && slot.meanWh !== null ? [{ mean: slot.meanWh, used: slot.usedWh }] : [];
    });
    const known = all.flatMap(({ mean, used }) => (used === null ? [] : [{ mean, used }]));
    const counts = known.length > 0 ? known : all;
    return {
      from,
      households: counts.length,
      meanWh: counts.reduce((sum, { mean }) => sum + mean, 0),
      usedWh: known.length === 0 ? null : known.reduce((sum, { used }) => sum + used, 0),
    };
  });
}

/** The event that was asked for, as the rooms take it. */
export async function askedEvent({ tx, now, today }: Reading, asked: Asked) {
  return {
    service: asked.service,
    title: inBoth(asked.title),
    body: inBoth(asked.body),
    day: day(asked.day),
    windows: asked.windows.map(windowOf),
    scope: asked.scope,
    to: await scopeOf(tx, asked.scope),
    now,
    today,
  };
}

async function scopeOf(tx: Reading["tx"], scope: Asked["scope"]) {
  if (!("accounts" in scope)) return scope;
  const rows = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = any($2::text[])",
    [tx.operatorId, scope.accounts],
  );
  return { accountIds: rows.map(({ id }) => id) };
}

/** Where there is no English, the Japanese stands for both. */
function inBoth({ ja, en }: { readonly ja: string; readonly en: string }) {
  return { ja, en: en === "" ? ja : en };
}

function windowOf({ from, until }: { readonly from: string; readonly until: string }): Window {
  return { from: slotOf(from), until: slotOf(until) };
}

function slotOf(clock: string): number {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return Number(hours) * 2 + (minutes === "30" ? 1 : 0);
}

/** Whom it would reach; nothing is written. */
export async function checkEvent(reading: Reading, body: Asked): Promise<EventCheck> {
  const { catalogue } = reading.world;
  const asked = await askedEvent(reading, body);
  const may = mayAnnounceEvent(catalogue, asked);
  const told = await concernedByEvent(reading.tx, catalogue, asked);
  const scheme = schemeOf(catalogue, asked.service);
  const points = scheme
    ? mustBeInForce(scheme.rule.announced.values, asked.day, scheme.id).points
    : 0;
  const refused =
    told.length === 0 && may.ok ? ({ code: "points.event-concerns-nobody" } as const) : null;
  const reason = may.ok ? refused : may.refusal;
  return {
    told: told.length,
    points,
    mostPoints: told.length * points,
    refused: reason === null ? null : announceWords(reason),
  };
}
