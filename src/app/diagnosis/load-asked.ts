import { yearOfAttributes } from "../../diagnosis/load/from-attributes.ts";
import { yearOfBill } from "../../diagnosis/load/from-bill.ts";
import { yearOfMonths } from "../../diagnosis/load/from-periods.ts";
import type { LoadYear } from "../../diagnosis/load/load-year.ts";
import type { LoadRefusal, LoadRefusals } from "../../diagnosis/load/refusal.ts";
import type { BandWeights, ShapeChoice } from "../../diagnosis/load/shape.ts";
import type { LifeKey } from "../../diagnosis/load/templates.ts";
import { nearest } from "../../diagnosis/nearest.ts";
import type { ElectricityGround, Prepared } from "../../diagnosis/prepare.ts";
import { addMonths, addToMonth, day, firstDay, month, monthOf } from "../../kernel/day.ts";
import { periodOf } from "../../kernel/period.ts";
import { no, type Result } from "../../kernel/result.ts";
import { monthlyMeanC } from "../../solar/climate/climate.ts";
import type { LoadAsked } from "../api/diagnosis-load.ts";

const WH = 1000;

type Ask<Way extends LoadAsked["from"]> = Extract<LoadAsked, { readonly from: Way }>;

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

function ofMonths(asked: Ask<"months">, { monthlyMeanC }: Here): Result<LoadYear, LoadRefusals> {
  const first = month(asked.firstMonth);
  const months = knownMonths(asked).map(({ kwh, index }) => ({
    month: addToMonth(first, index),
    wh: nearest(kwh * WH),
  }));
  return yearOfMonths({ months, shape: shapeOf(asked), monthlyMeanC });
}

function knownMonths({ kwh }: Ask<"months">): readonly { kwh: number; index: number }[] {
  return kwh.flatMap((each, index) => (each === null ? [] : [{ kwh: each, index }]));
}

function ofBill(asked: Ask<"bill">, here: Here): Result<LoadYear, LoadRefusals> {
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

interface Shaped {
  readonly template?: LifeKey | undefined;
  readonly weights?: BandWeights | undefined;
}

/** The schema takes one of both. */
function shapeOf({ template, weights }: Shaped): ShapeChoice {
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
