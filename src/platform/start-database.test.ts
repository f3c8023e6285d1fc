import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../test/support/postgres.ts";
import { runningCluster } from "./embedded/cluster.ts";
import { readMigrations } from "./migrate.ts";
import { createOperator, listOperators, loadOperator, setOperatorClock } from "./operator.ts";
import { query } from "./pool.ts";
import { tooOld } from "./roles.ts";
import { startDatabase } from "./start-database.ts";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function settings() {
  const folder = mkdtempSync(path.join(tmpdir(), "engawa-test-"));
  // As root, Postgres runs under another account, which must get through.
  chmodSync(folder, 0o755);
  folders.push(folder);
  const directory = path.join(folder, "data");
  return { kind: "embedded", directory, port: await freePort(), connections: 2 } as const;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

describe("the embedded Postgres", () => {
  test("makes its tables on the first start and finds its data on the second", async () => {
    const config = await settings();
    const first = await startDatabase(config);
    expect(first.migrated).toEqual(readMigrations().map(({ name }) => name));
    await createOperator(first.owner, { code: "demo", name: "Demo" });
    await first.close();
    expect(runningCluster(first.directory ?? "")).toBeNull();
    const second = await startDatabase(config);
    expect(second.migrated).toEqual([]);
    expect(await listOperators(second.app)).toEqual([{ operatorId: 1, code: "demo" }]);
    await second.close();
  });

  test("says so when its folder cannot be made: a file lies there, or nothing may", async () => {
    const config = await settings();
    writeFileSync(config.directory, "a file");
    for (const directory of [config.directory, "/proc/nowhere"]) {
      await expect(startDatabase({ ...config, directory })).rejects.toThrow(
        `The data folder ${directory} cannot be made`,
      );
    }
  });

  test("is joined by a second start, and stopped by whoever leaves last", async () => {
    const config = await settings();
    const server = await startDatabase(config);
    const command = await startDatabase(config);
    await server.close();
    expect(await listOperators(command.app)).toEqual([]);
    await command.close();
    expect(runningCluster(server.directory ?? "")).toBeNull();
  });

  test("starts although a crash left a postmaster.pid that names another process", async () => {
    const config = await settings();
    const first = await startDatabase(config);
    await first.close();
    const left = path.join(first.directory ?? "", "postgres", "postmaster.pid");
    expect(existsSync(left)).toBe(false);
    writeFileSync(left, `${process.pid}\n/elsewhere\n1\n${config.port}\n\n127.0.0.1\n1 1\nready\n`);
    const second = await startDatabase(config);
    await second.close();
  });

  test("says which port is in use and how to choose another", async () => {
    const config = await settings();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(config.port, "127.0.0.1", () => resolve()));
    await expect(startDatabase(config)).rejects.toThrow(
      new RegExp(`Port ${config.port}, .* is in use[^]*ENGAWA_DB_PORT=${config.port + 1}`),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test("does not begin anew when only its password file is gone", async () => {
    const config = await settings();
    const first = await startDatabase(config);
    await first.close();
    rmSync(path.join(first.directory ?? "", "postgres.password"));
    await expect(startDatabase(config)).rejects.toThrow(/password file .* is gone/);
  });
});

describe("somebody else's Postgres", () => {
  test("is used as its owner and as engawa_app, who owns nothing", async () => {
    const { urls } = await freshDatabase();
    const appUrl = urls.app;
    const database = await startDatabase({
      kind: "external",
      url: urls.owner,
      appUrl,
      connections: 2,
    });
    expect(database.migrated).toEqual([]);
    const who = await query<{ current_user: string }>(database.app, "select current_user");
    expect(who).toEqual([{ current_user: "engawa_app" }]);
    await database.close();
  });

  test("that does not answer is named as the reason", async () => {
    const url = `postgres://nobody:x@127.0.0.1:${await freePort()}/none`;
    await expect(
      startDatabase({ kind: "external", url, appUrl: null, connections: 1 }),
    ).rejects.toThrow(/DATABASE_URL names does not answer/);
  });

  test.each([
    ["14.11 (Debian 14.11-1)", "is 14.11 (Debian 14.11-1); Engawa needs version 15 or later"],
    ["9.6.24", "is 9.6.24; Engawa needs version 15 or later"],
  ])("of version %s is refused with its version", (version, said) => {
    expect(tooOld(version)).toContain(said);
  });

  test.each(["15.0", "18.4", "19beta1"])("of version %s will do", (version) => {
    expect(tooOld(version)).toBeNull();
  });
});

test("an operator's clock stands where it was set, until it is given back", async () => {
  const database = await freshDatabase();
  const operatorId = await database.createOperator("clock");
  await setOperatorClock(database.app, operatorId, "2024-06-03T12:00:00+09:00");
  const set = await loadOperator(database.app, operatorId);
  expect(set?.clock.instant()).toBe("2024-06-03T03:00:00.000Z");
  await setOperatorClock(database.app, operatorId, null);
  const free = await loadOperator(database.app, operatorId);
  expect(free?.clock.instant() === "2024-06-03T03:00:00.000Z").toBe(false);
});
