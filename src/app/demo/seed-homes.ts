import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { insertHome, meterOfChannel } from "../../home/index.ts";
import { loadsOf } from "../../home/simulate/energy/loads.ts";
import type { NewHomeDevice } from "../../home/insert-home.ts";
import {
  addDays,
  addToMonth,
  type Day,
  day,
  firstDay,
  formatDay,
  monthOf,
} from "../../kernel/day.ts";
import { type MeterDay, QUALITY, SLOTS_A_DAY, storeDays } from "../../metering/index.ts";
import { type Tx, withOperator } from "../../platform/index.ts";
import { insertAccounts } from "./accounts.ts";
import { ASSOCIATION, type BuildingMeter, demoBuilding } from "./home-building.ts";
import { liveHomes, type LiveHome } from "./home-households.ts";
import { homePast } from "./home-past.ts";
import { plansOfHome } from "./plans-of-home.ts";
import { type SeenDevice, seenIn } from "./home-seen.ts";
import { CONTROLLED, HOME_WORDS, roomsOf } from "./home-words.ts";
import type { DemoHousehold } from "./households.ts";

interface SeedAt {
  readonly operatorId: number;
  readonly now: string;
  readonly on: Day;
}

/** Homes were connected on this day: thirteen months and more, so that a year compares. */
const FIRST_DAY = day("2025-10-01");
/** Half-hours of the demo's day that were over at ten in the morning. */
const OVER_TODAY = 20;
/** Days that no file brought. */
const NO_IMPORT = 0;
const BY = "設置担当";

/** What is stored of homes: of each day the days of all its channels. */
type DaysOf = (on: Day, slots: number) => readonly MeterDay[];

/**
 * The homes of the demo as they stand before anything is live: gateways, devices, rooms, plans, and
 * the half-hours of thirteen months. Done once.
 */
export async function seedHomes(
  app: Pool,
  households: readonly DemoHousehold[],
  at: SeedAt,
): Promise<void> {
  const homes = await Promise.all(
    liveHomes(households).map(async (home) => ({ home, devices: await seenIn(home, at.now) })),
  );
  await withOperator(app, at.operatorId, async (tx) => {
    const [known] = await tx.query("select 1 from home_gateway where operator_id = $1 limit 1", [
      tx.operatorId,
    ]);
    if (known) return;
    const pasts: DaysOf[] = [];
    for (const { home, devices } of homes) pasts.push(await seedHome(tx, home, devices, at));
    pasts.push(...(await seedBuilding(tx, households, at)));
    await storePast(tx, pasts, at);
  });
}

async function seedHome(
  tx: Tx,
  home: LiveHome,
  devices: readonly SeenDevice[],
  at: SeedAt,
): Promise<DaysOf> {
  const accountId = await accountOf(tx, home.number);
  const board = devices.find(({ name }) => name === "board");
  const circuits = circuitsOf(home);
  const gateway = await insertHome(tx, {
    accountId,
    by: BY,
    now: `${formatDay(FIRST_DAY)}T05:00:00.000Z`,
    gateway: gatewayOf(home.number),
    rooms: roomsOf(devices.map(({ name }) => name)),
    devices: devices.map(({ name, seen, state }): NewHomeDevice => {
      const circuit = circuits.get(name);
      const controllable = CONTROLLED.test(name);
      const automatic = name === "air-conditioner-1" && home.index === 0;
      const known = { seen, state, ...HOME_WORDS[name], controllable, automatic };
      if (!board || circuit === undefined) return known;
      return { ...known, measuredBy: { device: board.seen.device, circuit } };
    }),
  });
  if (!gateway.ok) throw new Error(`${home.number}: ${gateway.refusal.code}`);
  await plansOfHome(tx, { accountId, gateway: gateway.value, devices, now: at.now });
  const past = homePast(home, devices, (channel) => meterOfChannel(accountId, channel));
  return (on, slots) => past.days(on, slots);
}

