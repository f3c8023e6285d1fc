import type { Day } from "../../kernel/day.ts";
import type { OpenPeriod } from "../../kernel/period.ts";
import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type NewEvent, refuse } from "../decision.ts";
import { recorded } from "../household/household-after.ts";
import { type PauseRule, resumption } from "../rules/pause.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { notesOf, refused, resumesTooEarly } from "./pause.ts";
import { refusedByState } from "./state-needed.ts";

/**
 * Resume after a pause, or set another day for it, within the longest that the terms give (IT-12):
 * paused 2024-05-10, it is resumed by 2025-05-10. A pause that has not begun is taken back when no
 * day is named.
 */
export function resumeService(asked: Asked, action: ActionOf<"resume">): Decision {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "pause").at(0);
  if (!rule) return notPaused(clausesOf(catalogue, life.service, "pause"));
  const shut = refusedByState(asked, "pause", ["active", "paused", "suspended"]);
  if (shut) return shut;
  const clauses = rule.rule.clause;
  const last = life.pauses.at(-1);
  if (!last || (last.until !== null && last.until <= on)) return notPaused(clauses);
  if (action.from === null && last.from > on) return takenBack(asked, last, clauses);
  const from = action.from ?? resumedByJob(asked, rule, last);
  if (from <= last.from) return resumesTooEarly(last.from, clauses);
  const found = resumption(rule, { from: last.from, resumesOn: from });
  if (!found.ok) return refused(found.refusal, clauses);
  return ok(
    decided({
      events: [...plannedBack(asked, last), recorded(asked, { type: "resumed" }, from)],
      notes: notesOf(found.value, clauses),
      effectiveOn: from,
      clauses,
    }),
  );
}

/** The job that was off for a week still resumes it on the day on which the terms do. */
function resumedByJob(asked: Asked, rule: PauseRule, { from }: OpenPeriod): Day {
  const { by, on } = asked;
  if (by !== "job") return on;
  const found = resumption(rule, { from, resumesOn: null });
  return found.ok && found.value.resumesBy < on ? found.value.resumesBy : on;
}

function plannedBack(asked: Asked, { until }: OpenPeriod): NewEvent[] {
  if (until === null) return [];
  return [recorded(asked, { type: "retracted", fact: "resumed", factOn: until })];
}

function takenBack(asked: Asked, last: OpenPeriod, clauses: readonly string[]): Decision {
  return ok(
    decided({
      events: [
        ...plannedBack(asked, last),
        recorded(asked, { type: "retracted", fact: "paused", factOn: last.from }),
      ],
      notes: [
        {
          label: {
            ja: "予定していた一時停止を取りやめます",
            en: "The pause that was planned is taken back",
          },
          clauses,
          on: null,
        },
      ],
      clauses,
    }),
  );
}

function notPaused(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.not-paused",
    clauses,
    reason: { ja: "一時停止中ではありません", en: "It is not paused" },
  });
}
