import { describe, expect, test } from "vitest";
import { homeServer, homeTown, household } from "../../../../test/support/home-town.ts";
import { liveOf } from "../../../../test/support/live-stream.ts";
import { newGatewayKey } from "../../../../test/support/scripted-gateway.ts";
import { makeGatewayCode } from "../../../home/index.ts";
import { insertToken } from "../../../home/store-tokens.ts";
import { enrol } from "../../home/enrol.ts";

const town = await homeTown("hostile-callers");
const server = await homeServer(town);
const own = await household(town, "C-1");
const NOW = "2026-11-20T01:00:00.000Z";

/** As a box sends it that has a code. */
function tried(code: string, changed: object = {}) {
  const { publicKey } = newGatewayKey();
  return enrol(town.database.app, { code, publicKey, version: "1", ...changed });
}

describe("enrolment", () => {
  test("with one code by ten at once makes one gateway", async () => {
    const asked = { accountId: own.accountId, by: "c-1@example.jp", byStaff: false, now: NOW };
    const { code } = await town.inTown((tx) => makeGatewayCode(tx, asked));
    const all = await Promise.all(Array.from({ length: 10 }, () => tried(code)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.flatMap((each) => (each.ok ? [] : [each.refusal.code])))).toEqual(
      new Set(["home.code-refused"]),
    );
  });

  test("says of a box whether staff installed it, by who made the code", async () => {
    const installed: unknown[] = [];
    for (const byStaff of [false, true]) {
      const asked = { accountId: own.accountId, by: "x", byStaff, now: NOW };
      const { code } = await town.inTown((tx) => makeGatewayCode(tx, asked));
      const made = await tried(code);
      const rows = await town.inTown((tx) =>
        tx.query("select installed from home_gateway where gateway_id = $1", [
          made.ok ? made.value.gateway : "",
        ]),
      );
      installed.push(...rows);
    }
    expect(installed).toEqual([{ installed: false }, { installed: true }]);
  });

  test("with letters that no database keeps, or half a key, is a bad request", async () => {
    const { publicKey } = newGatewayKey();
    const bad = [
      { code: "22222-22222", publicKey, version: "1\0" },
      { code: "22222-22222", publicKey: Buffer.alloc(33).toString("base64"), version: "1" },
    ];
    for (const body of bad) {
      const headers = { "Content-Type": "application/json", Origin: server.origin };
      const sent = { method: "POST", headers, body: JSON.stringify(body) };
      expect((await fetch(`${server.origin}/gateway/enrol`, sent)).status).toBe(400);
    }
  });
});

test("a device by a name that no database keeps is not found", async () => {
  const asked = { accountId: own.accountId, name: "x", mayControl: true, by: "x", now: NOW };
  const { secret } = await town.inTown((tx) => insertToken(tx, asked));
  const answer = await fetch(`${server.origin}/elapi/v1/devices/%00/properties/operationStatus`, {
    method: "PUT",
    headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
    body: JSON.stringify({ operationStatus: true }),
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: "home.device-not-found" });
});

test("thirty pages that open at once are held to twenty", async () => {
  const { cookie } = await liveOf(server, own).then(async (page) => {
    page.close();
    await page.ended;
    return page;
  });
  const stop = new AbortController();
  const open = () =>
    fetch(`${server.origin}/api/home/live`, { headers: { Cookie: cookie }, signal: stop.signal });
  const pages = await Promise.all(Array.from({ length: 30 }, open));
  const statuses = pages.map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(19);
  stop.abort();
  // Pages that were closed make room for others.
  const again = async () => {
    const page = await liveOf(server, own);
    if (page.status === 200) await page.next(() => true);
    page.close();
    await page.ended;
    return page.status;
  };
  await expect.poll(again, { interval: 200, timeout: 20_000 }).toBe(200);
});

test("nothing broke on the way", () => {
  expect(server.faults).toEqual([]);
});
