import { civil, addDays } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { SLOTS_A_DAY } from "../../series.ts";
import { arrange, type Arranged } from "./arrange-use.ts";
import { balance, type Balance } from "./balance-use.ts";
import { LAYOUTS } from "./layouts.ts";
import { readJson } from "./read-json.ts";
import { readTable } from "./read-table.ts";
import { readXml } from "./read-xml.ts";
import { type Reading, wholeFile } from "./reading.ts";
import type { UseStatement } from "./statement.ts";
import { unitQuestion } from "./unit-question.ts";
import type { UseFile, UseProblem, UseQuestion, UseRefused, UseUnit } from "./use-file.ts";
import { textOf } from "./use-text.ts";

/** A year of one meter takes half a MiB. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Ten years of half-hours: more is a wrong year somewhere. */
const MOST_DAYS = 3660;
/** Nobody chooses from more. */
const MOST_METERS = 100;
/** Clocks go back once a year: two hours doubled in each of two years. */
const MOST_REPEATED = 8;

/**
 * Reads a customer's file of use for a diagnosis (EN-06): CSV of any arrangement, くらしTEPCO's JSON,
 * the network operators' XML. What the file does not tell and nobody has said is asked, never
 * guessed. Bills go through the importer, which is stricter. Pure; runs in browsers.
 */
export function readUse(bytes: Uint8Array, statement: UseStatement): Result<UseFile, UseRefused> {
  const unreadable = wrongBytes(bytes);
  if (unreadable) return refuse([unreadable]);
  const text = textOf(bytes, statement.encoding);
  if (text === null) return refuse([encodingUnknown()]);
  const reading = readingOf(text, statement);
  const goOn = reading.problems.count === 0 || statement.badRows === "missing";
  const structural = reading.rows === 0 || reading.questions.length > 0;
  if (!goOn || structural) return refused(reading);
  return finish(reading, statement);
}

function readingOf(text: string, statement: UseStatement): Reading {
  const start = text.trimStart()[0];
  if (start === "<") return readXml(text);
  if (start === "{" || start === "[") return readJson(text);
  return readTable(text, statement);
}

function finish(reading: Reading, statement: UseStatement): Result<UseFile, UseRefused> {
  const chosen = meterOf(reading, statement);
  if (!chosen.ok) return chosen;
  const unit = unitOf(reading, statement);
  if (!unit.ok) return refuse([unit.refusal]);
  const span = reading.ledger.span(chosen.value);
  if (span && span.last - span.first >= MOST_DAYS) return refuse([spanTooLong(span)]);
  const stretch = reading.ledger.stretch(chosen.value);
  if (stretch === null || reading.ledger.meters().every(({ slots }) => slots === 0))
    return refuse([noValues()]);
  if (reading.ledger.repeatedSlots > MOST_REPEATED)
    return refuse([slotsTwice(reading.ledger.repeatedSlots)]);
  const layout = reading.layout === null ? null : LAYOUTS[reading.layout];
  const arranged = arrange(stretch, {
    stamp: statement.stamp ?? reading.stamp ?? layout?.stamp ?? null,
    stepMinutes: statement.stepMinutes ?? reading.stepMinutes ?? null,
    power: reading.readAs === "kW" || reading.readAs === "W",
  });
  if (!arranged.ok)
    return arranged.refusal === "step-contradicts"
      ? refuse([stepContradicts()])
      : refuse([], [arranged.refusal]);
  return balanced({ reading, statement, unit: unit.value, meter: chosen.value }, arranged.value);
}

interface Known {
  readonly reading: Reading;
  readonly statement: UseStatement;
  readonly unit: UseUnit | null;
  readonly meter: string;
}

function balanced(known: Known, arranged: Arranged): Result<UseFile, UseRefused> {
  const { reading, statement, unit, meter } = known;
  const found = balance(arranged, statement.negative);
  if (!found.ok) return refuse(found.refusal.problems, found.refusal.questions);
  const questions = [
    unitQuestion(asKwh(found.value, arranged, known), { stated: unit, statement }),
    hemisphereQuestion(found.value, arranged, statement),
  ].filter((question) => question !== null);
  if (questions.length > 0) return refuse([], questions);
  const { problems, rows, skippedRows, layout, ledger } = reading;
  const { wh, known: measured, generation, sold, negativeSlots, negativeWh } = found.value;
  return ok({
    layout,
    unit: unit ?? "kWh",
    stamp: arranged.stamp,
    stepMinutes: arranged.stepMinutes,
    hemisphere: statement.hemisphere ?? "north",
    meter: meter === "" ? null : meter,
    from: arranged.from,
    days: arranged.days,
    wh,
    known: measured,
    generation,
    sold,
    counts: {
      rows,
      skippedRows,
      badRows: problems.count,
      repeatedSlots: ledger.repeatedSlots,
      negativeSlots,
      negativeWh,
    },
  });
}

/** The values turned back into kWh of their slot, as if the file were in kWh. */
function asKwh({ wh, known }: Balance, { stepMinutes }: Arranged, { reading }: Known) {
  const hours = stepMinutes / 60;
  const perValue = { kWh: 1, kW: 1 / hours, Wh: 1000, W: 1000 / hours }[reading.readAs];
  const slotsAStep = stepMinutes / 30;
  let [sumWh, highestWh, slots] = [0, 0, 0];
  for (let index = 0; index < wh.length; index += 1) {
    if (known[index] !== 1) continue;
    const value = wh[index] ?? 0;
    sumWh += value;
    slots += 1;
    if (value > highestWh) highestWh = value;
  }
  return {
    sumKwh: (sumWh / 1000) * perValue,
    highestKwh: (highestWh / 1000) * slotsAStep * perValue,
    slots,
    stepMinutes,
  };
}

