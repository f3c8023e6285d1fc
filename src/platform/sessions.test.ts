import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { clockAt } from "./clock.ts";
import { hashPassword } from "./passwords.ts";
import { query, withOperator } from "./pool.ts";
import { login, logout, sessionOf } from "./sessions.ts";

const database = await freshDatabase();
const noon = clockAt("2024-06-03T03:00:00Z");
let operatorId = 0;

beforeAll(async () => {
  operatorId = await database.createOperator("demo");
  const password = await hashPassword("cedar and hinoki");
  await withOperator(database.app, operatorId, async (tx) => {
    const [account] = await tx.query<{ account_id: number }>(
      `insert into account (operator_id, number, name) values ($1, 'A-1', 'Sato') returning
         account_id`,
      [operatorId],
    );
    const values = "values ($1, $2, $3, $4, $5, $6, $7)";
    const columns = "operator_id, kind, login_id, name, password_hash, account_id, role";
    await tx.query(`insert into app_user (${columns}) ${values}`, [
      operatorId,
      "resident",
      "sato@example.jp",
      "Sato",
      password,
      account?.account_id,
      "resident",
    ]);
    await tx.query(`insert into app_user (${columns}) ${values}`, [
      operatorId,
      "staff",
      "desk@example.jp",
      "Desk",
      password,
      null,
      "desk",
    ]);
    await tx.query(`insert into app_user (${columns}) ${values}`, [
      operatorId,
      "technician",
      "ken@example.jp",
      "Ken",
      password,
      null,
      "technician",
    ]);
  });
});

function attempt(loginId: string, password: string, { at = noon, address = "192.0.2.1" } = {}) {
  return login(database.app, { loginId, password, address }, at);
}

async function tokenOf(loginId: string, at = noon): Promise<string> {
  const entered = await attempt(loginId, "cedar and hinoki", { at, address: "192.0.2.99" });
  if (!entered.ok) throw new Error(entered.refusal.code);
  return entered.value.token;
}

