import {
  type Action,
  askedOf,
  capacityAsked,
  decide,
  type Decided,
  type Decision,
  itemOn,
  type Refused,
} from "../../../../contracts/index.ts";
import { addToMonth, type Day, firstDay, lastDay, monthOf } from "../../../../kernel/day.ts";
import type { Tenure } from "../../../../rating/tenure.ts";
import type { Label } from "../../../../terms/fields.ts";
import { shortServiceName } from "../../../../terms/service-name.ts";
import { sidesOf, withoutUse } from "../../sides.ts";
import { type Ahead, horizonOf, type Side } from "../ahead.ts";
import type { Course, Stretch } from "../course.ts";
import { NOTES } from "../notes.ts";
import { lastLookedAt, SETTLES } from "./leave.ts";

/** A course that the terms, or what is not known, stand against. */
export interface NotPossible {
  readonly key: string;
  readonly service: string;
  readonly label: Label;
  readonly reason: Label;
  readonly clauses: readonly string[];
}

export interface Changes {
  readonly courses: readonly Course[];
  readonly notPossible: readonly NotPossible[];
}

/**
 * Each other item of a contract's service (HM-11, IT-05, IT-20, EN-14), from the first day on which
 * the terms allow it, and from the 1st of each later month. A refused one says why.
 */
export function itemChanges(ahead: Ahead, tenure: Tenure): Changes {
  const { household, catalogue } = ahead;
  const nothing = { courses: [], notPossible: [] };
  const own = household.contracts.find(({ id }) => id === tenure.contract);
  if (!own || tenure.startedOn === null || tenure.endedOn !== null) return nothing;
  const now = itemOn(own, household.on);
  const asked = askedOf(household, tenure.contract);
  if (!now.ok || !asked.ok) return nothing;
  const items = Object.entries(catalogue.services.get(tenure.service)?.items ?? {});
  const courses: Course[] = [];
  const notPossible: NotPossible[] = [];
  for (const [item, { label }] of items) {
    if (item === now.value) continue;
    const named = nameOf(ahead, tenure, { item, label });
    const refused = (reason: Label, clauses: readonly string[]) =>
      notPossible.push({ ...named, service: tenure.service, reason, clauses });
    if (capacityAsked(asked.value, item) !== null) {
      refused(NOTES.capacityOpen, []);
      continue;
    }
    const found = changeOf(ahead, tenure, item);
    if ("course" in found) courses.push({ ...found.course, ...named });
    else refused(found.refused.reason, found.refused.clauses);
  }
  return { courses, notPossible };
}

function nameOf(
  { catalogue }: Ahead,
  { contract, service }: Tenure,
  { item, label }: { readonly item: string; readonly label: Label },
): Pick<Course, "key" | "label"> {
  const short = shortServiceName(catalogue, service);
  return {
    key: `change/${contract}/${item}`,
    label: {
      ja: `${short.ja}を${label.ja}に変える`,
      en: `Change ${short.en} to ${label.en}`,
    },
  };
}

type Found = { readonly course: Omit<Course, "key" | "label"> } | { readonly refused: Refused };

function changeOf(ahead: Ahead, tenure: Tenure, item: string): Found {
  const { household } = ahead;
  const change = (from: Day | null): Decision => {
    const action: Action = { type: "change-item", item, from, facts: {} };
    return decide(household, tenure.contract, action);
  };
  const soonest = soonestOf(change, household.on);
  if ("refused" in soonest) return soonest;
  const { on, decided } = soonest;
  const isSupplied = tenure.supply !== null;
  const sides = new Map<Day, Side>([[on, sideOf(ahead, decided, isSupplied)]]);
  for (const { from } of laterStretches(on, ahead)) {
    const later = change(from);
    if (later.ok) sides.set(from, sideOf(ahead, later.value, isSupplied));
  }
  return {
    course: {
      kind: "change-item",
      contract: tenure.contract,
      service: tenure.service,
      stretches: [...sides.keys()].map((from) => ({ from, until: lastDay(monthOf(from)) })),
      sideOn: (day) => sides.get(day) ?? ahead.staying,
      settles: SETTLES,
      clauses: decided.clauses,
      notes: decided.events.some(({ event }) => event.type === "work-ordered")
        ? [NOTES.byWork]
        : [],
      action: { type: "change-item", item },
    },
  };
}

/** Where no day need be named, the one that follows by itself; else the first that is allowed. */
function soonestOf(
  change: (from: Day | null) => Decision,
  today: Day,
): { readonly on: Day; readonly decided: Decided } | { readonly refused: Refused } {
  const undated = change(null);
  const on = undated.ok
    ? (undated.value.effectiveOn ?? today)
    : (undated.refusal.days["earliest"] ?? today);
  const dated = change(on);
  return dated.ok
    ? { on: dated.value.effectiveOn ?? on, decided: dated.value }
    : { refused: undated.ok ? dated.refusal : undated.refusal };
}

function sideOf(
  { household, staying, energyOf }: Ahead,
  decided: Decided,
  isSupplied: boolean,
): Side {
  const { after } = sidesOf({ household, decided, through: horizonOf(household) });
  return { tenures: withoutUse(after), energy: isSupplied ? energyOf(after) : staying.energy };
}

const MONTHS_OF_CHOICE = 3;

/** The 1sts after it: on days in between the month's fee is only shared otherwise. */
function laterStretches(on: Day, ahead: Ahead): readonly Pick<Stretch, "from">[] {
  return Array.from({ length: MONTHS_OF_CHOICE }, (_, k) => addToMonth(monthOf(on), k + 1))
    .filter((month) => month <= lastLookedAt(ahead))
    .map((month) => ({ from: firstDay(month) }));
}
