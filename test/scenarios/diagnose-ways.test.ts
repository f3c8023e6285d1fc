import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { engawaWithin } from "../support/engawa.ts";
import { epwText } from "../support/weather-files.ts";

const dir = mkdtempSync(join(tmpdir(), "engawa-ways-"));
afterAll(() => rmSync(dir, { recursive: true }));

const AT = ["--prefecture", "tokyo", "--as-of", "2026-11-20", "--lang", "en"];
const PLAN = ["--plan", "market/plans/tepco/juryo-b", "--amps", "40"];
const BILL = ["--bill", "12093", "--bill-month", "2026-08", "--template", "home"];
const MONTHS = ["--months", "300,310,320,400,420,400,350,300,280,300,380,390.5"];
const HOME = ["--persons", "4", "--dwelling", "house"];
const GAS = ["--gas", "30,28,25,20,15,10,8,8,10,15,20,28"];

interface Answer {
  readonly understood: {
    readonly counts?: Readonly<Record<string, number>>;
    readonly assumed: readonly string[];
  };
  readonly diagnosis: {
    readonly load: {
      readonly basis: string;
      readonly from: string;
      readonly yearWh: number;
      readonly notes: readonly { readonly code: string; readonly figures: unknown }[];
    } | null;
    readonly ranking: readonly { readonly kind: string; readonly gas: unknown }[];
    readonly effect: { readonly loadsYen: number; readonly selfUseYen: number } | null;
    readonly energy: readonly { readonly generatedWh: number }[] | null;
    readonly assumptions: readonly { readonly key: string; readonly value: string }[];
  };
}

async function answered(...args: readonly string[]): Promise<Answer> {
  const { code, stdout, stderr } = await engawaWithin(["diagnose", ...args, ...AT, "--json"]);
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout) as Answer;
}

const generatedWh = ({ diagnosis: { energy } }: Answer) =>
  (energy ?? []).reduce((sum, month) => sum + month.generatedWh, 0);

const weatherOf = ({ diagnosis }: Answer) =>
  diagnosis.assumptions.find(({ key }) => key === "weather")?.value;

