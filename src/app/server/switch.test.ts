import type { Hono } from "hono";
import { beforeAll, describe, expect, it } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import { type Browser, browserOf, refusalOf } from "../../../test/support/portal.ts";
import { withOperator } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";
import type { HouseholdSwitchView } from "../api/switch.ts";

const database = await demoTown();
let app: Hono;
let keiko: Browser;
let desk: Browser;
beforeAll(async () => {
  app = await demoServer(database);
  keiko = await browserOf(app, "keiko@example.jp");
  desk = await browserOf(app, "desk@example.jp");
});

async function read(who: Browser, path = "/api/switch"): Promise<HouseholdSwitchView> {
  const { status, json } = await who.get(path);
  expect(status).toBe(200);
  return ROUTES.switch.answer.parse(json);
}

const rowPath = (key: string) => `/api/switch/row?key=${encodeURIComponent(key)}`;

describe("the switch of a household", () => {
  it("ranks everything for keiko's household, from its own year of use", async () => {
    const found = await read(keiko);
    expect(found).toMatchObject({
      today: "2026-11-22",
      first: "2026-11",
      through: "2029-10",
      supplies: [{ contract: "E10001-power", measuredPercent: 100 }],
    });
    const totals = found.rows.map(({ total }) => total);
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    const kinds = new Set(found.rows.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["change-item", "leave", "stay", "supplier"]);
    expect(found.rows.filter(({ kind }) => kind === "stay")).toMatchObject([{ total: 0, once: 0 }]);
  });

  it("unfolds a row into parts that sum to it, each with its sum and clauses", async () => {
    const { rows } = await read(keiko);
    for (const { key, kind, total } of rows.filter((row) => row.kind !== "stay")) {
      const { json } = await keiko.get(rowPath(key));
      const { parts, steps, row } = ROUTES.switchRow.answer.parse(json);
      expect({ key, total: row.total, sum: parts.reduce((sum, { yen }) => sum + yen, 0) }).toEqual({
        key,
        total,
        sum: total,
      });
      expect(steps.length).toBeGreaterThan(0);
      const explained = parts.filter(({ lines }) => lines.length > 0);
      expect([kind, explained.length]).toEqual([kind, parts.length]);
    }
  });

  it("is answered for whoever is at home anywhere in the town", async () => {
    const people = ["seiichiro", "miwa", "ichiro", "cafe", "kanri"];
    for (const name of people) {
      const found = await read(await browserOf(app, `${name}@example.jp`));
      expect(found.rows.some(({ kind }) => kind === "stay")).toBe(true);
    }
  });

  it("has no row that the household does not have", async () => {
    const other = await keiko.get(rowPath("leave/E10002-power"));
    expect(refusalOf(other)).toEqual({ status: 404, code: "switch.not-found" });
    expect((await keiko.get("/api/switch/row")).status).toBe(400);
  });
});

describe("the switch that staff looks at", () => {
  const path = "/api/staff/accounts/E10001/switch";

  it("needs a purpose, and is written down", async () => {
    expect((await desk.get(path)).status).toBe(400);
    const found = await read(desk, `${path}?purpose=inquiry`);
    expect(found.stayingYen).toBe((await read(keiko)).stayingYen);
    const [row] = await withOperator(database.app, 1, (tx) =>
      tx.query<{ count: number }>(
        `select count(*) as count from audit_log
         where action = 'switch.read' and purpose = 'inquiry'`,
      ),
    );
    expect(row?.count).toBe(1);
  });

  it("is not for households", async () => {
    const asked = await keiko.get(`${path}?purpose=inquiry`);
    expect(refusalOf(asked)).toEqual({ status: 403, code: "auth.not-allowed" });
    expect(refusalOf(await desk.get("/api/switch"))).toEqual({
      status: 403,
      code: "auth.not-allowed",
    });
  });
});
