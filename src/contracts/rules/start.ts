import type { Day } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Located } from "../../terms/catalogue.ts";
import { mustBeInForce } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type StartRule = Located<RuleOf<"start">>;

/** What is known so far of what the start waits for; null: not yet. */
export interface StartFacts {
  readonly appliedOn: Day | null;
  readonly notifiedOn: Day | null;
  readonly workDoneOn: Day | null;
  /** When the needed procedures (meter exchange and the like) were completed. */
  readonly proceduresDoneOn: Day | null;
  readonly readingDays: readonly Day[];
  /** Used since then, perhaps before the application. */
  readonly usedSince: Day | null;
}

export interface StartRefusal {
  readonly code: "contracts.start-not-known";
  /** What it waits for. */
  readonly waitsFor: "notified-day" | "work-done" | "procedures" | "reading-day";
}

/**
 * The day on which the service starts (KK-09, HM-04, HH-02, IT-08). Procedures done 2024-05-02 and
 * readings on the 10th: supply starts 2024-05-10; used since 2024-04-20, before the application of
 * 2024-04-25: it started 2024-04-20.
 */
export function startDay({ id, rule }: StartRule, facts: StartFacts): Result<Day, StartRefusal> {
  const known = facts.notifiedOn ?? facts.workDoneOn ?? facts.proceduresDoneOn ?? facts.usedSince;
  const newest = rule.values.at(-1)?.from;
  const asked = known ?? facts.appliedOn ?? newest;
  if (asked === undefined) throw new Error(`${id} has no entry`);
  const entry = mustBeInForce(rule.values, asked, id);
  switch (entry.on) {
    case "notified-day":
      return orWait(facts.notifiedOn, "notified-day");
    case "work-done":
      return orWait(facts.workDoneOn, "work-done");
    case "first-reading-after-procedures": {
      const { usedSince, appliedOn } = facts;
      const used = usedSince !== null && (appliedOn === null || usedSince < appliedOn);
      if (entry.usedBefore && used) return ok(usedSince);
      return firstReading(facts, entry.readingOnThatDay === "counts");
    }
  }
}

function firstReading(facts: StartFacts, thatDayCounts: boolean): Result<Day, StartRefusal> {
  const done = facts.proceduresDoneOn;
  if (done === null) return no({ code: "contracts.start-not-known", waitsFor: "procedures" });
  const first = facts.readingDays.find((on) => on > done || (thatDayCounts && on === done));
  return orWait(first ?? null, "reading-day");
}

function orWait(on: Day | null, waitsFor: StartRefusal["waitsFor"]): Result<Day, StartRefusal> {
  return on === null ? no({ code: "contracts.start-not-known", waitsFor }) : ok(on);
}
