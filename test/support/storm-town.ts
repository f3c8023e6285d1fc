import type { Hono } from "hono";
import type { Pool } from "pg";
import { keepArea } from "../../src/callout/store-areas.ts";
import { keepSettings } from "../../src/callout/store-settings.ts";
import { keepTechnician, replaceShifts } from "../../src/callout/store-technicians.ts";
import { SKILLS } from "../../src/callout/model.ts";
import { type Contract, insertContracts } from "../../src/contracts/index.ts";
import { chance } from "../../src/kernel/chance.ts";
import { setOperatorClock, type Tx, withOperator } from "../../src/platform/index.ts";
import type { LoadedCatalogue } from "../../src/terms/assemble.ts";
import { appFor } from "./app-for.ts";
import { at, callOut } from "./contract-history.ts";

interface StormAsk {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly operator: number;
  readonly households: number;
  readonly technicians: number;
}

/** A town in which every household has a call-out contract, and its server without a socket. */
export interface StormTown {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly operator: number;
  readonly app: Hono;
  /** Numbers of the households' accounts. */
  readonly accounts: readonly string[];
  readonly technicians: readonly string[];
  setTime(instant: string): Promise<void>;
}

/** Saturday, 18:00 in Tokyo: the storm begins. */
export const STORM_BEGINS = "2026-11-21T09:00:00.000Z";
const SHIFT = { from: "2026-11-21T08:00:00.000Z", until: "2026-11-22T08:00:00.000Z" };
const POSTAL_CODES = 60;
const BATCH = 500;

export async function stormTown(ask: StormAsk): Promise<StormTown> {
  const { pool, catalogue, operator } = ask;
  await setOperatorClock(pool, operator, STORM_BEGINS);
  const inTown = <T>(work: (tx: Tx) => Promise<T>) => withOperator(pool, operator, work);
  await inTown(settleAreas);
  for (let from = 0; from < ask.households; from += BATCH) {
    await inTown((tx) => settleHouseholds(tx, from, Math.min(BATCH, ask.households - from)));
  }
  const names = Array.from({ length: ask.technicians }, (_, k) => numbered("T", k + 1));
  const users = new Map<string, number>();
  await inTown(async (tx) => {
    for (const [k, name] of names.entries()) users.set(name, await addTechnician(tx, name, k));
  });
  const app = appFor({ pool, catalogue, folder: import.meta.dirname }, (token) =>
    sessionOf(operator, users, token),
  );
  return {
    pool,
    catalogue,
    operator,
    app,
    accounts: Array.from({ length: ask.households }, (_, k) => numbered("S", k + 1)),
    technicians: names,
    setTime: (instant) => setOperatorClock(pool, operator, instant),
  };
}

/** The token of a session is whoever it is: `desk`, or a technician's number. */
function sessionOf(operatorId: number, users: ReadonlyMap<string, number>, token: string) {
  const userId = users.get(token);
  const until = { since: "2026-11-21T00:00:00.000Z", expiresAt: "2099-01-01T00:00:00.000Z" };
  const person = { operatorId, accountId: null, personId: null, name: token, ...until };
  const loginId = `${token.toLowerCase()}@example.jp`;
  return userId === undefined
    ? ({ ...person, userId: 1, kind: "staff", role: "desk", loginId } as const)
    : ({ ...person, userId, kind: "technician", role: "technician", loginId } as const);
}

async function settleAreas(tx: Tx): Promise<void> {
  await keepSettings(tx, { phone: "0120-000-365" });
  const area = { area: "west", name: { ja: "西", en: "West" }, outline: [] };
  const codes = Array.from({ length: POSTAL_CODES }, (_, k) => ({
    postalCode: String(2_380_001 + k),
    ...placeOf(k),
  }));
  await keepArea(tx, { ...area, label: placeOf(0), class: "suburb" }, codes);
}

function placeOf(k: number) {
  return { lat: 35.3 + (chance(k, 1) % 900) / 10_000, lon: 139.6 + (chance(k, 2) % 900) / 10_000 };
}

async function settleHouseholds(tx: Tx, from: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, k) => numbered("S", from + k + 1));
  const codes = numbers.map((_, k) => String(2_380_001 + (chance(from + k) % POSTAL_CODES)));
  const rows = await tx.query<{ id: number; number: string }>(
    `insert into account (operator_id, number, name, email, postal_code, address, phone)
     select $1, number, number || ' 様', '', code, '西' || number, '046-000-0000'
     from unnest($2::text[], $3::text[]) as given(number, code)
     returning account_id as id, number`,
    [tx.operatorId, numbers, codes],
  );
  const held = rows.flatMap(({ id, number }) =>
    [fibre(`${number}-fibre`), callOut(`${number}-callout`)].map((contract) => {
      return { accountId: id, contract };
    }),
  );
  await insertContracts(tx, held);
}

/** Without internet there is no call-out service (KK-07). */
function fibre(id: string): Contract {
  const history = [
    at("2025-03-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2025-03-20", { type: "accepted" }),
    at("2025-04-05", { type: "started" }),
  ];
  return { id, service: "kattobi-hikari", history };
}

async function addTechnician(tx: Tx, technician: string, k: number): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into app_user (operator_id, kind, login_id, name, password_hash, role)
     values ($1, 'technician', $2, $3, 'none', 'technician') returning user_id as id`,
    [tx.operatorId, `${technician.toLowerCase()}@example.jp`, technician],
  );
  if (!row) throw new Error("the login was not made");
  await keepTechnician(tx, {
    technician,
    name: `${technician} さん`,
    kana: "",
    phone: "090-0000-0000",
    company: "浜サービス",
    skills: SKILLS,
    areas: ["west"],
    base: placeOf(1000 + k),
    active: true,
    userId: row.id,
  });
  await replaceShifts(tx, { technician, since: SHIFT.from, shifts: [SHIFT] });
  return row.id;
}

function numbered(letter: string, k: number): string {
  return `${letter}-${String(k).padStart(4, "0")}`;
}
