import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { demoTown } from "../support/demo-town.ts";
import { engawa, engawaWithin } from "../support/engawa.ts";
import { freshDatabase, type TestDatabase } from "../support/postgres.ts";

/**
 * An operator's evening: set up, bill, look, correct, bill again, verify, open the portal, stop.
 */
const empty = settingsOf(await freshDatabase());
const database = settingsOf(await demoTown());
const dir = mkdtempSync(join(tmpdir(), "engawa-operator-"));
afterAll(() => rmSync(dir, { recursive: true }));

const run = (...args: readonly string[]) => engawaWithin(args, database);
const json = async (...args: readonly string[]) => {
  const { stdout } = await run(...args, "--json");
  return JSON.parse(stdout) as Record<string, unknown>;
};

test("before there is an operator, commands say how to make one", async () => {
  const { code, stderr } = await engawa(["bill", "--month", "2026-10"], empty);
  expect(code).toBe(1);
  expect(stderr).toContain("the database has no operator yet; `engawa seed` makes one");
});

describe("with the demo operator", () => {
  test("seeding again says so and changes nothing", async () => {
    const again = await json("seed");
    expect(again).toMatchObject({ ok: true, already: true, households: 60 });
  });

  test("areas of call-outs come from GeoJSON, all of a file or nothing", async () => {
    const before = ((await json("areas"))["areas"] ?? []) as readonly unknown[];
    expect(before).toHaveLength(5);
    const ring = [
      [139.3, 35.1],
      [139.4, 35.1],
      [139.4, 35.2],
      [139.3, 35.1],
    ];
    const properties = { area: "oka", ja: "丘" };
    const hill = {
      type: "Feature",
      geometry: { type: "Polygon", coordinates: [ring] },
      properties,
    };
    const file = join(dir, "areas.geojson");
    const write = (features: readonly unknown[]) =>
      writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features }));
    write([hill, hill]);
    const twice = await run("areas", file);
    expect([twice.code, twice.stderr]).toEqual([
      1,
      expect.stringContaining("area oka: told twice"),
    ]);
    expect((await json("areas"))["areas"]).toEqual(before);
    write([hill]);
    const taken = await run("areas", file, "--phone", "0120-000-365");
    expect(taken.stdout).toMatch(/^Took 1 areas, 0 postal codes\.\n(.*\n)*oka +丘\n/);
  });

  test("a bill opens into lines, a line into its sum, clause, entry and readings", async () => {
    const bill = await run("explain", "E10001-202610-engawa-1");
    expect(bill.stdout).toContain("2026-10 請求書");
    for (const label of [
      "電力量料金",
      "ファミリー1G",
      "エコレポ ホーム プレミアム",
      "かけつけ365",
      "電気ぐっと割",
    ]) {
      expect(bill.stdout).toContain(label);
    }
    const lines = ((await json("explain", "E10001-202610-engawa-1"))["lines"] ?? []) as {
      item: string;
    }[];
    const position = lines.findIndex(({ item }) => item === "energy") + 1;
    const line = await run("explain", "E10001-202610-engawa-1", String(position), "--lang", "en");
    expect(line.stdout).toMatch(/\n {3}120 × 29\.80 \+ \d+ × 36\.40 = [\d,.]+ yen\n/);
    expect(line.stdout).toContain("clause: HH-11 From reading day to the day before the next");
    expect(line.stdout).toContain(
      "entry: hiho-denki/energy-tariff/standard-tokyo@2019-10-01 = 29.80",
    );
    expect(line.stdout).toMatch(/readings: 03\d{20}@\S+ 2026-09-10\/2026-10-10 [\d,]+ Wh/);
  });

  test("a bill or a line that is not there is refused in plain words", async () => {
    const none = await run("explain", "E99999-202610-engawa-1");
    expect([none.code, none.stderr]).toEqual([
      1,
      "no bill has the number E99999-202610-engawa-1\n(explain.no-such-bill)\n",
    ]);
    const line = await run("explain", "E10001-202610-engawa-1", "99");
    expect(line.stderr).toMatch(/has \d+ lines; there is no line 99/);
  });

  test("a month that is not over is not billed", async () => {
    const { code, stderr } = await run("bill", "--month", "2026-11");
    expect([code, stderr]).toEqual([
      1,
      "2026-11 is not over: the operator's clock stands on 2026-11-22. " +
        "Its bills can be made from 2026-12-01 on.\n(bill.month-not-over)\n",
    ]);
  });

  test("billing the month again issues nothing", async () => {
    // Sixty households, and the operator's own account of a building's dwelling meters.
    const report = await json("bill", "--month", "2026-10");
    expect(report).toMatchObject({ ok: true, bills: 0, lines: 0, total: 0, households: 61 });
  });

  test("wrong readings are refused row by row; corrected ones make correction lines", async () => {
    const meter = "0300000000000099000000";
    const header = `meter,date,${Array.from({ length: 48 }, (_, slot) => slot + 1).join(",")}`;
    const csv = (name: string, wh: string) => {
      const path = join(dir, name);
      writeFileSync(
        path,
        `${header}\n${meter},2026-09-15,${Array.from({ length: 48 }, () => wh).join(",")}\n`,
      );
      return path;
    };
    const wide = ["--format", "wide", "--unit", "kWh"];
    const wrong = await run("import", csv("wrong.csv", "-1.000"), ...wide);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain("metering.value-negative");
    const path = csv("right.csv", "0.100");
    const right = await run("import", path, ...wide);
    expect(right.stdout).toContain("0 days added, 1 corrected, 0 unchanged, 0 problems");
    expect(right.code).toBe(0);
    expect(await json("import", path, ...wide)).toMatchObject({ days: { added: 0, corrected: 0 } });
    const billed = await json("bill", "--month", "2026-10");
    expect(billed).toMatchObject({ ok: true, bills: 1 });
    expect(billed["corrections"]).toBeGreaterThan(0);
    const second = await run("explain", "E10001-202610-engawa-2");
    expect(second.stdout).toContain("電力量料金（2026-10分の訂正）");
  });

  test("every line of every bill is confirmed by the verifier, the corrections too", async () => {
    const verdict = await json("verify", "--all");
    expect(verdict).toMatchObject({ ok: true, findings: [] });
    expect(verdict["lines"]).toBeGreaterThan(8000);
    const { stdout } = await run("verify", "E10001-202610-engawa-2");
    expect(stdout).toMatch(/^\d+ lines, \d+ facts, 0 findings\n$/);
  });

  test("start serves the portal, refuses a port in use, and stops when asked to", async () => {
    const port = await freePort();
    const node = join(import.meta.dirname, "../../node_modules/.bin/node");
    const portal = spawn(node, ["bin/engawa.ts", "start", "--no-live", "--port", String(port)], {
      cwd: join(import.meta.dirname, "../.."),
      env: { ...process.env, ...database },
    });
    const ended = new Promise<number | null>((resolve) => portal.on("exit", resolve));
    let said = "";
    await new Promise<void>((resolve, reject) => {
      portal.stdout.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.includes("Ctrl+C stops it.")) resolve();
      });
      void ended.then((code) => reject(new Error(`the portal ended with ${code}: ${said}`)));
    });
    expect(said).toContain(`Engawa is at http://localhost:${port}`);
    expect(said).toMatch(/keiko@example\.jp +engawa-demo +resident +佐藤 恵子/);
    const health = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect(await health.json()).toEqual({ ok: true });
    const second = await run("start", "--port", String(port));
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`Port ${port} is in use by another program.`);
    expect(second.stderr).toContain(`engawa start --port ${port + 1}`);
    portal.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(said).toContain("Stopped.");
  });
});

function settingsOf({ urls }: TestDatabase): Readonly<Record<string, string>> {
  return { DATABASE_URL: urls.owner, DATABASE_APP_URL: urls.app };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
