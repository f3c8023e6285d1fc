import { existsSync, readFileSync, statSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { AREAS, type Area } from "../../../kernel/area.ts";
import { type Day, parseDay } from "../../../kernel/day.ts";
import { PREFECTURES, type Prefecture } from "../../../kernel/prefecture.ts";
import type { UseStatement } from "../../../metering/formats/use/statement.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { FileAsk, FileDiagnosis, FileRefusal } from "../../diagnosis/diagnose-file.ts";
import { catalogueDirectory } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
import type { Language } from "../table.ts";

interface Options {
  readonly unit?: UseStatement["unit"];
  readonly sureOfUnit?: true;
  readonly columns?: Readonly<Record<string, string | number>>;
  readonly hemisphere?: "north" | "south";
  readonly stamp?: "start" | "end";
  readonly negative?: "sold";
  readonly meter?: string;
  readonly badRows?: "missing";
  readonly prefecture?: string;
  readonly area?: Area;
  readonly amps?: number;
  readonly plan?: string;
  readonly pv?: number;
  readonly tilt: number;
  readonly azimuth: number;
  readonly battery?: number;
  readonly scenario: string;
  readonly asOf?: Day;
  readonly plans?: string;
  readonly report?: string;
  readonly customer: string;
  readonly contractor: string;
  readonly catalogue?: string;
  readonly lang: Language;
}

export function defineDiagnose(answer: Answer): Command {
  const command = new Command("diagnose")
    .description("diagnose a household from a file of its use: every plan of its area; no database")
    .argument("<file>", "30-minute or hourly use; see docs/reference/use-files.md");
  aboutTheFile(command);
  aboutTheHousehold(command);
  return command
    .addOption(new Option("--lang <language>", "of the names").choices(["ja", "en"]).default("ja"))
    .option("--report <file>", "write the report there too, as PDF")
    .option("--customer <name>", "on the report: for whom", "")
    .option("--contractor <name>", "on the report: by whom", "Engawa")
    .option("--catalogue <dir>", "by this catalogue")
    .addHelpText(
      "after",
      example(
        "engawa diagnose usage.csv --unit kWh --prefecture saitama --amps 40 --report report.pdf",
        "engawa diagnose kw.csv --unit kW --columns timestamp=1,use=GC,generation=GG" +
          " --hemisphere south --prefecture tokyo --pv 4 --battery 9.8",
      ),
    )
    .action(async (file: string, options: Options, self: Command) => {
      await answer(self, () => diagnose(file, options));
    });
}

function aboutTheFile(command: Command): void {
  command
    .addOption(new Option("--unit <unit>", "of the values").choices(["kW", "kWh", "Wh", "W"]))
    .option("--sure-of-unit", "the unit holds although it does not fit the contract")
    .option("--columns <pairs>", "such as timestamp=1,use=GC,generation=GG", columnsArgument)
    .addOption(
      new Option("--hemisphere <half>", "where it was measured").choices(["north", "south"]),
    )
    .addOption(new Option("--stamp <end>", "what a time names").choices(["start", "end"]))
    .addOption(new Option("--negative <what>", "what negative values are").choices(["sold"]))
    .option("--meter <meter>", "the meter, where the file has several")
    .addOption(new Option("--bad-rows <as>", "rows that cannot be read").choices(["missing"]));
}

function aboutTheHousehold(command: Command): void {
  command
    .option("--prefecture <prefecture>", "where the household is, such as saitama")
    .addOption(new Option("--area <area>", "where the prefecture has two").choices(AREAS))
    .option("--amps <amperes>", "of the contract", numberArgument)
    .option("--plan <address>", "the present plan, as `engawa plans list` names it")
    .option("--pv <kw>", "new panels", numberArgument)
    .option("--tilt <degrees>", "of the panels", numberArgument, 30)
    .option("--azimuth <degrees>", "of the panels, east of north", numberArgument, 180)
    .option("--battery <kwh>", "a new battery", numberArgument)
    .option("--scenario <key>", "prices ahead", "held")
    .option("--as-of <day>", "prices known on this day; left out: today", dayArgument)
    .option("--plans <place>", "compare own plans too: a folder of plan files, or one of them");
}

function numberArgument(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Write a number such as 4.5.");
}

function dayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError("Write a day such as 2026-11-22.");
  return day;
}

