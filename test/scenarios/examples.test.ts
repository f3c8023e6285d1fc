import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { INSTALLED_CATALOGUE } from "../../src/app/cli/catalogue-directory.ts";
import { billJson } from "../../src/app/scenario/bill-json.ts";
import { readScenario } from "../../src/app/scenario/read-scenario.ts";
import { runScenario } from "../../src/app/scenario/run-scenario.ts";
import { formatMonth } from "../../src/kernel/day.ts";
import { entryChecker, type Json, verifyLines } from "../../src/verifier/index.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const own = `${examples}/own-tariff/catalogue`;
const scenarios = [
  ...filesOf(examples).map((file) => [file, INSTALLED_CATALOGUE] as const),
  ["own-tariff/evening-plan.yaml", own] as const,
];

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted();
}

async function run(file: string, catalogue: string) {
  const read = readScenario(`${examples}/${file}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const ran = await runScenario(read.value, catalogue);
  if (!ran.ok) throw new Error(JSON.stringify(ran.refusal));
  return ran.value;
}

describe("every example", () => {
  test("there are a dozen of them and more", () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(12);
  });

  test.each(scenarios)("%s comes to what it says, to the yen", async (file, catalogue) => {
    const { scenario, months, unmet } = await run(file, catalogue);
    expect(scenario.expect ?? []).not.toEqual([]);
    expect(unmet).toEqual([]);
    expect(months.flatMap(({ held }) => held)).toEqual([]);
    const said = (scenario.expect ?? []).map(({ month, total }) => [formatMonth(month), total]);
    const came = months.map(({ month, total }) => [formatMonth(month), total]);
    expect(came).toEqual(expect.arrayContaining(said));
  });

  test.each(scenarios)("%s is confirmed by the verifier, entries included", async (file, dir) => {
    const { months, catalogue } = await run(file, dir);
    const lines = months.flatMap(({ bills }) =>
      bills
        .map((bill) => billJson(bill, catalogue))
        .flatMap(({ number, lines: all }) =>
          all.map(({ rule, item, amount, derivation }, index) => ({
            name: `${number} #${index + 1} ${rule}/${item}`,
            amount,
            derivation: JSON.parse(JSON.stringify(derivation)) as Json,
          })),
        ),
    );
    const verdict = verifyLines(lines, { entryProblem: entryChecker(dir) });
    expect(verdict.findings).toEqual([]);
    expect(verdict.leaves).toBeGreaterThan(0);
  });
});
