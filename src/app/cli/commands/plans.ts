import { Command, Option } from "commander";
import { AREAS, type Area } from "../../../kernel/area.ts";
import { type Day, parseDay } from "../../../kernel/day.ts";
import type { PlanRow } from "../../plans/list-plans.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { done, failed, type Outcome, refuse } from "../outcome.ts";
import { padRight, widthOf } from "../table.ts";

interface ListOptions {
  readonly catalogue?: string;
  readonly area?: Area;
  readonly energy?: "electricity" | "gas";
  readonly district?: string;
}

interface ConvertOptions {
  readonly area: Area;
  readonly currency?: string;
  readonly from?: string;
  readonly out?: string;
  readonly catalogue?: string;
}

/** Plans of suppliers: what there is, whether it is sound, and plans in another form. */
export function definePlans(answer: Answer): Command {
  return new Command("plans")
    .description("suppliers' plans: list them, check them, convert them from another form")
    .addCommand(defineList(answer))
    .addCommand(defineCheckPlans(answer))
    .addCommand(defineConvert(answer));
}

function areaOption(): Option {
  return new Option("--area <area>", "supply area of electricity").choices(AREAS);
}

function defineList(answer: Answer): Command {
  return new Command("list")
    .description("list the plans with their newest prices, source and how far to trust them")
    .addOption(areaOption())
    .addOption(new Option("--energy <energy>", "one energy only").choices(["electricity", "gas"]))
    .option("--district <key>", "a gas supplier's district, such as osaka")
    .option("--catalogue <dir>", "of this catalogue")
    .addHelpText("after", example("engawa plans list --area tokyo --energy electricity"))
    .action(async (options: ListOptions, command: Command) => {
      await answer(command, async () => list(options));
    });
}

async function list({ catalogue: dir, ...filter }: ListOptions): Promise<Outcome> {
  const { loadCatalogue } = await import("../../../terms/load.ts");
  const { listPlans } = await import("../../plans/list-plans.ts");
  const rows = listPlans(loadCatalogue(catalogueDirectory(dir)), filter);
  return done(tableOf(rows), { ok: true, plans: rows });
}

