import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { engawaWithin } from "../support/engawa.ts";

const dir = mkdtempSync(join(tmpdir(), "engawa-diagnose-"));
afterAll(() => rmSync(dir, { recursive: true }));

const SLOTS = 48;
const FIRST = Temporal.PlainDate.from("2025-01-01");

/** Half-hours of days on end: 0.2 of something, and panels where they are wanted. */
function usage(name: string, days: number, sun: ((month: number) => number) | null = null): string {
  const rows = Array.from({ length: days * SLOTS }, (_, slot) => {
    const on = FIRST.add({ days: Math.floor(slot / SLOTS) });
    const minutes = (slot % SLOTS) * 30;
    const time = [Math.floor(minutes / 60), minutes % 60];
    const noon = slot % SLOTS >= 18 && slot % SLOTS < 30;
    const made = sun === null ? "" : `,${noon ? sun(on.month) : 0}`;
    const text = time.map((part) => String(part).padStart(2, "0")).join(":");
    return `${on.toString()} ${text}:00,0.2${made}`;
  });
  const path = join(dir, name);
  writeFileSync(path, [sun === null ? ",GC" : ",GC,GG", ...rows].join("\n"));
  return path;
}

/** A folder of two invented plans of one price; the example of one does not hold. */
function ownPlans(): string {
  const folder = join(dir, "own");
  mkdirSync(folder);
  for (const [name, energy] of [
    ["right", 1200],
    ["wrong", 1201],
  ] as const) {
    writeFileSync(join(folder, `${name}.yaml`), PLAN);
    writeFileSync(
      join(folder, `${name}.examples.yaml`),
      `- name: a hundred kilowatt-hours
  clause: EN-01
  given: { plan: one, kwh: 100, bill: 2026-06 }
  expect: { energy: ${energy} }
  because: 100 × 12
`,
    );
  }
  return folder;
}

const PLAN = `kind: energy-tariff
title: { ja: 自社の電気, en: Own power }
clause: [EN-01]
supplier: { ja: 自社電力, en: Own Power }
energy: electricity
unit: JPY/kWh
rounding: market/rounding/common
adjustments: [market/levy]
plans:
  one:
    label: { ja: 一律, en: Flat }
    areas: [tokyo]
    prices:
      - from: 2025-04-01
        tax: { kind: included, percent: 10 }
        base: { by: none }
        energy: { by: tiers, tiers: [{ price: "12.00" }] }
        unverified: true
        source: { document: entered-plan, article: a leaflet }
`;

const year = usage("year.csv", 365);
const SAID = ["--columns", "timestamp=1,use=GC", "--unit", "kWh", "--prefecture", "tokyo"];
const AS_OF = ["--as-of", "2026-11-20"];

