import { yearOfAttributes } from "../../../src/diagnosis/load/from-attributes.ts";
import { yearOfBill } from "../../../src/diagnosis/load/from-bill.ts";
import { yearOfMonths } from "../../../src/diagnosis/load/from-periods.ts";
import { loadOfText, type LoadText } from "../../../src/diagnosis/load/load-text.ts";
import type { LoadYear } from "../../../src/diagnosis/load/load-year.ts";
import type { LoadRefusals } from "../../../src/diagnosis/load/refusal.ts";
import type { ShapeChoice } from "../../../src/diagnosis/load/shape.ts";
import type { Prepared } from "../../../src/diagnosis/prepare.ts";
import { addMonths, addToMonth, firstDay, month, monthOf } from "../../../src/kernel/day.ts";
import { periodOf } from "../../../src/kernel/period.ts";
import { no, ok, type Result } from "../../../src/kernel/result.ts";
import { monthlyMeanC } from "../../../src/solar/climate/climate.ts";
import type { Asked, UseAsked } from "./asked.ts";

const WH = 1000;

/** Years of files, by the number under which the page gave them. */
const taken = new Map<number, LoadYear>();

/** Keeps the year of a file; the one before it is let go. */
export function takeLoad(number: number, load: LoadText): void {
  taken.clear();
  taken.set(number, loadOfText(load));
}

/** The year of use, from what is known of it. */
export function loadOf(
  prepared: Prepared,
  { use, ...known }: Asked["electricity"],
): Result<LoadYear, LoadRefusals> {
  const { prefecture, area } = prepared.ground.place;
  const means = monthlyMeanC(prepared.catalogue, prefecture);
  switch (use.by) {
    case "file":
      return ofFile(use.number);
    case "months": {
      const months = use.months.map(({ month: of, kwh }) => ({
        month: month(of),
        wh: Math.round(kwh * WH),
      }));
      return yearOfMonths({ months, shape: use.shape as ShapeChoice, monthlyMeanC: means });
    }
    case "bill":
      return yearOfBill(
        {
          ...billed(use),
          area,
          monthlyMeanC: means,
          plan: known.plan ?? "",
          capacity: known.capacity,
          chosen: known.chosen,
        },
        prepared,
      );
    case "household": {
      const from = addMonths(firstDay(monthOf(prepared.ground.asOf)), -12);
      const { by: _by, ...household } = use;
      return yearOfAttributes({ ...household, from, carKmAYear: 0, monthlyMeanC: means });
    }
  }
}

function ofFile(number: number): Result<LoadYear, LoadRefusals> {
  const found = taken.get(number);
  if (found) return ok(found);
  const accepted = "a file that was read";
  return no([{ code: "diagnosis.use-too-short", field: "use", got: "no file", accepted }]);
}

/** A bill of a month, taken to be for the month before its name. */
function billed({ yen, month: of, shape }: Extract<UseAsked, { by: "bill" }>) {
  const billMonth = month(of);
  const period = periodOf(addToMonth(billMonth, -1));
  return { yen, billMonth, period, shape: shape as ShapeChoice };
}
