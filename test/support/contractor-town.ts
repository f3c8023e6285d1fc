import type { Hono } from "hono";
import { createServer } from "../../src/app/server/create-server.ts";
import type { Contract } from "../../src/contracts/index.ts";
import { hashPassword, machineClock } from "../../src/platform/index.ts";
import type { LoadedCatalogue } from "../../src/terms/assemble.ts";
import { at } from "./contract-history.ts";
import { CATALOGUE, type Town } from "./lived-town.ts";
import { type Browser, browserOf } from "./portal.ts";

const HTTP = { host: "127.0.0.1", port: 0, publicUrl: null, trustProxy: false };
export const PASSWORD = "engawa-demo";

/** The real server over a town, under terms of its own where they are given. */
export function serverOf({ database }: Town, catalogue: LoadedCatalogue = CATALOGUE): Hono {
  const config = { http: HTTP };
  return createServer({ pool: database.app, catalogue, clock: machineClock, config });
}

/** The terms with so many diagnoses in the fee, and 500 yen for each above (EN-05). */
export function withQuota(included: number): LoadedCatalogue {
  const id = "enegaeru/quota";
  const located = CATALOGUE.rules.get(id);
  if (located?.rule.kind !== "quota") throw new Error("the terms have no quota");
  const items = Object.entries(located.rule.items).map(([item, counted]) => [
    item,
    { ...counted, values: counted.values.map((entry) => ({ ...entry, included })) },
  ]);
  const rule = { ...located.rule, items: Object.fromEntries(items) };
  const rules = new Map(CATALOGUE.rules).set(id, { ...located, rule });
  return { ...CATALOGUE, rules };
}

/** A paid contract of the diagnosis, served since 2026-09-01. */
export function paidContract(id: string, item = "solar-battery"): Contract {
  return {
    id,
    service: "enegaeru",
    history: [
      at("2026-08-20", {
        type: "applied",
        item,
        options: [],
        channel: "web",
        customer: "business",
      }),
      at("2026-08-25", { type: "accepted" }),
      at("2026-09-01", { type: "started" }),
    ],
  };
}

/** A free trial, formed and started on a day. */
export function trialContract(id: string, on: string): Contract {
  return {
    id,
    service: "enegaeru",
    history: [
      at(on, { type: "applied", item: "free", options: [], channel: "web", customer: "business" }),
      at(on, { type: "accepted" }),
      at(on, { type: "started" }),
    ],
  };
}

export interface Login {
  readonly loginId: string;
  /** Null: staff of the operator. */
  readonly account: number | null;
}

export async function addLogin(town: Town, { loginId, account }: Login): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await town.inTown((tx) =>
    tx.query(
      `insert into app_user (operator_id, kind, login_id, name, password_hash, account_id, role)
       values ($1, $2, $3, $3, $4, $5, $6)`,
      [
        tx.operatorId,
        account === null ? "staff" : "resident",
        loginId,
        hash,
        account,
        account === null ? "desk" : "resident",
      ],
    ),
  );
}

export interface Contractor {
  readonly account: number;
  readonly browser: Browser;
}

/** A contractor with its contracts, whose own login answers for the use. */
export async function contractor(
  town: Town,
  app: Hono,
  { name, contracts }: { readonly name: string; readonly contracts: readonly Contract[] },
): Promise<Contractor> {
  const account = await town.settle(name, contracts);
  const loginId = `${name.toLowerCase()}@example.jp`;
  await addLogin(town, { loginId, account });
  const browser = await browserOf(app, loginId);
  await browser.post("/api/diagnosis/responsible", { name: `${name} 責任` });
  return { account, browser };
}

const SLOTS = 365 * 48;

/** Use of electricity in Tokyo: 200 Wh each half-hour, 3,504 kWh a year. */
export function question(over: Readonly<Record<string, unknown>> = {}) {
  return {
    place: { prefecture: "tokyo", area: "tokyo" },
    electricity: {
      load: { from: "2025-01-01", wh: Array.from({ length: SLOTS }, () => 200) },
      capacity: { amps: 40 },
    },
    ...over,
  };
}

export const CUSTOMER = { name: "森 花子", kana: "モリ ハナコ", prefecture: "tokyo", persons: 3 };

export const SIGNED = {
  version: "2026-11",
  form: "screen",
  signer: "森 花子",
  signedOn: "2026-11-20",
  agreed: [
    "after-care",
    "better-forecasts",
    "anonymous-provision",
    "new-services",
    "next-diagnosis",
  ],
};

/** Enter a customer, who signs where that is wanted. Answers the number. */
export async function customerOf(browser: Browser, signs: boolean): Promise<number> {
  const made = await browser.post("/api/diagnosis/customers", CUSTOMER);
  const { customer } = made.json as { readonly customer: number };
  if (signs) await browser.post(`/api/diagnosis/customers/${customer}/consent`, SIGNED);
  return customer;
}