describe("engawa diagnose", () => {
  test("ends with a ranking, and says what it understood and took for granted", async () => {
    const { code, stdout } = await engawaWithin(["diagnose", year, ...SAID, ...AS_OF]);
    expect(code).toBe(0);
    expect(stdout).toContain("365 days from 2025-01-01, kWh, every 30 minutes");
    expect(stdout).toContain("3,504 kWh in the year");
    expect(stdout).toContain("17520 measured, 0 filled, 0 grown");
    expect(stdout).toContain("taken to be 40 A");
    expect(stdout).toMatch(/^1 +[\d,]+ 円/m);
    expect(stdout).toMatch(/not compared: .*diagnosis\.not-sold-in-area/);
    expect(stdout).toContain("! この診断は試算であり");
  });

  test("with --json answers the whole diagnosis as one document", async () => {
    const more = ["--pv", "4", "--battery", "9.8", "--amps", "40", "--json"];
    const { code, stdout } = await engawaWithin(["diagnose", year, ...SAID, ...AS_OF, ...more]);
    expect(code).toBe(0);
    const { ok, understood, diagnosis } = JSON.parse(stdout) as {
      ok: boolean;
      understood: { unit: string; days: number };
      diagnosis: { asOf: string; effect: { totalYen: number }; investment: { priceYen: number } };
    };
    expect([ok, understood.unit, understood.days]).toEqual([true, "kWh", 365]);
    expect(diagnosis.asOf).toBe("2026-11-20");
    expect(diagnosis.effect.totalYen).toBeGreaterThan(0);
    expect(diagnosis.investment.priceYen).toBeGreaterThan(1_000_000);
  });

  test("never guesses: it tells what to say, all at once", async () => {
    const bare = await engawaWithin(["diagnose", year, ...AS_OF]);
    expect(bare.code).toBe(1);
    expect(bare.stderr).toContain("diagnose.say-more");
    expect(bare.stderr).toContain("--columns timestamp=1,use=2");
    expect(bare.stderr).toContain('1 "", 2 "GC"');
    expect(bare.stderr).toContain("--prefecture with one of hokkaido");
    const columns = ["--columns", "timestamp=1,use=GC", "--prefecture", "tokyo"];
    const unit = await engawaWithin(["diagnose", year, ...AS_OF, ...columns]);
    expect(unit.stderr).toContain("--unit kW means 1752 kWh a year, 0.2 kW at most");
    expect(unit.stderr).toContain("--unit kWh means 3504 kWh a year, 0.4 kW at most");
    const place = await engawaWithin([
      "diagnose",
      year,
      ...SAID.slice(0, 4),
      "--prefecture",
      "shizuoka",
    ]);
    expect(place.stderr).toContain("--area tokyo or --area chubu");
  });

  test("asks for the half of the earth where panels tell of the south", async () => {
    const south = usage("south.csv", 365, (month) => (month >= 5 && month <= 7 ? 0.2 : 0.6));
    const columns = ["--columns", "timestamp=1,use=GC,generation=GG"];
    const said = [...columns, "--unit", "kWh", "--prefecture", "tokyo", ...AS_OF];
    const asked = await engawaWithin(["diagnose", south, ...said]);
    expect(asked.code).toBe(1);
    expect(asked.stderr).toContain("--hemisphere north or --hemisphere south");
    const answered = await engawaWithin(["diagnose", south, ...said, "--hemisphere", "south"]);
    expect(answered.code).toBe(0);
    expect(answered.stdout).toContain("kWh generated beside it");
  });

  test("a unit that does not fit the contract is asked about, and may be insisted on", async () => {
    const said = [...SAID, ...AS_OF, "--amps", "3"];
    const asked = await engawaWithin(["diagnose", year, ...said]);
    expect(asked.stderr).toContain("kWh does not fit the contract");
    expect(asked.stderr).toContain("--sure-of-unit");
    const sure = await engawaWithin(["diagnose", year, ...said, "--sure-of-unit", "--json"]);
    expect(JSON.parse(sure.stdout)).not.toMatchObject({
      refusal: { code: "diagnose.say-more" },
    });
  });

  test("a part of a year is grown, and counted", async () => {
    const weeks = usage("weeks.csv", 28);
    const { code, stdout } = await engawaWithin(["diagnose", weeks, ...SAID, ...AS_OF]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/1344 measured, 0 filled, 16224 grown/);
  });

  test("compares own plan files too, and tells what is wrong with those left out", async () => {
    const own = ownPlans();
    const args = ["diagnose", year, ...SAID, ...AS_OF, "--plans", own];
    const { code, stdout } = await engawaWithin(args);
    expect(code).toBe(0);
    expect(stdout).toContain("1 of 2 own plan files hold and take part");
    expect(stdout).toMatch(/left out wrong: wrong\.examples\.yaml.*expected 1201, got 1200/);
    expect(stdout).toMatch(/^ *- +56,735 円.*自社電力 一律 +unverified own estimated$/m);
    expect(stdout).toContain("「wrong」は、いまの料金データと合わない");
    const { diagnosis, ownPlans: told } = JSON.parse(
      (await engawaWithin([...args, "--json"])).stdout,
    ) as {
      diagnosis: { ranking: { address: string }[] };
      ownPlans: { rules: string[]; leftOut: { name: string }[] };
    };
    expect(diagnosis.ranking[0]?.address).toBe("market/own/right/one");
    expect(told).toMatchObject({ rules: ["market/own/right"], leftOut: [{ name: "wrong" }] });
    const none = await engawaWithin([...args.slice(0, -1), join(dir, "nowhere")]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("plans.no-file")]);
  });

  test.each([
    [["nowhere.csv"], "diagnose.no-such-file"],
    [[year, "--plan", "market/plans/none/none", ...SAID, ...AS_OF], "diagnose.refused"],
    [[year, "--scenario", "constructor", ...SAID, ...AS_OF], "diagnose.refused"],
  ])("%j is refused", async (args, refused) => {
    const { code, stderr } = await engawaWithin(["diagnose", ...args]);
    expect(code).toBe(1);
    expect(stderr).toContain(refused);
  });
});