describe("login", () => {
  test("opens a session that its token finds again, whatever the case of the login", async () => {
    const entered = await attempt(" Sato@Example.jp ", "cedar and hinoki");
    expect(entered).toMatchObject({
      ok: true,
      value: { session: { loginId: "sato@example.jp", kind: "resident" } },
    });
    const token = entered.ok ? entered.value.token : "";
    expect(await sessionOf(database.app, token, noon)).toMatchObject({
      operatorId,
      name: "Sato",
      role: "resident",
    });
  });

  test("stores the token's hash only", async () => {
    const token = await tokenOf("sato@example.jp");
    const stored = await withOperator(database.app, operatorId, (tx) =>
      tx.query("select s::text from session s"),
    );
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  test("answers a wrong password and an unknown login alike", async () => {
    const wrong = { ok: false, refusal: { code: "auth.wrong-login" } };
    expect(await attempt("sato@example.jp", "wrong", { address: "192.0.2.2" })).toEqual(wrong);
    expect(await attempt("nobody@example.jp", "wrong", { address: "192.0.2.2" })).toEqual(wrong);
  });

  test("locks for 30 seconds after the fifth failure, then for twice as long", async () => {
    const address = "192.0.2.3";
    for (let failed = 0; failed < 5; failed += 1)
      await attempt("desk@example.jp", "wrong", { address });
    expect(await attempt("desk@example.jp", "cedar and hinoki", { address })).toEqual({
      ok: false,
      refusal: { code: "auth.locked", until: "2024-06-03T03:00:30Z" },
    });
    const later = clockAt("2024-06-03T03:00:31Z");
    await attempt("desk@example.jp", "wrong", { address, at: later });
    expect(await attempt("desk@example.jp", "cedar and hinoki", { address, at: later })).toEqual({
      ok: false,
      refusal: { code: "auth.locked", until: "2024-06-03T03:01:31Z" },
    });
    const free = clockAt("2024-06-03T03:01:32Z");
    expect(
      await attempt("desk@example.jp", "cedar and hinoki", { address, at: free }),
    ).toMatchObject({ ok: true });
  });

  test("looks at five passwords at most when twenty are tried at once", async () => {
    const tries = Array.from({ length: 20 }, (_, at) =>
      attempt("at-once@example.jp", "wrong", { address: `192.0.3.${at}` }),
    );
    const codes = (await Promise.all(tries)).map((entered) =>
      entered.ok ? "" : entered.refusal.code,
    );
    expect(codes.filter((code) => code === "auth.wrong-login")).toHaveLength(5);
    expect(codes.filter((code) => code === "auth.locked")).toHaveLength(15);
  });

  test("does not lock an address from which many people enter rightly", async () => {
    const address = "192.0.2.5";
    for (let entered = 0; entered < 35; entered += 1)
      expect(await attempt("sato@example.jp", "cedar and hinoki", { address })).toMatchObject({
        ok: true,
      });
  });

  test("locks an address that fails at many logins", async () => {
    const address = "192.0.2.4";
    for (let failed = 0; failed < 30; failed += 1)
      await attempt(`guess-${failed}@example.jp`, "wrong", { address });
    expect(await attempt("sato@example.jp", "cedar and hinoki", { address })).toMatchObject({
      ok: false,
      refusal: { code: "auth.locked" },
    });
  });
});

describe("a session", () => {
  test("ends at logout", async () => {
    const token = await tokenOf("sato@example.jp");
    await logout(database.app, token);
    expect(await sessionOf(database.app, token, noon)).toBeNull();
  });

  test("of staff ends after two idle hours, and use keeps it open", async () => {
    const token = await tokenOf("desk@example.jp", clockAt("2024-06-04T00:00:00Z"));
    expect(await sessionOf(database.app, token, clockAt("2024-06-04T01:59:00Z"))).not.toBeNull();
    expect(await sessionOf(database.app, token, clockAt("2024-06-04T03:58:00Z"))).not.toBeNull();
    expect(await sessionOf(database.app, token, clockAt("2024-06-04T05:58:00Z"))).toBeNull();
  });

  test("of a technician outlasts a shift without a signal, and ends after two days", async () => {
    const token = await tokenOf("ken@example.jp", clockAt("2024-06-04T00:00:00Z"));
    const found = await sessionOf(database.app, token, clockAt("2024-06-05T23:59:00Z"));
    expect(found).toMatchObject({ kind: "technician", role: "technician", accountId: null });
    expect(await sessionOf(database.app, token, clockAt("2024-06-07T23:59:00Z"))).toBeNull();
  });

  test("of a resident is open for two weeks unused", async () => {
    const token = await tokenOf("sato@example.jp", clockAt("2024-06-04T00:00:00Z"));
    expect(await sessionOf(database.app, token, clockAt("2024-06-17T23:59:00Z"))).not.toBeNull();
    expect(await sessionOf(database.app, token, clockAt("2024-07-02T00:00:00Z"))).toBeNull();
  });

  test("ends when its user is disabled", async () => {
    const token = await tokenOf("sato@example.jp");
    const disable = (at: string | null) =>
      withOperator(database.app, operatorId, (tx) =>
        tx.query("update app_user set disabled_at = $1 where login_id = 'sato@example.jp'", [at]),
      );
    await disable(noon.instant());
    expect(await sessionOf(database.app, token, noon)).toBeNull();
    await disable(null);
  });

  test("is not found by a token nobody was given", async () => {
    expect(await sessionOf(database.app, "made-up", noon)).toBeNull();
  });
});

test("the app cannot read the directories, only ask them", async () => {
  await expect(query(database.app, "select * from directory_login")).rejects.toThrow(
    /permission denied/,
  );
  await expect(query(database.app, "select * from login_attempt")).rejects.toThrow(
    /permission denied/,
  );
});
