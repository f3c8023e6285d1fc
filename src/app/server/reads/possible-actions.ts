import {
  type Action,
  type ActionType,
  askedOf,
  decide,
  type Decision,
  type Household,
  RESIDENT_ACTIONS,
} from "../../../contracts/index.ts";
import { type Day, formatDay } from "../../../kernel/day.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { FieldView, PossibleAction, PossibleActions } from "../../api/action.ts";
import { alwaysNeedsTwo } from "../../life/needs-two.ts";
import { hintFor } from "../../what-if/hint-for.ts";
import { ACTION_LABELS } from "../forms/action-labels.ts";
import type { Form } from "../forms/form.ts";
import { FORMS } from "../forms/forms.ts";
import type { Refusal } from "../problems.ts";
import { refusalOf, refusedView } from "../views/refused-view.ts";
import { lastDaysOf } from "./last-days.ts";

export interface PossibleAsk {
  readonly household: Household;
  readonly catalogue: LoadedCatalogue;
  readonly contract: string;
  readonly by: "resident" | "staff";
}

/** What may be done with a contract today, by when, and what it costs; or why not. */
export function possibleActions(ask: PossibleAsk): Result<PossibleActions, Refusal> {
  const { household, catalogue, contract, by } = ask;
  const own = household.contracts.find(({ id }) => id === contract);
  if (!own) return no({ code: "contract.not-found" });
  const asked = askedOf(household, contract);
  if (!asked.ok) return no(refusalOf(asked.refusal, catalogue));
  const lastDays = lastDaysOf(asked.value);
  const types = Object.keys(FORMS) as ActionType[];
  const offered = types.filter((type) => by === "staff" || RESIDENT_ACTIONS.includes(type));
  return ok({
    contract,
    today: formatDay(household.on),
    seen: own.history.length,
    actions: offered.flatMap((type) => {
      const form = FORMS[type]({ asked: asked.value, by });
      return form ? [possibleAction(ask, { type, form, lastDays })] : [];
    }),
  });
}

interface Offered {
  readonly type: ActionType;
  readonly form: Form;
  readonly lastDays: ReadonlyMap<ActionType, Day>;
}

function possibleAction(
  { household, catalogue, contract }: PossibleAsk,
  { type, form, lastDays }: Offered,
): PossibleAction {
  const tried = form.tries.map((action) => {
    return { action, decision: decide(household, contract, action) };
  });
  const allowed = tried.some(({ decision }) => decision.ok);
  const { hint, amount, lastDay } = hintFor({ household, catalogue, contract, action: type });
  const last = lastDay ?? lastDays.get(type) ?? null;
  return {
    type,
    label: ACTION_LABELS[type],
    allowed,
    refused: allowed ? null : whyNot(tried, catalogue),
    hint: allowed ? hint : null,
    amount: allowed ? amount : null,
    lastDay: last === null ? null : formatDay(last),
    needsTwo: alwaysNeedsTwo(type),
    fields: fieldsOf(form, tried, allowed),
  };
}

interface Tried {
  readonly action: Action;
  readonly decision: Decision;
}

function whyNot(tried: readonly Tried[], catalogue: LoadedCatalogue): PossibleAction["refused"] {
  const refused = tried.find(({ decision }) => !decision.ok)?.decision;
  return refused && !refused.ok ? refusedView(refused.refusal, catalogue) : null;
}

/** Choices that are refused are left out, where any is allowed. */
function fieldsOf(form: Form, tried: readonly Tried[], allowed: boolean): FieldView[] {
  const { through, fields } = form;
  if (through === undefined || !allowed) return [...fields];
  const open = tried.flatMap(({ action, decision }) => {
    const value = new Map<string, unknown>(Object.entries(action)).get(through);
    return decision.ok && typeof value === "string" ? [value] : [];
  });
  return fields.map((field) =>
    field.name === through
      ? { ...field, choices: field.choices.filter(({ value }) => open.includes(value)) }
      : field,
  );
}
