import { deviceKind, nameOf } from "../../../home/control/device-kinds.ts";
import { loadDevices } from "../../../home/store-devices.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import {
  type LoadedMember,
  loadMembers,
  loadUses,
  runningMember,
  settlePoints,
} from "../../../points/index.ts";
import type { PointEventDetail, PointsView } from "../../api/points.ts";
import { automaticDevices } from "../../home/automatic.ts";
import { responseOf } from "../../points/responses.ts";
import type { Refusal } from "../problems.ts";
import type { Reading } from "../reads/world.ts";
import { eventDetail, eventView } from "./event-view.ts";
import { noPoints, pointsView } from "./points-view.ts";
import { lastCharge, loadSettled } from "./store-settled.ts";

/** Events that a page lists. */
const EVENTS_SHOWN = 24;

/** An account's points, with the ledger brought up to today. */
export async function readPoints(reading: Reading, accountId: number): Promise<PointsView> {
  const { tx, world, now, today } = reading;
  const { catalogue } = world;
  await settlePoints(tx, catalogue, [accountId], { now, today });
  const member = await memberOf(reading, accountId);
  if (member === null) return noPoints(today, now);
  const { scheme, tenure } = member;
  const of = { accountId, service: scheme.rule.power, rule: scheme.id };
  const uses = (await loadUses(tx, [accountId], now)).get(accountId) ?? [];
  const ask = { member, catalogue, now, today };
  return pointsView({
    ...ask,
    uses: uses.filter(({ contract }) => contract === tenure.contract),
    settled: await loadSettled(tx, of),
    lastCharge: await lastCharge(tx, of),
    events: member.events.slice(0, EVENTS_SHOWN).map((own) => eventView(own, ask)),
  });
}

async function memberOf(
  { tx, world, now, today }: Reading,
  accountId: number,
): Promise<LoadedMember | null> {
  return runningMember(await loadMembers(tx, world.catalogue, [accountId], { now, today }));
}

/** One event of the account; another household's is answered like one that does not exist. */
export async function readPointEvent(
  reading: Reading,
  accountId: number,
  event: number,
): Promise<Result<PointEventDetail, Refusal>> {
  const { world, now, today } = reading;
  const member = await memberOf(reading, accountId);
  const own = member?.events.find((each) => each.event.event === event);
  if (!member || !own) return no({ code: "points.event-not-found" });
  const appliances = await appliancesOf(reading, member);
  return ok(eventDetail(own, { member, catalogue: world.catalogue, now, today, appliances }));
}

async function appliancesOf(
  { tx, world, now }: Reading,
  { accountId, scheme }: LoadedMember,
): Promise<PointEventDetail["appliances"]> {
  const at = { tx, catalogue: world.catalogue, now };
  const automatic = new Set((await automaticDevices(at, accountId)).map(({ device }) => device));
  return (await loadDevices(tx, accountId)).flatMap((row) => {
    const does = responseOf(scheme, deviceKind(row.eoj).deviceType);
    if (!automatic.has(row.device) || does === null) return [];
    return [{ device: row.device, name: nameOf(row), does }];
  });
}
