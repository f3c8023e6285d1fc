import type { Hono } from "hono";
import { keepArea } from "../../src/callout/store-areas.ts";
import { keepSettings } from "../../src/callout/store-settings.ts";
import { keepTechnician, replaceShifts } from "../../src/callout/store-technicians.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { hashPassword, machineClock, setOperatorClock, type Tx } from "../../src/platform/index.ts";
import type { ResidentCase } from "../../src/app/api/callout.ts";
import type { Contract } from "../../src/contracts/index.ts";
import { at } from "./contract-history.ts";
import { callOut, CATALOGUE, type Town, town } from "./lived-town.ts";
import { type Browser, browserOf } from "./portal.ts";

/** A small operator with an area, two technicians for everything, and two households. */
export interface CalloutTown extends Town {
  readonly app: Hono;
  /** Who goes out: Ken lives nearer, and is asked first. */
  readonly ken: Browser;
  readonly mio: Browser;
  /** Holds internet and the call-out service. */
  readonly yumi: Browser;
  /** Holds nothing. */
  readonly sora: Browser;
  readonly desk: Browser;
  /** The operator's clock stands there from here on. */
  setTime(instant: string): Promise<void>;
}

/** Sunday, 2:00 in the morning in Tokyo. */
export const NIGHT = "2026-11-21T17:00:00.000Z";
const HTTP = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: true };
const HERE = { lat: 35.3, lon: 139.6 };

export async function calloutTown(code: string): Promise<CalloutTown> {
  const made = await town(code);
  await setOperatorClock(made.database.app, made.operator, NIGHT);
  const passwordHash = await hashPassword("engawa-demo");
  const contracts = [fibre, callOut("A-1-callout")];
  const yumi = await made.settle("A-1", contracts, "yumi@example.jp");
  const sora = await made.settle("A-2", [], "sora@example.jp");
  await made.inTown(async (tx) => {
    await keepSettings(tx, { phone: "0120-000-365" });
    await settleArea(tx, [yumi, sora]);
    const login = (one: Login) => addLogin(tx, passwordHash, one);
    await login({ kind: "resident", role: "resident", loginId: "yumi@example.jp", account: yumi });
    await login({ kind: "resident", role: "resident", loginId: "sora@example.jp", account: sora });
    await login({ kind: "staff", role: "desk", loginId: "desk@example.jp", account: null });
    for (const [technician, name, loginId] of PEOPLE) {
      const person = { kind: "technician", role: "technician", loginId, account: null } as const;
      await addTechnician(tx, { technician, name, userId: await login(person) });
    }
  });
  const app = serverOver(made);
  const as = (name: string) => browserOf(app, `${name}@example.jp`);
  return {
    ...made,
    app,
    ken: await as("ken"),
    mio: await as("mio"),
    yumi: await as("yumi"),
    sora: await as("sora"),
    desk: await as("desk"),
    setTime: (instant) => setOperatorClock(made.database.app, made.operator, instant),
  };
}

/** Without internet there is no call-out service (KK-07). */
const fibre: Contract = {
  id: "A-1-fibre",
  service: "kattobi-hikari",
  history: [
    at("2025-03-18", { type: "applied", item: "family-1g", options: [], channel: "web" }),
    at("2025-03-20", { type: "accepted" }),
    at("2025-04-05", { type: "started" }),
  ],
};

const PEOPLE = [
  ["T-0001", "山本 健", "ken@example.jp"],
  ["T-0002", "小林 澪", "mio@example.jp"],
] as const;

function serverOver({ database }: Town): Hono {
  return createServer({
    pool: database.app,
    catalogue: CATALOGUE,
    clock: machineClock,
    config: { http: HTTP },
  });
}

async function settleArea(tx: Tx, accounts: readonly number[]): Promise<void> {
  const area = { area: "minato", name: { ja: "港", en: "Harbour" }, outline: [] };
  await keepArea(tx, { ...area, label: HERE, class: "suburb" }, [
    { postalCode: "2380001", ...HERE },
  ]);
  await tx.query(
    `update account set postal_code = '238-0001', address = '縁ヶ浜市港1-' || account_id,
       phone = '046-000-0000'
     where operator_id = $1 and account_id = any($2::integer[])`,
    [tx.operatorId, accounts],
  );
}

interface Login {
  readonly kind: "resident" | "staff" | "technician";
  readonly role: "resident" | "desk" | "technician";
  readonly loginId: string;
  readonly account: number | null;
}

async function addLogin(tx: Tx, passwordHash: string, login: Login): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
     values ($1, $2, $3, $3, $4, $5, $6) returning user_id as id`,
    [tx.operatorId, login.kind, login.loginId, passwordHash, login.account, login.role],
  );
  if (!row) throw new Error("the login was not made");
  return row.id;
}

async function addTechnician(
  tx: Tx,
  {
    technician,
    name,
    userId,
  }: { readonly technician: string; readonly name: string; readonly userId: number },
): Promise<void> {
  await keepTechnician(tx, {
    technician,
    name,
    kana: "",
    phone: "090-0000-0000",
    company: "浜サービス",
    skills: ["water", "keys", "glass", "gas", "electrician-2"],
    areas: ["minato"],
    // The first is nearer: asked first.
    base: technician === "T-0001" ? HERE : { lat: HERE.lat + 0.03, lon: HERE.lon },
    active: true,
    userId,
  });
  await replaceShifts(tx, {
    technician,
    since: NIGHT,
    shifts: [{ from: "2026-11-21T12:00:00.000Z", until: "2026-11-22T06:00:00.000Z" }],
  });
}

/** An instant so many minutes later. */
export function later(instant: string, minutes: number): string {
  const moved = Temporal.Instant.from(instant).add({ seconds: Math.trunc(minutes * 60) });
  return moved.toString({ fractionalSecondDigits: 3 });
}

let calls = 0;

/** A household calls for help about something that somebody leaves for at once. */
export async function callFor(
  from: Browser,
  [family, trouble]: readonly [string, string],
  more: object = {},
): Promise<ResidentCase> {
  calls += 1;
  const asker = { name: "髙橋 由美", phone: "046-000-0000", relation: "contractor" };
  const body = { family, trouble, words: "助けてください", dangers: {}, asker, ...more };
  const { json, status } = await from.post("/api/callout", body, `call-${calls}`);
  if (status !== 200) throw new Error(JSON.stringify(json));
  return json as ResidentCase;
}
