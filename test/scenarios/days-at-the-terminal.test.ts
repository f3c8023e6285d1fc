import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { demoTown } from "../support/demo-town.ts";
import { engawaWithin } from "../support/engawa.ts";

/** Days pass for the demo operator: looked at, moved, lived, and worked off beside each other. */
const { urls } = await demoTown();
const directory = mkdtempSync(path.join(tmpdir(), "engawa-days-"));
afterAll(() => rmSync(directory, { recursive: true }));
const environment = {
  DATABASE_URL: urls.owner,
  DATABASE_APP_URL: urls.app,
  ENGAWA_DATA: directory,
};

const run = (...args: readonly string[]) => engawaWithin(args, environment);

describe("an operator's days", () => {
  test("are lived once", async () => {
    const first = await run("live", "--json");
    expect(JSON.parse(first.stdout)).toMatchObject({ ok: true, days: 1, refused: 0, setAside: 0 });
    const again = await run("live", "--rebuild", "--json");
    expect(JSON.parse(again.stdout)).toEqual({
      ok: true,
      days: 0,
      told: 0,
      acted: 0,
      refused: 0,
      setAside: 0,
    });
  });

  test("are moved forward, each one lived, and never back", async () => {
    const moved = await run("clock", "demo", "2026-12-05", "--json");
    expect(JSON.parse(moved.stdout)).toMatchObject({ ok: true, today: "2026-12-05", days: 13 });
    expect((await run("clock", "demo")).stdout).toBe("2026-12-05\n");
    const back = await run("clock", "demo", "2026-12-04");
    expect({ code: back.code, stderr: back.stderr }).toEqual({
      code: 1,
      stderr: "it is 2026-12-05; time only goes forward\n(clock.only-forward)\n",
    });
    const wrong = await run("clock", "demo", "tomorrow");
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("Write a day as YYYY-MM-DD.");
  });

  test("hold an account's deadlines, nearest first, each with its clause", async () => {
    const { stdout } = await run("deadlines", "E10001");
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(lines).toEqual(lines.toSorted((a, b) => (a.slice(0, 10) < b.slice(0, 10) ? -1 : 0)));
    expect(lines.filter((line) => !/\[[A-Z]{2}-\d\d( [A-Z]{2}-\d\d)*\]$/.test(line))).toEqual([]);
    const none = await run("deadlines", "E99999");
    expect(none.code).toBe(1);
    expect(none.stderr).toContain("(deadlines.no-account)");
  });

  test("say what a switch brings, and unfold one of them", async () => {
    const { stdout } = await run("switch", "E10001");
    expect(stdout).toMatch(/^2026-12 – 2029-11, /);
    expect(stdout).toMatch(/^ +\d+ +0 {2}Stay as it is$/m);
    const json = await run("switch", "E10001", "--row", "leave/E10001-home", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ ok: true, row: { kind: "leave" } });
    const none = await run("switch", "E10001", "--row", "leave/nothing");
    expect(none.code).toBe(1);
    expect(none.stderr).toContain("(switch.no-row)");
  });

  test("two workers send what waits as files, and stop when asked", async () => {
    const [one, two] = [await worker(), await worker()];
    const mailbox = await until(() => letters().length > 0 && letters());
    expect(mailbox.every((name) => /^\d+\.eml$/.test(name))).toBe(true);
    expect(await one.stop()).toBe(0);
    expect(await two.stop()).toBe(0);
  });
});

function letters(): readonly string[] {
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return files.filter((name) => name.endsWith(".eml")).map((name) => path.basename(name));
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A worker of its own process, working by the time this answers. */
async function worker(): Promise<{ stop: () => Promise<number | null> }> {
  const node = path.join(ROOT, "node_modules/.bin/node");
  const child = spawn(node, ["bin/engawa.ts", "worker"], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part: Buffer) => {
    said += part.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await until(() => said.includes("Working."));
  return {
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Asks again until there is an answer; the test's own time limit ends it. */
async function until<T>(ask: () => T | false): Promise<T> {
  for (;;) {
    const answer = ask();
    if (answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