function columnsArgument(text: string): Readonly<Record<string, string | number>> {
  const pairs = text.split(",").map((pair) => pair.split("="));
  if (pairs.some((pair) => pair.length !== 2 || pair.includes(""))) {
    throw new InvalidArgumentError("Write pairs such as timestamp=1,use=GC.");
  }
  return Object.fromEntries(
    pairs.map(([name = "", column = ""]) => [name, /^\d+$/.test(column) ? Number(column) : column]),
  );
}

async function diagnose(file: string, options: Options): Promise<Outcome> {
  if (!existsSync(file) || !statSync(file).isFile()) {
    return refuse("diagnose.no-such-file", `${file} is no file`);
  }
  const { loadCatalogue } = await import("../../../terms/load.ts");
  const { tellingOf } = await import("../../../diagnosis/own-plans.ts");
  const { diagnoseFile } = await import("../../diagnosis/diagnose-file.ts");
  const { diagnosisText } = await import("../diagnosis-text.ts");
  const { ownPlansFields, ownPlansText, termsWith } = await import("../own-plans.ts");
  const terms = termsWith(loadCatalogue(catalogueDirectory(options.catalogue)), options.plans);
  if (terms === null) return refuse("plans.no-file", `${options.plans} holds no plan`);
  const { catalogue, own } = terms;
  const bytes = new Uint8Array(readFileSync(file));
  const statement = await statementOf(options);
  if (!statement.ok) return refuse("diagnose.statement", "cannot be used", statement.faults);
  const place = await placeOf(options);
  if ("missing" in place) return ask(bytes, statement.value, place.missing);
  const asked = { statement: statement.value, place, ...(await askOf(options, catalogue)) };
  const read = diagnoseFile(bytes, catalogue, asked);
  if (!read.ok) return refusedBy(read.refusal);
  const made = { ...read.value, diagnosis: tellingOf(read.value.diagnosis, own) };
  const assumed = [...assumedIn(options), ...ownPlansText(terms)];
  const text = diagnosisText(made, { language: options.lang, assumed });
  const { onWire } = await import("../../diagnosis/on-wire.ts");
  const { load, diagnosis, use } = made;
  const written = await reportOf(made, catalogue, options);
  const understood = { unit: use.unit, days: use.days, counts: load.counts, notes: load.notes };
  return done([text, ...written.lines].join("\n\n"), {
    ok: true,
    understood,
    ...ownPlansFields(terms),
    diagnosis: onWire(diagnosis),
    ...written.fields,
  });
}

async function reportOf(
  made: FileDiagnosis,
  catalogue: LoadedCatalogue,
  { report: file, customer, contractor, lang: language }: Options,
): Promise<{ readonly lines: readonly string[]; readonly fields: { readonly report?: string } }> {
  if (file === undefined) return { lines: [], fields: {} };
  const { writeReport } = await import("../write-report.ts");
  const pages = await writeReport(made, catalogue, { file, customer, contractor, language });
  return { lines: [`${file}: ${pages} pages`], fields: { report: file } };
}

async function statementOf(options: Options) {
  const { useStatementField } = await import("../../../metering/formats/use/statement.ts");
  const { unit, sureOfUnit, columns, hemisphere, stamp, negative, meter, badRows, amps } = options;
  const file = { unit, columns, hemisphere, stamp, negative, meter, badRows };
  const said = { ...file, unitConfirmed: sureOfUnit };
  const stated = Object.entries(said).filter(([, value]) => value !== undefined);
  const capacity = amps === undefined ? {} : { capacity: { amps } };
  const read = useStatementField.safeParse({ ...Object.fromEntries(stated), ...capacity });
  if (read.success) return { ok: true, value: read.data } as const;
  const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return { ok: false, faults } as const;
}

