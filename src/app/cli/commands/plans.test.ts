import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { main } from "../main.ts";

const folder = mkdtempSync(join(tmpdir(), "plans-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function engawa(...args: string[]) {
  const said = { out: "", err: "" };
  const code = await main(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    watched: false,
  });
  return { code, ...said };
}

/** Invented: one price at all hours. */
function rateFile(own: object = {}): string {
  const hours = Array.from({ length: 12 }, () => Array.from({ length: 24 }, () => 0));
  const rate = {
    name: "Flat",
    utility: "Invented Power",
    startdate: 1_704_067_200,
    energyratestructure: [[{ rate: 31.5 }]],
    energyweekdayschedule: hours,
    energyweekendschedule: hours,
    ...own,
  };
  const file = join(folder, "rate.json");
  writeFileSync(file, JSON.stringify(rate));
  return file;
}

test("plans of an area are listed with what they rest on", async () => {
  const { code, out } = await engawa("plans", "list", "--area", "shikoku", "--json");
  const { plans } = JSON.parse(out) as { plans: { address: string; marks: string[] }[] };
  expect(code).toBe(0);
  expect(
    plans.filter(({ marks }) => marks.includes("unverified")).map(({ address }) => address),
  ).toEqual(["market/plans/shikoku-gas/general", "market/plans/yonden/juryo-a"]);
});

test("a rate is converted into two files, which are sound", async () => {
  const out = join(folder, "out");
  const args = ["openei", rateFile(), "--currency", "JPY", "--out", out];
  expect(await engawa("plans", "convert", ...args)).toEqual({
    code: 0,
    out: `${out}/flat.yaml\n${out}/flat.examples.yaml\n13 examples hold\n`,
    err: "",
  });
  expect(readFileSync(`${out}/flat.yaml`, "utf8")).toContain('price: "31.5"');
  const checked = await engawa("plans", "check", `${out}/flat.yaml`);
  expect(checked).toEqual({
    code: 0,
    out: "flat.yaml: 1 plans, 13 examples hold\n1 files sound, 0 with problems\n",
    err: "",
  });
});

test("what cannot be expressed is refused by field, and dollars are no yen", async () => {
  const file = rateFile({ demandratestructure: [[{ rate: 9.5 }]] });
  const { code, err } = await engawa("plans", "convert", "openei", file);
  expect({ code, err }).toEqual({
    code: 1,
    err: [
      "the rate says what a plan cannot",
      "  currency: nothing said; accepted: yen: the database holds US dollars, " +
        "and no rate of exchange is a price; " +
        "say --currency JPY where the numbers of this file are yen",
      "  demandratestructure: a charge; accepted: no demand charge",
      "(plans.cannot-express)",
      "",
    ].join("\n"),
  });
});

test.each([
  { args: ["convert", "csv", "x"], code: "plans.form-unknown" },
  { args: ["convert", "openei", "nowhere.json"], code: "plans.no-file" },
  { args: ["convert", "openei", "x", "--from", "soon"], code: "plans.no-day" },
  { args: ["check", "nowhere.yaml"], code: "plans.no-file" },
])("$args is refused with $code", async ({ args, code }) => {
  const refused = await engawa("plans", ...args, "--json");
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ ok: false, refusal: { code } });
});
