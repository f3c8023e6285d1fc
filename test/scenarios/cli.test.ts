import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { engawa, engawaWithin } from "../support/engawa.ts";

const dir = mkdtempSync(join(tmpdir(), "engawa-cli-"));
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
}

const COMMANDS = ["start", "check", "import", "preview", "bill", "explain", "seed", "verify"];

describe("help and usage", () => {
  test("lists every command, with the exit codes", async () => {
    const { code, stdout } = await engawa(["--help"]);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
    expect(stdout).toContain(
      "0 done · 1 refused, or a check failed · 2 wrong usage · 3 internal fault",
    );
  });

  test.each(COMMANDS)("%s has help with an example and --json", async (command) => {
    const { code, stdout } = await engawaWithin([command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nExamples?:\n {2}\$ engawa /);
    expect(stdout).toContain("--json");
  });

  test.each([
    [["invent"], "unknown command 'invent'"],
    [["bill"], "required option '--month <month>' not specified"],
    [["bill", "--month", "2026-13"], "Write a month such as 2026-10."],
    [["explain", "B", "first"], "Write a line number such as 3."],
    [["start", "--port", "99999"], "Write a port from 1 to 65535."],
    [["verify"], "name a bill or a file, or say --all"],
    [["import", "x.csv", "--mapping", "{"], 'Write JSON such as {"format":"long","unit":"kWh"}.'],
    [["preview"], "missing required argument 'scenario'"],
    [["check", "--exampels", "x"], "Did you mean --examples?"],
  ])("%j is wrong usage, and says what would be right", async (args, message) => {
    const { code, stdout, stderr } = await engawaWithin(args);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("with --json wrong usage is one document as well", async () => {
    const { code, stdout } = await engawa(["bill", "--json"]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, refusal: { code: "cli.usage" } });
  });

  test("the installed command hands over to the pinned Node from an older one", () => {
    const older = "/usr/bin/node";
    const node = existsSync(older) ? older : process.execPath;
    const answer = execFileSync(node, ["bin/engawa.js", "--help"], { encoding: "utf8" });
    expect(answer).toContain("Usage: engawa [options] [command]");
  });
});

describe("preview", () => {
  test("prints a bill with the sum written by hand, in either language", async () => {
    const scenario = "examples/power-first-period.yaml";
    const [ja, en] = await Promise.all([
      engawa(["preview", scenario]),
      engawa(["preview", scenario, "--lang", "en"]),
    ]);
    expect([ja.code, en.code]).toEqual([0, 0]);
    expect(ja.stdout).toContain("120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 13,124.26 円");
    expect(en.stdout).toContain("120 × 29.80 + 180 × 36.40 + 74 × 40.49 = 13,124.26 yen");
    expect(ja.stdout).toMatch(/合計 +17,048/);
    expect(en.stdout).toMatch(/Total +17,048/);
    expect(en.stderr).toBe("");
  });

  test("its JSON is what `verify` recomputes; one changed digit is found", async () => {
    const { stdout } = await engawaWithin([
      "preview",
      "examples/power-first-period.yaml",
      "--json",
    ]);
    const bill = file("bill.json", stdout);
    const good = await engawaWithin(["verify", bill, "--json"]);
    expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, lines: 5, findings: [] });
    expect(good.code).toBe(0);
    const bad = file("bad.json", stdout.replace('"13124.26"', '"13124.27"'));
    const { code, stdout: found } = await engawaWithin(["verify", bad]);
    expect(code).toBe(1);
    expect(found).toContain(
      "hiho-denki/energy-tariff/energy · amount: says 13124.27, its derivation comes to 13124.26",
    );
    const total = file(
      "total.json",
      stdout.replace(/(?<due>"dueOn": "[^"]+",\s+"total": )17048/, "$<due>17049"),
    );
    expect((await engawaWithin(["verify", total])).stdout).toContain(
      "total: says 17049, the lines come to 17048",
    );
    const price = file("price.json", stdout.replace('"value": "29.80"', '"value": "29.81"'));
    expect((await engawaWithin(["verify", price])).stdout).toContain("does not hold 29.81");
  });

  test("a total that is not as expected fails, and says what came instead", async () => {
    const text = `title: x
months: [2024-11]
contracts:
  - id: fibre
    service: kattobi-hikari
    events:
      - { type: applied, on: 2024-10-01, item: family-1g }
      - { type: accepted, on: 2024-10-01 }
      - { type: started, on: 2024-10-08 }
expect: [{ month: 2024-11, total: 5720, because: the fee alone }]
`;
    const { code, stdout } = await engawaWithin([
      "preview",
      file("unmet.yaml", text),
      "--lang",
      "en",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("2024-11: expected 5720 in all, got 9020 (the fee alone)");
  });

  test("what cannot be billed yet is held, with the reason", async () => {
    const text = `title: x
months: [2024-10]
contracts:
  - id: power
    service: hiho-denki
    events:
      - { type: applied, on: 2024-08-20, item: standard }
      - { type: accepted, on: 2024-08-21 }
      - type: supply-set
        on: 2024-09-10
        supply:
          area: tokyo
          meter: m1
          capacity: { amps: 30 }
          readingDays: [2024-09-10, 2024-10-10]
      - { type: started, on: 2024-09-10 }
`;
    const { code, stdout } = await engawaWithin(["preview", file("held.yaml", text), "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      bills: [],
      months: [
        { month: "2024-10", held: [{ contract: "power", code: "rating.readings-missing" }] },
      ],
    });
  });
});

function readings(what: string): string {
  return `readings: [{ meter: m, ${what} }]\n`;
}

describe("a scenario that is wrong is refused with line, field and what would do", () => {
  const head = "title: x\nmonths: [2024-10]\ncontracts:\n";
  const contract = (events: string, service = "kattobi-hikari") =>
    `${head}  - id: c\n    service: ${service}\n    events:\n${events}`;
  const applied = "      - { type: applied, on: 2024-09-20, item: family-1g }\n";
  const accepted = "      - { type: accepted, on: 2024-09-20 }\n";

  test.each([
    [
      "an unknown key",
      `${contract(applied)}colour: red\n`,
      /:8 colour: unknown key; accepted are title, note/,
    ],
    [
      "a float",
      `${contract(applied)}${readings("use: [{ period: 2024-09-10/2024-10-10, kwh: 374.5 }]")}`,
      /:8 374\.5 would be a float; write it as quoted decimal text/,
    ],
    [
      "a day that is none",
      contract("      - { type: applied, on: 2024-02-30, item: family-1g }\n"),
      /:7 contracts\[0\]\.events\[0\]\.on: "2024-02-30" is not a day; write YYYY-MM-DD/,
    ],
    [
      "an unknown service",
      contract(applied, "gas"),
      /:5 contracts\[0\]\.service: "gas" is no service; accepted are ecorepo-home/,
    ],
    [
      "an unknown item",
      contract(applied.replace("family-1g", "family-9g")),
      /:7 .*\.item: "family-9g" is no item of the service; accepted are family-1g/,
    ],
    [
      "an unknown option",
      contract(applied.replace("family-1g", "family-1g, options: [tv]")),
      /:7 .*"tv" is no option of the service; accepted are wireless-router/,
    ],
    [
      "an impossible history",
      contract(`${applied}${accepted}      - { type: accepted, on: 2024-10-31 }\n`),
      /:9 contracts\[0\]\.events\[2\]: cannot have happened on 2024-10-31: contracts\./,
    ],
    [
      "half hours stated twice",
      `${contract(applied)}${readings(
        'use: [{ period: 2024-09-10/2024-10-10, kwh: "1" },' +
          ' { period: 2024-10-01/2024-10-02, kwh: "1" }]',
      )}`,
      /:8 readings\[0\]\.use\[1\]: states the half hour from 2024-10-01 00:00 a second time/,
    ],
    [
      "no readings file",
      `${contract(applied)}${readings("file: { path: none.csv, mapping: { format: long } }")}`,
      /:8 readings\[0\]\.file: none\.csv /,
    ],
    ["an empty file", "", /is empty/],
  ])("%s", async (_, text, message) => {
    const { code, stdout, stderr } = await engawaWithin(["preview", file("wrong.yaml", text)]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  test("no such file", async () => {
    const { code, stdout } = await engawaWithin(["preview", "nowhere.yaml", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      refusal: {
        code: "scenario.unreadable",
        message: "nowhere.yaml is refused",
        details: ["nowhere.yaml does not exist"],
      },
    });
  });
});

describe("check", () => {
  test("runs the examples of a new operator's own catalogue", async () => {
    const { code, stdout } = await engawaWithin(["check", "examples/own-tariff/catalogue"]);
    expect(stdout).toMatch(/^7 passed, 0 failed$/m);
    expect(code).toBe(0);
    const { stdout: json } = await engawaWithin([
      "check",
      "examples/own-tariff/catalogue",
      "--json",
    ]);
    expect(JSON.parse(json)).toMatchObject({ passed: 7, failed: 0, problems: [] });
  });

  test("tells a broken catalogue's mistake with file and line, and fails", async () => {
    const { code, stdout } = await engawaWithin(["check", dir]);
    expect(code).toBe(1);
    expect(stdout).toContain("holds no catalogue: no folder in it has a service.yaml");
    expect(stdout.trimEnd()).toMatch(/0 passed, \d+ failed$/);
  });
});

test.each([
  [["preview", "examples"], "scenario.unreadable"],
  [["verify", `${dir}/folder.json`], "verify.no-such-file"],
  [["import", "examples"], "import.no-such-file"],
])("%j is refused: a folder is no file", async (args, code) => {
  mkdirSync(join(dir, "folder.json"), { recursive: true });
  const answer = await engawaWithin([...args, "--json"]);
  expect(answer.code).toBe(1);
  expect(JSON.parse(answer.stdout)).toMatchObject({ ok: false, refusal: { code } });
});