async function placeOf({ prefecture: asked, area }: Options) {
  const { areasOf } = await import("../../diagnosis/areas-of-prefecture.ts");
  const known: Prefecture | undefined = PREFECTURES.find(
    ({ word, ja }) => word === asked || ja === asked,
  );
  if (!known) {
    const words = PREFECTURES.map(({ word }) => word).join(", ");
    return { missing: `where the household is: --prefecture with one of ${words}` };
  }
  const areas = areasOf(known.word);
  const [only] = areas;
  if (area !== undefined) return { prefecture: known.word, area };
  if (areas.length === 1 && only !== undefined) return { prefecture: known.word, area: only };
  return { missing: `which part of ${known.word}: --area ${areas.join(" or --area ")}` };
}

/** Everything that has to be said is told at once: of the place, and of the file. */
async function ask(bytes: Uint8Array, said: UseStatement, missing: string): Promise<Outcome> {
  const { readUse } = await import("../../../metering/formats/use/read-use.ts");
  const read = readUse(bytes, said);
  const file = read.ok ? [] : await refusalLines({ kind: "file", refused: read.refusal });
  return refuse("diagnose.say-more", "not all is known that is needed", [...file, missing]);
}

const USUAL_AMPS = 40;

async function askOf(
  options: Options,
  catalogue: LoadedCatalogue,
): Promise<Omit<FileAsk, "statement" | "place">> {
  const { plainBattery, plainSolar } = await import("../../diagnosis/plain-equipment.ts");
  const { machineClock } = await import("../../../platform/clock.ts");
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const { amps = USUAL_AMPS, plan = null, pv, tilt, azimuth, battery, scenario } = options;
  const asOf = options.asOf ?? tokyoDay(machineClock.instant());
  const roof = pv === undefined ? null : { kw: pv, tiltDeg: tilt, azimuthDeg: azimuth };
  return {
    asOf,
    capacity: { amps },
    plan,
    scenario,
    years: 20,
    equipment: {
      solar: roof && plainSolar(catalogue, roof, asOf),
      battery: battery === undefined ? null : plainBattery(catalogue, battery, asOf),
      loads: null,
    },
  };
}

/** What was taken for granted, so that nobody takes it for said. */
function assumedIn({ amps }: Options): readonly string[] {
  if (amps !== undefined) return [];
  return [`the contract is taken to be ${USUAL_AMPS} A: say --amps where it is not`];
}

async function refusedBy(refusal: FileRefusal): Promise<Outcome> {
  const lines = await refusalLines(refusal);
  const asks = refusal.kind === "file" && refusal.refused.questions.length > 0;
  return asks
    ? refuse("diagnose.say-more", "not all is known that is needed", lines)
    : refuse("diagnose.refused", "this cannot be diagnosed", lines);
}

async function refusalLines(refusal: FileRefusal): Promise<readonly string[]> {
  const { whatToSay } = await import("../what-to-say.ts");
  if (refusal.kind !== "file") {
    return refusal.refusals.map(({ code, field, got, accepted }) => {
      return `${field}: ${code}, got ${got}; accepted: ${accepted}`;
    });
  }
  const { problems, questions, problemCount } = refusal.refused;
  const wrong = problems.map(({ row, field, code, got, accepted }) => {
    const where = row === null ? "file" : `row ${row}`;
    return `${where} ${field}: ${code}, got ${got}; accepted: ${accepted}`;
  });
  const more = problemCount - problems.length;
  return [...wrong, ...(more > 0 ? [`… ${more} more`] : []), ...questions.map(whatToSay)];
}
