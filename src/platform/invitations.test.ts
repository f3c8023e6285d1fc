import { beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { invitationOf, invite, register } from "./invitations.ts";
import { setOperatorClock } from "./operator.ts";
import { query, withOperator } from "./pool.ts";
import { login } from "./sessions.ts";
import { clockAt } from "./clock.ts";

const database = await freshDatabase();
const NOON = "2026-11-22T03:00:00.000Z";
const RIGHT = {
  loginId: "Sasaki@Example.jp",
  password: "cedar and hinoki",
  building: "若葉坂レジデンス",
  room: "２０１号室",
};
let operatorId = 0;
let accountId = 0;
let token = "";

beforeAll(async () => {
  operatorId = await database.createOperator("demo");
  accountId = await withOperator(database.app, operatorId, async (tx) => {
    const [row] = await tx.query<{ account_id: number }>(
      `insert into account (operator_id, number, name, building_name, room)
       values ($1, 'E10001', '佐々木 亮', '若葉坂レジデンス', '201') returning account_id`,
      [operatorId],
    );
    return row?.account_id ?? 0;
  });
});

beforeEach(async () => {
  await setOperatorClock(database.app, operatorId, NOON);
  token = await withOperator(database.app, operatorId, (tx) =>
    invite(tx, { accountId, madeBy: "desk@example.jp", now: NOON }),
  );
});

test("says that building and room are asked, and nothing of the household", async () => {
  expect(await invitationOf(database.app, token)).toEqual({
    operatorId,
    accountId,
    asksDwelling: true,
  });
});

test("makes a login with which the resident enters, once", async () => {
  expect(await register(database.app, token, RIGHT)).toEqual({
    ok: true,
    value: { loginId: "sasaki@example.jp" },
  });
  const entered = await login(
    database.app,
    { loginId: RIGHT.loginId, password: RIGHT.password, address: "192.0.2.1" },
    clockAt(NOON),
  );
  expect(entered).toMatchObject({ ok: true, value: { session: { kind: "resident", accountId } } });
  const again = await register(database.app, token, { ...RIGHT, loginId: "other@example.jp" });
  expect(again).toEqual({ ok: false, refusal: { code: "registration.no-invitation" } });
});

test.each([
  ["another building", { building: "桐ノ木ハイツ" }, "registration.other-dwelling"],
  ["another room", { room: "202" }, "registration.other-dwelling"],
  ["a short password", { password: "1234567" }, "auth.password-too-short"],
  ["a login that somebody has", {}, "registration.login-taken"],
])("is refused for %s, and stays usable", async (_what, part, code) => {
  const refused = await register(database.app, token, { ...RIGHT, ...part });
  expect(refused).toMatchObject({ ok: false, refusal: { code } });
  expect(await invitationOf(database.app, token)).not.toBeNull();
});

test("lives through fourteen days of the operator's clock", async () => {
  await setOperatorClock(database.app, operatorId, "2026-12-06T02:59:59.000Z");
  expect(await invitationOf(database.app, token)).not.toBeNull();
  await setOperatorClock(database.app, operatorId, "2026-12-06T03:00:00.000Z");
  expect(await invitationOf(database.app, token)).toBeNull();
});

test("is unknown without its secret, which is stored nowhere", async () => {
  expect(await invitationOf(database.app, "x".repeat(43))).toBeNull();
  const rows = await query<{ text: string }>(
    database.owner,
    "select row_to_json(i)::text as text from invitation i",
  );
  expect(rows.some(({ text }) => text.includes(token))).toBe(false);
});

test("two who open the same invitation at once: one registers", async () => {
  const both = await Promise.all(
    ["a@example.jp", "b@example.jp"].map((loginId) =>
      register(database.app, token, { ...RIGHT, loginId }),
    ),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("ends with the fifth wrong room: the rest of the house cannot be tried", async () => {
  const wrong = { ...RIGHT, loginId: "thief@example.jp", room: "999" };
  for (const _ of [1, 2, 3, 4, 5]) {
    expect(await register(database.app, token, wrong)).toEqual({
      ok: false,
      refusal: { code: "registration.other-dwelling" },
    });
  }
  const right = await register(database.app, token, { ...RIGHT, loginId: "late@example.jp" });
  expect(right).toEqual({ ok: false, refusal: { code: "registration.no-invitation" } });
});

test("ends when a newer one is sent, so that a lost letter opens nothing", async () => {
  const newer = await withOperator(database.app, operatorId, (tx) =>
    invite(tx, { accountId, madeBy: "desk@example.jp", now: NOON }),
  );
  expect(await invitationOf(database.app, token)).toBeNull();
  expect(await invitationOf(database.app, newer)).toMatchObject({ accountId });
});
