import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadOf } from "../../src/app/demo/load-model.ts";
import { addDays, day, formatDay } from "../../src/kernel/day.ts";
import { engawa } from "../support/engawa.ts";

const EXAMPLE = "examples/use-30min.csv";
/** Without it the day of the machine would count. */
const AS_OF = ["--as-of", "2026-11-22"];

/** Three persons, out by day, who heat and cool by heat pump. */
const HOUSEHOLD = {
  seed: 3000,
  baseW: 110,
  persons: 3,
  homeByDay: false,
  heatingWPerDegree: 45,
  coolingWPerDegree: 60,
  nightWaterW: 0,
};

function read(file: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
}

/** What a page tells its reader to type after `npx engawa`, without the comment. */
function commandsOf(file: string, name: string): readonly (readonly string[])[] {
  const lines = read(file).matchAll(/^npx engawa (.+?)(?: +#.*)?$/gm);
  return [...lines].map(([, said = ""]) => said.split(" ")).filter(([first]) => first === name);
}

test("the example of use is two weeks of the demo's load model", () => {
  const from = day("2026-11-01");
  const { wh } = loadOf(HOUSEHOLD, "", { from, until: addDays(from, 14) }, "");
  const rows = [...wh].map((value, slot) => {
    const on = formatDay(addDays(from, Math.floor(slot / 48)));
    const hour = String(Math.floor((slot % 48) / 2)).padStart(2, "0");
    const kwh = `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, "0")}`;
    return `${on} ${hour}:${slot % 2 === 0 ? "00" : "30"},${kwh}`;
  });
  expect(read(EXAMPLE)).toBe(`${["日時,使用量(kWh)", ...rows].join("\n")}\n`);
});

describe.each(["README.md", "README.ja.md"])("%s", (page) => {
  test("its diagnosis can be typed as it stands, and ends with a ranking", async () => {
    const [command = []] = commandsOf(page, "diagnose");
    expect(command).toContain(EXAMPLE);
    const { code, stdout } = await engawa([...command, ...AS_OF, "--json"]);
    expect(code).toBe(0);
    const { understood, diagnosis } = JSON.parse(stdout) as {
      understood: { unit: string; days: number; counts: Readonly<Record<string, number>> };
      diagnosis: { asOf: string; ranking: readonly { place: number | null }[] };
    };
    expect(understood).toMatchObject({ unit: "kWh", days: 14, counts: { measured: 672 } });
    expect(diagnosis.asOf).toBe("2026-11-22");
    expect(diagnosis.ranking.map(({ place }) => place)).toContain(1);
  });

  test("its list of plans can be typed as it stands", async () => {
    const [command = []] = commandsOf(page, "plans");
    const { code, stdout } = await engawa(command);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^market\/plans\/tepco\//m);
  });
});