function tableOf(rows: readonly PlanRow[]): string {
  const cells = rows.map((row) => [
    row.address,
    `${row.supplier.ja} ${row.label.ja}`,
    row.energy === "gas" ? row.districts.join(" ") : row.areas.join(" "),
    row.until === null ? `${row.since}…` : `${row.since}…${row.until}`,
    row.reliability ?? "-",
    row.marks.join(" "),
  ]);
  const head = ["plan", "name", "area", "prices", "", "marks"];
  const table = [head, ...cells];
  const widths = head.map((_, column) =>
    Math.max(...table.map((cell) => widthOf(cell[column] ?? ""))),
  );
  const lines = table.map((cell) =>
    cell
      .map((text, column) => padRight(text, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, `${rows.length} plans`].join("\n");
}

function defineCheckPlans(answer: Answer): Command {
  return new Command("check")
    .description(
      "check plans with their examples: form, sources, hours, tiers, sums; name the rest",
    )
    .argument("[place]", "a plan's file or a folder of them; left out: the catalogue's own")
    .option("--catalogue <dir>", "held against this catalogue")
    .addHelpText("after", example("engawa plans check", "engawa plans check ./my-plan.yaml"))
    .action(async (place: string | undefined, options: ListOptions, command: Command) => {
      await answer(command, async () => check(place, options));
    });
}

async function check(place: string | undefined, { catalogue }: ListOptions): Promise<Outcome> {
  const { loadCatalogue } = await import("../../../terms/load.ts");
  const { readFolder } = await import("../../../terms/read-folder.ts");
  const { checkOtherPlans, checkOwnPlans, districtFaults, plansText } =
    await import("../../plans/check-plans.ts");
  const dir = catalogueDirectory(catalogue);
  const loaded = loadCatalogue(dir);
  const own = place === undefined;
  const { planFilesIn } = await import("../../plans/plan-files.ts");
  const files = own ? readFolder(dir).files : planFilesIn(place);
  if (files === null) return refuse("plans.no-file", `${place} is no file and no folder of plans`);
  const reports = own ? checkOwnPlans(loaded, files) : checkOtherPlans(files, loaded);
  if (reports.length === 0) return refuse("plans.no-file", `${place ?? dir} holds no plan`);
  const faults = own ? districtFaults(loaded) : [];
  const sound = faults.length === 0 && reports.every(({ checked }) => checked.ok);
  const text = plansText(reports, faults);
  const json = { ok: sound, faults, reports };
  return sound ? done(text, json) : failed(text, json);
}

function defineConvert(answer: Answer): Command {
  return new Command("convert")
    .description("write a plan's file and its worked examples from a tariff in another form")
    .argument("<form>", "openei: a rate of OpenEI's Utility Rate Database, as JSON")
    .argument("<file>", "the tariff")
    .addOption(areaOption().default("tokyo"))
    .option("--currency <code>", "JPY, where the numbers of the file are yen")
    .option("--from <day>", "first day of the prices, where the file has none")
    .option("--out <dir>", "write two files there; left out: print both")
    .option("--catalogue <dir>", "held against this catalogue")
    .addHelpText("after", example("engawa plans convert openei rate.json --currency JPY --out ."))
    .action(async (form: string, file: string, options: ConvertOptions, command: Command) => {
      await answer(command, async () => convert(form, file, options));
    });
}

async function convert(form: string, file: string, options: ConvertOptions): Promise<Outcome> {
  if (form !== "openei")
    return refuse("plans.form-unknown", `"${form}" is no form; accepted: openei`);
  const from = options.from === undefined ? null : parseDay(options.from);
  if (options.from !== undefined && from === null)
    return refuse("plans.no-day", `--from ${options.from} is no day; write YYYY-MM-DD`);
  const { readText, writeText } = await import("../../plans/plan-files.ts");
  const text = readText(file);
  if (text === null) return refuse("plans.no-file", `${file} cannot be read`);
  return written(text, { ...options, from }, writeText);
}

async function written(
  text: string,
  { area, currency, from, out, catalogue }: Omit<ConvertOptions, "from"> & { from: Day | null },
  writeText: (path: string, text: string) => void,
): Promise<Outcome> {
  const { join } = await import("node:path");
  const { convertOpenEi } = await import("../../plans/convert-openei.ts");
  const { checkPlanText } = await import("../../plans/check-plan-text.ts");
  const { loadCatalogue } = await import("../../../terms/load.ts");
  const { formatProblem } = await import("../../../terms/problem.ts");
  const made = convertOpenEi(text, { area, currency: currency ?? null, from });
  if (!made.ok) {
    const details = made.refusal.map(({ field, found, accepted }) => {
      return `${field}: ${found}; accepted: ${accepted}`;
    });
    return refuse("plans.cannot-express", "the rate says what a plan cannot", details);
  }
  const { name, planYaml, examplesYaml } = made.value;
  const loaded = loadCatalogue(catalogueDirectory(catalogue));
  const checked = checkPlanText(planYaml, examplesYaml, loaded, name);
  if (!checked.ok)
    return refuse(
      "plans.not-sound",
      "what came out is not sound",
      checked.problems.map(formatProblem),
    );
  const json = { ok: true, name, planYaml, examplesYaml, examples: checked.examples };
  if (out === undefined)
    return done(`# ${name}.yaml\n${planYaml}\n# ${name}.examples.yaml\n${examplesYaml}`, json);
  const paths = [join(out, `${name}.yaml`), join(out, `${name}.examples.yaml`)] as const;
  writeText(paths[0], planYaml);
  writeText(paths[1], examplesYaml);
  return done(`${paths.join("\n")}\n${checked.examples} examples hold`, { ...json, paths });
}
