import type { Consequence, Note, Refused } from "../../../contracts/index.ts";
import { formatDay } from "../../../kernel/day.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { ActionPreview } from "../../api/action.ts";
import type { ClauseView, RefusedView } from "../../api/fields.ts";
import type { Refusal } from "../problems.ts";
import { clauseChip } from "./bill-view.ts";

/** Why not, as people read it, each clause with its title. */
export function refusedView(refused: Refused, catalogue: LoadedCatalogue): RefusedView {
  const { code, reason, needed, clauses, days, failed } = refused;
  const dated = Object.entries(days).map(([name, on]) => [name, formatDay(on)]);
  return {
    code,
    reason,
    needed,
    clauses: clausesView(clauses, catalogue),
    days: Object.fromEntries(dated),
    failed: failed.map((each) => ({
      code: each.code,
      label: each.label,
      clauses: clausesView(each.clauses, catalogue),
    })),
  };
}

/** The same as the answer to a request; what does not exist is answered without a reason. */
export function refusalOf(refused: Refused, catalogue: LoadedCatalogue): Refusal {
  if (refused.code === "contracts.unknown-contract") return { code: "contract.not-found" };
  return { code: refused.code, refused: refusedView(refused, catalogue) };
}

export function clausesView(clauses: readonly string[], catalogue: LoadedCatalogue): ClauseView[] {
  return clauses.map((id) => clauseChip(id, catalogue));
}

export function consequenceView(
  { contract, service, what, on, label, clauses }: Consequence,
  catalogue: LoadedCatalogue,
): ActionPreview["follows"][number] {
  return {
    contract,
    service,
    what,
    on: formatDay(on),
    label,
    clauses: clausesView(clauses, catalogue),
  };
}

export function noteView(
  { label, clauses, on }: Note,
  catalogue: LoadedCatalogue,
): ActionPreview["notes"][number] {
  return {
    label,
    clauses: clausesView(clauses, catalogue),
    on: on === null ? null : formatDay(on),
  };
}
