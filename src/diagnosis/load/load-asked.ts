import { addMonths, addToMonth, day, firstDay, month, monthOf } from "../../kernel/day.ts";
import { periodOf } from "../../kernel/period.ts";
import { no, type Result } from "../../kernel/result.ts";
import { monthlyMeanC } from "../../solar/climate/climate.ts";
import { nearest } from "../nearest.ts";
import type { ElectricityGround, Prepared } from "../prepare.ts";
import { type HouseholdAttributes, yearOfAttributes } from "./from-attributes.ts";
import { yearOfBill } from "./from-bill.ts";
import { yearOfMonths } from "./from-periods.ts";
import type { LoadYear } from "./load-year.ts";
import type { LoadRefusal, LoadRefusals } from "./refusal.ts";
import type { BandWeights, ShapeChoice } from "./shape.ts";
import type { LifeKey } from "./templates.ts";

const WH = 1000;

/** How use lies in the day: a pattern of life, or weights of the bands; one of both. */
export interface ShapeAsked {
  readonly template?: LifeKey | undefined;
  readonly weights?: BandWeights | undefined;
}

/** So many months on end, in kWh; null: not known. */
interface MonthsAsked extends ShapeAsked {
  readonly from: "months";
  readonly firstMonth: string;
  readonly kwh: readonly (number | null)[];
}

interface BillAsked extends ShapeAsked {
  readonly from: "bill";
  readonly yen: number;
  /** In whose bill it stood. */
  readonly month: string;
  /** From reading to reading; left out: the calendar month before. */
  readonly period?: { readonly from: string; readonly until: string } | undefined;
}

interface HouseholdAsked extends Omit<HouseholdAttributes, "from" | "monthlyMeanC"> {
  readonly from: "household";
}

/** What a load year is made from, where no half-hours are known: in kWh, days as text. */
export type LoadAsked = MonthsAsked | BillAsked | HouseholdAsked;

/** Where it is, as far as a load year hangs on it. */
interface Here {
  readonly prepared: Prepared;
  readonly known: ElectricityGround;
  readonly monthlyMeanC: readonly number[];
}

/**
 * The year of use from months, one bill or the household's kind (EN-06), in the place that was made
 * ready; refusals name the fields as they were sent.
 */
export function loadOfAsked(
  prepared: Prepared,
  asked: LoadAsked,
  known: ElectricityGround,
): Result<LoadYear, LoadRefusals> {
  const { prefecture } = prepared.ground.place;
  const here = { prepared, known, monthlyMeanC: monthlyMeanC(prepared.catalogue, prefecture) };
  const made = yearFrom(asked, here);
  if (made.ok) return made;
  return no(made.refusal.map((each) => ({ ...each, field: fieldOf(each, asked) })));
}

function yearFrom(asked: LoadAsked, here: Here): Result<LoadYear, LoadRefusals> {
  switch (asked.from) {
    case "months":
      return ofMonths(asked, here);
    case "bill":
      return ofBill(asked, here);
    case "household": {
      const { from: _way, ...household } = asked;
      // The twelve whole months before the day of the question.
      const from = addMonths(firstDay(monthOf(here.prepared.ground.asOf)), -12);
      return yearOfAttributes({ ...household, from, monthlyMeanC: here.monthlyMeanC });
    }
  }
}

function ofMonths(asked: MonthsAsked, { monthlyMeanC }: Here): Result<LoadYear, LoadRefusals> {
  const first = month(asked.firstMonth);
  const months = knownMonths(asked).map(({ kwh, index }) => ({
    month: addToMonth(first, index),
    wh: nearest(kwh * WH),
  }));
  return yearOfMonths({ months, shape: shapeOf(asked), monthlyMeanC });
}

function knownMonths({ kwh }: MonthsAsked): readonly { kwh: number; index: number }[] {
  return kwh.flatMap((each, index) => (each === null ? [] : [{ kwh: each, index }]));
}

function ofBill(asked: BillAsked, here: Here): Result<LoadYear, LoadRefusals> {
  const { prepared, known, monthlyMeanC } = here;
  const billMonth = month(asked.month);
  const period = asked.period
    ? { from: day(asked.period.from), until: day(asked.period.until) }
    : periodOf(addToMonth(billMonth, -1));
  const { area } = prepared.ground.place;
  const { plan, capacity, chosen } = known;
  const accepted = "the present plan, service/file/key: a bill is solved through it";
  if (plan === null)
    return no([{ code: "diagnosis.plan-unknown", field: "plan", got: "none", accepted }]);
  const { yen } = asked;
  const shape = shapeOf(asked);
  return yearOfBill(
    { yen, period, billMonth, plan, area, capacity, chosen, shape, monthlyMeanC },
    prepared,
  );
}

/** The schema takes one of both. */
function shapeOf({ template, weights }: ShapeAsked): ShapeChoice {
  if (weights !== undefined) return { by: "bands", weights };
  return { by: "template", template: template ?? "home" };
}

const OF_CONTRACT = ["plan", "capacity"];

/** `periods[1].wh` of months of which the first is not known is `load.kwh.2`. */
function fieldOf({ field }: LoadRefusal, asked: LoadAsked): string {
  if (OF_CONTRACT.includes(field)) return field;
  if (field.startsWith("shape.")) return `load.${field.slice("shape.".length)}`;
  if (asked.from !== "months" || !field.startsWith("periods")) return `load.${field}`;
  const [, place, part] = /^periods\[(\d+)\]\.(\w+)/.exec(field) ?? [];
  if (place === undefined) return "load.kwh";
  return part === "wh" ? `load.kwh.${knownMonths(asked)[Number(place)]?.index}` : "load.firstMonth";
}
