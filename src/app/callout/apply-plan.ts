import type { Span } from "../../callout/assign/model.ts";
import { mayNow, nextVisit } from "../../callout/case/may-now.ts";
import type { NewFact } from "../../callout/facts.ts";
import type { PlannedDay } from "../../callout/plan/model.ts";
import type { CaseRow } from "../../callout/store-cases.ts";
import { instantOf, secondsOf } from "../../callout/travel/instants.ts";
import { ok } from "../../kernel/result.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { onCase } from "./on-case.ts";

export interface ApplyAsk {
  readonly planned: PlannedDay;
  /** The cases by the names of their visits in the plan. */
  readonly cases: ReadonlyMap<string, CaseRow>;
  readonly key: string;
  readonly by: string;
}

/** People are told two hours within which somebody comes, begun on the half-hour. */
const SLOT_SECONDS = 2 * 3600;
const GRID_SECONDS = 1800;

interface Change {
  readonly number: string;
  readonly technician: string;
  readonly slot: Span;
}

/**
 * Make a plan the one that stands: a slot is told where there was none, or where the plan leaves
 * it. Cases in the order of their numbers, so that two plans do not wait for each other; a case
 * that went on meanwhile stays as it is.
 */
export async function applyPlan(moment: CalloutMoment, ask: ApplyAsk): Promise<void> {
  for (const change of changesOf(ask)) {
    const { number, technician, slot } = change;
    await onCase(moment, number, (now) => {
      if (!mayNow(now).includes("plan")) return ok({ facts: [] });
      const base = { id: `${ask.key}/${number}`, at: moment.now, by: ask.by };
      const visit = nextVisit(now);
      const planned: NewFact = {
        ...base,
        type: "planned",
        visit,
        technician,
        ...slot,
        confirmed: true,
      };
      return ok({ facts: [planned] });
    });
  }
}

function changesOf({ planned, cases }: ApplyAsk): readonly Change[] {
  return planned.routes
    .flatMap(({ technician, stops }) =>
      stops.flatMap(({ visit, begins }): Change[] => {
        const row = cases.get(visit);
        if (row === undefined) return [];
        const { slot, technician: before } = row.summary;
        const isWithin = slot !== null && slot.from <= begins && begins < slot.until;
        if (isWithin && before === technician && slot.confirmed) return [];
        const told = isWithin ? { from: slot.from, until: slot.until } : slotFrom(begins);
        return [{ number: row.number, technician, slot: told }];
      }),
    )
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** The slot that is told for a visit that begins then: 10:50 is 10:30 to 12:30. */
export function slotFrom(begins: string): Span {
  const from = Math.floor(secondsOf(begins) / GRID_SECONDS) * GRID_SECONDS;
  return { from: instantOf(from), until: instantOf(from + SLOT_SECONDS) };
}
