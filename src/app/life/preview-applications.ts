import {
  type ApplyAsk,
  applicationFor,
  applyFor,
  type Decided,
  type Decision,
  type Household,
  loadAskedHousehold,
  nameAll,
  type NamedApplication,
} from "../../contracts/index.ts";
import { ok } from "../../kernel/result.ts";
import type { Moment } from "./moment.ts";
import { type Previewed, rated } from "./preview-action.ts";

/** Each application of a request as it would be decided, with the others beside it. */
export async function previewApplications(
  at: Moment,
  ask: Pick<ApplyAsk, "accountId" | "number" | "applications" | "by">,
): Promise<readonly Previewed[]> {
  const { tx, catalogue, now, today: on } = at;
  const { accountId, number, applications, by } = ask;
  const household = await loadAskedHousehold(tx, catalogue, accountId, { on, now, by });
  const taken = household.contracts.map(({ id }) => id);
  const named = nameAll(applications, { number, taken });
  const decisions = named.map((one, k) => {
    const together = applications.filter((_, other) => other !== k).map(({ service }) => service);
    return applicationFor(household, one, together);
  });
  const whole = applyFor(household, named);
  const checked: Previewed[] = [];
  const shown = whole.ok
    ? withTheRest(decisions, { whole: whole.value, bearer: bearerOf(household, named) })
    : decisions;
  for (const decision of shown) {
    checked.push(await previewOf(at, accountId, { household, decision }));
  }
  return checked;
}

/**
 * What all of them together mean for the contracts around (XX-02) is shown with the one that brings
 * it about: a line applied for keeps HEMS and call-out, which were to end with the old line. A
 * contract that is applied for here has its own.
 */
function withTheRest(
  decisions: readonly Decision[],
  { whole, bearer }: { readonly whole: Decided; readonly bearer: number },
): readonly Decision[] {
  const own = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
  const told = new Set<unknown>(own.flatMap(({ notes }) => notes.map(({ label }) => label.en)));
  const count = own.reduce((sum, { events }) => sum + events.length, 0);
  const rest = {
    events: whole.events.slice(count),
    follows: whole.follows,
    notes: whole.notes.filter(({ label }) => !told.has(label.en)),
  };
  return own.map((each, k) => {
    const opened = new Set(each.opens.map(({ contract }) => contract));
    const others = new Set(own.flatMap(({ opens }) => opens.map(({ contract }) => contract)));
    const isShown = ({ contract }: { readonly contract: string }) =>
      opened.has(contract) || (k === bearer && !others.has(contract));
    return ok({
      ...each,
      events: [...each.events, ...rest.events.filter(isShown)],
      follows: [...each.follows, ...rest.follows.filter(isShown)],
      notes: k === bearer ? [...each.notes, ...rest.notes] : each.notes,
    });
  });
}

/** The first application that alone would change another contract; else the first of all. */
function bearerOf(household: Household, named: readonly NamedApplication[]): number {
  const found = named.findIndex((one) => {
    const alone = applyFor(household, [one]);
    return alone.ok && alone.value.events.some(({ contract }) => contract !== one.contract);
  });
  return Math.max(0, found);
}

async function previewOf(
  at: Moment,
  accountId: number,
  { household, decision }: { readonly household: Household; readonly decision: Decision },
): Promise<Previewed> {
  const nothing = { household, decision, money: null, corrections: [], seen: 0, needsTwo: false };
  if (!decision.ok) return nothing;
  const { money } = await rated(at, accountId, household, decision.value);
  return { ...nothing, money };
}