/** Devices by the circuit on which they hang. */
function circuitsOf(home: LiveHome): ReadonlyMap<string, number> {
  return new Map(
    loadsOf(home).flatMap(({ device, circuit }) =>
      device === null || circuit === null ? [] : [[device, circuit] as const],
    ),
  );
}

/** A key without a private half: nobody dials in until a live gateway brings its own. */
function gatewayOf(number: string) {
  const publicKey = createHash("sha256").update(`engawa demo ${number}`).digest("base64");
  const serial = `GW-${number}`;
  return { publicKey, name: "ゲートウェイ", version: "0.1.0", serial, installed: true };
}

async function accountOf(tx: Tx, number: string): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = $2",
    [tx.operatorId, number],
  );
  if (!row) throw new Error(`account ${number} was not stored`);
  return row.id;
}

/**
 * The managed building: common areas belong to the association; main meter and dwellings to an
 * account of their own without a login, so that the association sees no dwelling.
 */
async function seedBuilding(
  tx: Tx,
  households: readonly DemoHousehold[],
  { now }: SeedAt,
): Promise<readonly DaysOf[]> {
  const association = households[ASSOCIATION];
  if (!association) return [];
  const measuring = await measuringAccount(tx, association);
  const own = await accountOf(tx, association.number);
  const { commons, measured } = demoBuilding(households);
  return [
    await seedMeters(tx, { accountId: own, name: "共用部ゲートウェイ", meters: commons, now }),
    await seedMeters(tx, { accountId: measuring, name: "住戸計量", meters: measured, now }),
  ];
}

async function measuringAccount(tx: Tx, association: DemoHousehold): Promise<number> {
  const number = `${association.number}M`;
  const resident = { ...association.resident, name: "若葉坂レジデンス 住戸計量" };
  const facts = { measures: `${association.number}-mems`, dwellings: "40" };
  const accounts = await insertAccounts(tx, [
    { ...association, number, resident, facts, email: "", phone: "" },
  ]);
  return accounts.get(number) ?? accountOf(tx, number);
}

interface Meters {
  readonly accountId: number;
  readonly name: string;
  readonly meters: readonly BuildingMeter[];
  readonly now: string;
}

async function seedMeters(tx: Tx, { accountId, name, meters, now }: Meters): Promise<DaysOf> {
  const gateway = await insertHome(tx, {
    accountId,
    by: BY,
    now,
    gateway: { ...gatewayOf(`${accountId}`), name },
    rooms: [],
    devices: meters.map(({ name: called, seen }) => ({ name: called, seen })),
  });
  if (!gateway.ok) throw new Error(`${name}: ${gateway.refusal.code}`);
  const named = meters.map(({ seen: { device }, wh }) => {
    return { wh, meter: meterOfChannel(accountId, { device, register: "bought", circuit: null }) };
  });
  return (on, slots) => {
    const quality = new Uint8Array(SLOTS_A_DAY).fill(QUALITY.measured, 0, slots);
    return named.map(({ meter, wh }) => ({ meter, day: on, wh: wh(on).fill(0, slots), quality }));
  };
}

/** Month by month, each known on the day after it ended. */
async function storePast(tx: Tx, pasts: readonly DaysOf[], { now, on }: SeedAt): Promise<void> {
  for (let month = monthOf(FIRST_DAY); month <= monthOf(on); month = addToMonth(month, 1)) {
    const next = firstDay(addToMonth(month, 1));
    const knownAt = next > on ? now : `${formatDay(next)}T00:00:00.000Z`;
    const until = next > on ? addDays(on, 1) : next;
    await storeDays(tx, daysOf(pasts, { from: firstDay(month), until, on }), {
      importId: NO_IMPORT,
      knownAt,
    });
  }
}

function* daysOf(
  pasts: readonly DaysOf[],
  { from, until, on }: { readonly from: Day; readonly until: Day; readonly on: Day },
): Generator<MeterDay> {
  for (const past of pasts)
    for (let each = from; each < until; each = addDays(each, 1))
      yield* past(each, each === on ? OVER_TODAY : SLOTS_A_DAY);
}
