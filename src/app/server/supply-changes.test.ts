import type { Hono } from "hono";
import { beforeAll, expect, test } from "vitest";
import { demoServer, demoTown } from "../../../test/support/demo-town.ts";
import type { Account } from "../api/account.ts";

const database = await demoTown();
const ORIGIN = "http://localhost";
let app: Hono;
let cookie = "";

beforeAll(async () => {
  app = await demoServer(database);
  const answer = await app.request(`${ORIGIN}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: ORIGIN },
    body: JSON.stringify({ loginId: "desk@example.jp", password: "engawa-demo" }),
  });
  cookie = (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
});

/** What the desk sees of an account's electricity: its supply, and what was set when. */
async function supplyOf(number: string) {
  const path = `/api/staff/accounts/${number}?purpose=inquiry`;
  const answer = await app.request(`${ORIGIN}${path}`, { headers: { Cookie: cookie } });
  const { timelines } = (await answer.json()) as Account;
  const power = timelines.find(({ contract }) => contract.service === "hiho-denki");
  const set = power?.events.filter(({ type }) => type === "supply-set") ?? [];
  return {
    capacity: power?.contract.capacity,
    supplyPoint: power?.contract.supplyPoint,
    set: set.map(({ on, label }) => [on, label.ja, label.en]),
  };
}

test("the desk sees fewer amperes where they began", async () => {
  expect(await supplyOf("E10006")).toMatchObject({
    capacity: "40 A",
    set: [
      ["2024-12-03", "供給地点の設定", "supply point set"],
      ["2025-10-20", "契約容量 50 A → 40 A", "capacity 50 A → 40 A"],
    ],
  });
});

test("the desk sees an exchanged meter at the same supply point", async () => {
  expect(await supplyOf("E10011")).toEqual({
    capacity: "30 A",
    supplyPoint: expect.stringMatching(/^\d{22}$/),
    set: [
      ["2024-11-18", "供給地点の設定", "supply point set"],
      ["2026-06-09", "計量器の交換", "meter exchanged"],
    ],
  });
});