/** Panels that make more from November to January than from May to July stand in the south. */
function hemisphereQuestion(
  { generation }: Balance,
  { from, days }: Arranged,
  { hemisphere }: UseStatement,
): UseQuestion | null {
  if (hemisphere !== undefined || generation === null || days < 300) return null;
  let [summer, winter, whole] = [0, 0, 0];
  for (let day = 0; day < days; day += 1) {
    const { month } = civil(addDays(from, day));
    let sum = 0;
    for (let slot = 0; slot < SLOTS_A_DAY; slot += 1)
      sum += generation.wh[day * SLOTS_A_DAY + slot] ?? 0;
    whole += sum;
    if (month >= 5 && month <= 7) summer += sum;
    if (month >= 11 || month === 1) winter += sum;
  }
  if (winter <= summer) return null;
  return {
    code: "diagnosis.hemisphere-unclear",
    mayToJulyPercent: Math.floor((summer * 100) / whole + 0.5),
    novemberToJanuaryPercent: Math.floor((winter * 100) / whole + 0.5),
  };
}

function meterOf({ ledger }: Reading, { meter: stated }: UseStatement): Result<string, UseRefused> {
  const meters = ledger.meters().filter(({ slots }) => slots > 0);
  if (stated !== undefined && meters.some(({ meter }) => meter === stated)) return ok(stated);
  const [only, ...others] = meters;
  if (stated !== undefined && (others.length > 0 || only?.meter !== ""))
    return refuse([
      unknownMeter(
        stated,
        meters.slice(0, MOST_METERS).map(({ meter }) => meter),
      ),
    ]);
  if (others.length > 0) {
    const listed = meters.slice(0, MOST_METERS);
    return refuse([], [{ code: "diagnosis.meter-unclear", meters: listed }]);
  }
  return ok(only?.meter ?? "");
}

/** As said, as the headings name it, or as the layout has it; null where nothing tells. */
function unitOf(
  { units, layout }: Reading,
  { unit: stated }: UseStatement,
): Result<UseUnit | null, UseProblem> {
  const [named, other] = units;
  if (stated !== undefined && units.length > 0 && !units.includes(stated))
    return no(unitContradicts(stated, units));
  if (stated === undefined && other !== undefined) return no(unitsMixed(units));
  return ok(stated ?? named ?? (layout === null ? null : LAYOUTS[layout].unit));
}

function refused({ problems, questions }: Reading): Result<never, UseRefused> {
  const { listed, count } = problems;
  const all = count === 0 && questions.length === 0 ? [noValues()] : listed;
  return no({ problems: all, problemCount: Math.max(count, all.length), questions });
}

function refuse(
  problems: readonly UseProblem[],
  questions: readonly UseQuestion[] = [],
): Result<never, UseRefused> {
  return no({ problems, problemCount: problems.length, questions });
}

function wrongBytes(bytes: Uint8Array): UseProblem | null {
  if (bytes.length === 0)
    return wholeFile({
      field: "file",
      code: "metering.file-empty",
      got: "0 bytes",
      accepted: "CSV, JSON of くらしTEPCO, or XML of a network operator",
    });
  if (bytes.length > MOST_BYTES)
    return wholeFile({
      field: "file",
      code: "metering.file-too-large",
      got: `${bytes.length} bytes`,
      accepted: `at most ${MOST_BYTES} bytes: one household's use`,
    });
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  return wholeFile({
    field: "file",
    code: "diagnosis.file-packed",
    got: "a ZIP file or a workbook",
    accepted: "the CSV or XML inside the ZIP; a workbook saved as CSV",
  });
}

function encodingUnknown(): UseProblem {
  return wholeFile({
    field: "encoding",
    code: "metering.encoding-unknown",
    got: "bytes that are neither UTF-8 nor Shift_JIS",
    accepted: "UTF-8, Shift_JIS, or UTF-16 with its byte order mark",
  });
}

function noValues(): UseProblem {
  return wholeFile({
    field: "value",
    code: "diagnosis.no-values",
    got: "no value in any half-hour",
    accepted: "rows with a date, a time and an amount",
  });
}

function slotsTwice(count: number): UseProblem {
  return wholeFile({
    field: "timestamp",
    code: "diagnosis.slots-twice",
    got: `${count} half-hours that come twice with different values`,
    accepted: `each once, but ${MOST_REPEATED} where clocks go back; two meters need columns.meter`,
  });
}

function spanTooLong({ first, last }: { first: number; last: number }): UseProblem {
  return wholeFile({
    field: "date",
    code: "diagnosis.span-too-long",
    got: `${last - first + 1} days`,
    accepted: "at most ten years: a year is wrong somewhere",
  });
}

function stepContradicts(): UseProblem {
  return wholeFile({
    field: "stepMinutes",
    code: "diagnosis.step-unclear",
    got: "stepMinutes: 60 with times on the half-hour",
    accepted: "30, or none",
  });
}

function unitContradicts(stated: UseUnit, units: readonly UseUnit[]): UseProblem {
  return wholeFile({
    field: "unit",
    code: "metering.unit-contradicts",
    got: `unit ${stated}, but the heading says ${units.join(", ")}`,
    accepted: "the unit of the heading",
  });
}

function unitsMixed(units: readonly UseUnit[]): UseProblem {
  return wholeFile({
    field: "unit",
    code: "diagnosis.units-mixed",
    got: units.join(", "),
    accepted: "one unit in all columns that are read; or unit, where the headings mean the same",
  });
}

function unknownMeter(stated: string, meters: readonly string[]): UseProblem {
  return wholeFile({
    field: "meter",
    code: "metering.unknown-meter",
    got: stated,
    accepted: `a meter of the file: ${meters.join(", ")}`,
  });
}
