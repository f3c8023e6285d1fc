import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { afterAll } from "vitest";
import { home, power } from "../../src/app/demo/history.ts";
import { type Homes, openHomes } from "../../src/app/home/open-homes.ts";
import { attachGateways } from "../../src/app/server/home/attach-gateways.ts";
import { createServer } from "../../src/app/server/create-server.ts";
import { enrolGateway, insertHome } from "../../src/home/index.ts";
import { hashPassword, machineClock, openPool } from "../../src/platform/index.ts";
import { PASSWORD } from "./contractor-town.ts";
import { CATALOGUE, type Town, town } from "./lived-town.ts";
import { type Browser, browserOf } from "./portal.ts";
import {
  dial,
  type GatewayKey,
  newGatewayKey,
  type ScriptedGateway,
  seen,
} from "./scripted-gateway.ts";

export const TODAY = "2026-11-20";
/** Ten in the morning in Tokyo. */
export const NOW = `${TODAY}T01:00:00.000Z`;

export const BOUGHT = { register: "bought", circuit: null } as const;
export const USED = { register: "used", circuit: null } as const;
export const AIR = seen(0x013001, [USED]);
export const LIGHT = seen(0x029001);
export const METER = seen(0x028801, [BOUGHT]);

/** One server of the town: its pages and its gateways. */
export interface HomeServer {
  readonly app: Hono;
  readonly homes: Homes;
  readonly origin: string;
  /** Faults that were reported; a test expects none unless it makes some. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

export async function homeServer({ database }: Town): Promise<HomeServer> {
  const faults: unknown[] = [];
  const report = (fault: unknown) => void faults.push(fault);
  const pool = openPool(database.urls.app, { max: 8, name: "test home server" });
  const homes = await openHomes({ pool, catalogue: CATALOGUE, report });
  const config = { http: { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false } };
  const app = createServer({
    pool,
    catalogue: CATALOGUE,
    clock: machineClock,
    config,
    homes,
    report,
  });
  const { origin, server } = await listen(app);
  const gateways = attachGateways(server, homes);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await homes.close();
    gateways.close();
    await new Promise<void>((closed) => {
      server.close(() => closed());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
    await pool.end();
  };
  afterAll(close);
  return { app, homes, origin, faults, close };
}

function listen(app: Hono): Promise<{ origin: string; server: ReturnType<typeof serve> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (at: AddressInfo) =>
      resolve({ origin: `http://127.0.0.1:${at.port}`, server }),
    );
  });
}

/** A town whose clock stands at ten on 2026-11-20. */
export async function homeTown(code: string): Promise<Town> {
  const made = await town(code);
  await made.setDay(TODAY);
  return made;
}

export interface Household {
  readonly accountId: number;
  readonly gateway: string;
  readonly key: GatewayKey;
  readonly loginId: string;
}

/** A household with a home contract, an air conditioner, a light, a meter, and a resident. */
export async function household(
  at: Town,
  number: string,
  {
    item = "premium",
    meter,
    installed = true,
  }: { item?: "light" | "premium" | null; meter?: string; installed?: boolean } = {},
): Promise<Household> {
  const contracts = [
    ...(item === null
      ? []
      : [home(`${number}-home`, { item, applied: "2026-01-10", installed: "2026-01-20" })]),
    ...(meter === undefined
      ? []
      : [
          power(`${number}-power`, {
            item: "standard",
            meter,
            applied: "2025-12-01",
            started: "2026-01-05",
            capacity: { amps: 40 },
          }),
        ]),
  ];
  const accountId = await at.settle(number, contracts);
  const key = newGatewayKey();
  const made = await at.inTown((tx) =>
    insertHome(tx, {
      accountId,
      by: "test",
      now: NOW,
      gateway: { publicKey: key.publicKey, name: "居間の箱", version: "1.0.0", installed },
      rooms: ["リビング", "寝室"],
      devices: [
        {
          seen: AIR,
          name: "居間のエアコン",
          room: "リビング",
          controllable: true,
          state: { operationStatus: true, targetTemperature: 22 },
        },
        { seen: LIGHT, room: "寝室" },
        { seen: METER },
      ],
    }),
  );
  if (!made.ok) throw new Error(made.refusal.code);
  const loginId = `${number.toLowerCase()}@example.jp`;
  await addResident(at, loginId, accountId);
  return { accountId, gateway: made.value, key, loginId };
}

/** A household with a contract and nothing enrolled yet, and one more gateway for a household. */
export async function anotherGateway(at: Town, accountId: number): Promise<Household> {
  const key = newGatewayKey();
  const own = { accountId, name: "二台目", version: "1.0.0", by: "test", now: NOW };
  const made = await at.inTown((tx) => enrolGateway(tx, { ...own, publicKey: key.publicKey }));
  if (!made.ok) throw new Error(made.refusal.code);
  return { accountId, gateway: made.value, key, loginId: "" };
}

async function addResident(at: Town, loginId: string, accountId: number): Promise<void> {
  await addUser(at, { loginId, accountId, kind: "resident", role: "resident" });
}

export async function addUser(
  at: Town,
  user: {
    readonly loginId: string;
    readonly accountId: number | null;
    readonly kind: "resident" | "staff";
    readonly role: "resident" | "desk" | "admin";
  },
): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await at.inTown((tx) =>
    tx.query(
      `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.operatorId, user.kind, user.loginId, "森 花子", hash, user.accountId, user.role],
    ),
  );
}

/** Dial in and prove the key; resolves when the platform has said welcome. */
export async function connected(
  { origin }: HomeServer,
  { gateway, key }: Household,
): Promise<ScriptedGateway & { readonly acked: number }> {
  const line = dial(origin);
  await line.proof(gateway, key.key);
  const { acked } = await line.next("welcome");
  return { ...line, acked };
}

export function residentOf({ app }: HomeServer, { loginId }: Household): Promise<Browser> {
  return browserOf(app, loginId);
}
