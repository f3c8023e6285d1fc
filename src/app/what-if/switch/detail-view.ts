import { formatDay, formatMonth } from "../../../kernel/day.ts";
import type { Charge } from "../../../rating/energy/charge.ts";
import type { Line } from "../../../rating/line.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { SwitchDetail, SwitchPart } from "../../api/switch.ts";
import { clauseChip } from "../../server/views/bill-view.ts";
import { amountText, writtenSum } from "../../server/views/derivation-rows.ts";
import { toneOf } from "../../server/views/tone-of.ts";
import type { HouseholdSwitch, SwitchOption } from "./household-switch.ts";
import type { Part } from "./parts.ts";
import { rowsOf } from "./view.ts";

/** A row unfolded; null when there is no such row, or nothing to unfold: staying has no parts. */
export function detailView(
  found: HouseholdSwitch,
  key: string,
  catalogue: LoadedCatalogue,
): SwitchDetail | null {
  const option = found.options.find((each) => each.key === key);
  const row = rowsOf(found, catalogue).find((each) => each.key === key);
  if (!option || !row) return null;
  const { course, stretches } = option.priced;
  return {
    row,
    parts: option.parts.map((part) => partView(part, option, catalogue)),
    steps: stretches.map(({ from, until, total, once }) => ({
      from: formatDay(from),
      until: formatDay(until),
      total,
      once,
    })),
    clauses: course.clauses.map((id) => clauseChip(id, catalogue)),
  };
}

function partView(part: Part, option: SwitchOption, catalogue: LoadedCatalogue): SwitchPart {
  return {
    kind: part.kind,
    label: part.label,
    tone: part.contract === null ? 0 : toneOf(catalogue, part.service),
    yen: part.yen,
    months: part.months.map(({ month, yen }) => ({ month: formatMonth(month), yen })),
    clauses: part.clauses.map((id) => clauseChip(id, catalogue)),
    marks: [...part.marks],
    lines: linesOf(part, option).map(({ label, value, why }) => {
      const { rows, result } = writtenSum(why);
      return { label, amount: amountText(value), rows: [...rows], result };
    }),
  };
}

type Explained = Pick<Line, "label" | "why"> & { readonly value: Line["amount"] };

/** Of another supplier the charges of the first bill; of everything else its lines. */
function linesOf(part: Part, { plan, priced }: SwitchOption): readonly Explained[] {
  if (part.kind !== "elsewhere") return part.lines.map(ofLine);
  const [first] = part.months;
  const index = priced.periods.findIndex(({ billMonth }) => billMonth === first?.month);
  return (plan?.chargesOf(index) ?? []).map(ofCharge);
}

function ofLine({ label, amount, why }: Line): Explained {
  return { label, value: amount, why };
}

function ofCharge({ label, amount }: Charge): Explained {
  return { label, value: amount.value, why: amount.why };
}