describe("engawa diagnose without a file", () => {
  test("from one bill, told as the kWh that make it", async () => {
    const { stdout, code } = await engawaWithin(["diagnose", ...BILL, ...PLAN, ...AT]);
    expect(code).toBe(0);
    expect(stdout).toContain("12093 yen comes of 373500 to 374499 Wh.");
    expect(stdout).toContain("16032 grown, 1488 shaped");
    expect(stdout).toContain("is taken to be for the month before: say --bill-period");
    expect(stdout).toMatch(/^1 +[\d,]+ /m);
    const period = ["--bill-period", "2026-07-10/2026-08-10"];
    const { understood, diagnosis } = await answered(...BILL, ...PLAN, ...period);
    expect(understood.assumed).toEqual([]);
    expect(diagnosis.load).toMatchObject({ basis: "bill", from: "2025-08-10" });
  });

  test("from months, each to the Wh, with own weights of the day", async () => {
    const more = ["--first-month", "2025-09", "--weights", "20,30,40,10"];
    const { diagnosis, understood } = await answered(...MONTHS, ...more, ...PLAN);
    const { basis, from, yearWh } = diagnosis.load ?? {};
    expect([basis, from, yearWh]).toEqual(["months", "2025-09-01", 4_150_500]);
    expect(understood.assumed).toEqual([]);
  });

  test("from the household's kind; what was taken for granted is told", async () => {
    const { diagnosis, understood } = await answered(...HOME);
    expect(diagnosis.load).toMatchObject({ basis: "attributes", from: "2025-11-01" });
    expect(understood).toMatchObject({
      counts: { measured: 0, filled: 0, grown: 0, shaped: 365 * 48 },
      assumed: [
        "the floor is taken to be 110 m²: say --floor where it is not",
        "rooms are taken to be warmed by electricity: say --heating where it is not",
        "the contract is taken to be 40 A: say --amps where it is not",
      ],
    });
    const electric = [...HOME, "--all-electric", "--home-by-day", "--floor", "150"];
    const more = (await answered(...electric)).diagnosis.load?.yearWh ?? 0;
    expect(more).toBeGreaterThan((diagnosis.load?.yearWh ?? 0) + 2_000_000);
  });

  test("gas beside electricity, and gas alone", async () => {
    const district = [...GAS, "--gas-district", "tokyo"];
    const both = await answered(...HOME, ...district, "--amps", "40");
    const kinds = new Set(both.diagnosis.ranking.map(({ kind }) => kind));
    expect(kinds).toContain("both");
    const alone = await answered(...district, "--gas-plan", "market/plans/tokyo-gas/general");
    expect(alone.diagnosis.load).toBeNull();
    expect(alone.understood.assumed).toEqual([]);
    expect(alone.diagnosis.ranking.every(({ gas }) => gas !== null)).toBe(true);
  });

  test("panels on two planes, a car and hot water; own weather for the panels", async () => {
    const file = join(dir, "weather.epw");
    writeFileSync(file, epwText());
    const faces = ["--faces", "3@180/30,2@90/20"];
    const normal = await answered(...HOME, ...faces, "--ev-km", "30", "--hot-water");
    expect(normal.diagnosis.effect?.loadsYen).toBeLessThan(0);
    expect(normal.diagnosis.effect?.selfUseYen).toBeGreaterThan(0);
    const south = generatedWh(await answered(...HOME, "--pv", "5"));
    expect(generatedWh(normal)).toBeLessThan(south);
    expect(generatedWh(normal)).toBeGreaterThan(south * 0.7);
    const report = join(dir, "report.pdf");
    const own = await answered(...HOME, ...faces, "--weather", file, "--report", report);
    expect(generatedWh(own)).not.toBe(generatedWh(normal));
    expect(weatherOf(own)).not.toBe(weatherOf(normal));
    expect(readFileSync(report).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("what is not said, or said twice", () => {
  const broken = join(dir, "broken.epw");
  writeFileSync(
    broken,
    epwText((lines) => lines.splice(-1, 1)),
  );
  const first = ["--first-month", "2025-09"];

  test.each([
    [[], "diagnose.which-use", "a file, --months, --bill, or --persons"],
    [[...BILL, ...HOME], "diagnose.which-use", "said: bill, household"],
    [[broken, ...MONTHS], "diagnose.which-use", "said: file, months"],
    [[...HOME, "--template", "home"], "diagnose.which-use", "--template does not go with"],
    [[...MONTHS, ...first, "--unit", "kWh"], "diagnose.which-use", "--unit does not go with"],
    [[...MONTHS], "diagnose.say-more", "--first-month"],
    [["--bill", "12093"], "diagnose.say-more", "--bill-month"],
    [BILL, "diagnose.say-more", "the plan of the bill: --plan"],
    [["--persons", "4"], "diagnose.say-more", "--dwelling house or flat"],
    [[...HOME, ...GAS], "diagnose.say-more", "--gas-district with one of tokyo"],
    [[...HOME, "--gas-plan", "x/y/z"], "diagnose.say-more", "--gas with m³"],
    [[...HOME, "--pv", "4", "--faces", "4@180/30"], "diagnose.say-more", "--faces, or --pv"],
    [[...HOME, "--tilt", "20"], "diagnose.say-more", "--pv"],
    [["--persons", "0", "--dwelling", "flat"], "diagnose.refused", "--persons: "],
    [["--months", "300,-1", ...first], "diagnose.refused", "--months (2): "],
    [["--months", ",", ...first], "diagnose.refused", "--months: diagnosis.no-months"],
    [[...BILL.slice(2), "--bill", "10", ...PLAN], "diagnose.refused", "--bill: "],
    [[...HOME, "--weather", broken], "diagnose.weather", "solar.row-count"],
    [[...HOME, "--weather", "nowhere.epw"], "diagnose.weather", "is no file"],
  ])("%j is told", async (args, refused, line) => {
    const { code, stderr } = await engawaWithin(["diagnose", ...args, ...AT]);
    expect(code).toBe(1);
    expect(stderr).toContain(refused);
    expect(stderr).toContain(line);
  });

  test.each([
    [["--months", "1,2,3,4,5,6,7,8,9,10,11,12,13"]],
    [["--months", "300,many"]],
    [["--bill", "12093.5"]],
    [["--bill-period", "2026-08-10"]],
    [["--weights", "1,2,3"]],
    [["--gas", "1,2,3"]],
    [["--faces", "3@180"]],
    [["--template", "constructor"]],
  ])("%j is wrong usage", async (args) => {
    const { code, stderr } = await engawaWithin(["diagnose", ...args, ...AT]);
    expect([code, stderr.includes(args[0] ?? "")]).toEqual([2, true]);
  });
});
