import { ok } from "../../kernel/result.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";
import type { ActionOf } from "../action-schema.ts";
import { type Asked, decided, type Decision, type Note, refuse } from "../decision.ts";
import { recorded, stamped } from "../household/household-after.ts";
import type { Contract } from "../model.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { stateOf } from "../history/state.ts";
import { type Stop, stopService } from "../rules/stop-service.ts";
import { lifeOf } from "../history/read-history.ts";
import { dwellingsUnder, onEach } from "../household/dwellings.ts";
import { refusedByState } from "./state-needed.ts";

type Ground = RuleOf<"suspension">["grounds"][string];

/**
 * Serve again (MM-19, HM-08): from this day on. The job does so when the longest time has passed:
 * stopped 2024-05-10 for six months, restored 2024-11-10 and not a day before.
 */
export function restore(asked: Asked, _action: ActionOf<"restore">): Decision {
  const { catalogue, life, on, state } = asked;
  const clauses = clausesOf(catalogue, life.service, "suspension");
  if (state !== "suspended") {
    const shut = refusedByState(asked, "suspension", ["active", "paused"]);
    return shut ?? notSuspended(clauses);
  }
  const running = runningStop(asked);
  if (asked.by === "job" && (running?.lastDay ?? on) >= on) return stillRuns(running, clauses);
  const others = running?.ground.tells === "representative" ? alsoStopped(asked) : [];
  const event = stamped(asked, { type: "restored" }, on);
  return ok(
    decided({
      events: [recorded(asked, { type: "restored" }), ...onEach(others, event)],
      notes: running
        ? [{ label: doneWith(running.ground), clauses: running.ground.clause, on }]
        : [],
      effectiveOn: on,
      clauses: running?.ground.clause ?? clauses,
    }),
  );
}

function doneWith({ label }: Ground): Note["label"] {
  return {
    ja: `停止の事由がなくなったことを確認します：${label.ja}`,
    en: `The ground is gone: ${label.en}`,
  };
}

interface Running {
  readonly ground: Ground;
  readonly lastDay: Stop["lastDay"];
}

/** The suspension that runs, as the terms have it; null: its ground is none of the terms. */
function runningStop({ catalogue, life }: Asked): Running | null {
  const since = life.suspensions.at(-1)?.from;
  const event = life.events.findLast(({ type }) => type === "suspended");
  const rule = rulesOf(catalogue, life.service, "suspension").at(0);
  if (since === undefined || event?.type !== "suspended" || !rule) return null;
  const ground = rule.rule.grounds[event.ground];
  if (!ground) return null;
  const stop = stopService(rule, {
    ground: event.ground,
    on: since,
    noticedOn: since,
    warnedOn: since,
    unheeded: true,
  });
  return stop.ok ? { ground, lastDay: stop.value.lastDay } : null;
}

function alsoStopped(asked: Asked): readonly Contract[] {
  return dwellingsUnder(asked).filter((contract) => {
    const life = lifeOf(contract);
    const own = life.events.findLast(({ type }) => type === "suspended");
    const ours = asked.life.events.findLast(({ type }) => type === "suspended");
    const same = own?.type === "suspended" && ours?.type === "suspended";
    return stateOf(life, asked.on) === "suspended" && same && own.ground === ours.ground;
  });
}

function notSuspended(clauses: readonly string[]): Decision {
  return refuse({
    code: "contracts.not-suspended",
    clauses,
    reason: { ja: "利用停止中ではありません", en: "It is not suspended" },
  });
}

function stillRuns(running: Running | null, clauses: readonly string[]): Decision {
  const lastDay = running?.lastDay ?? null;
  return refuse({
    code: "contracts.suspension-still-runs",
    clauses,
    reason: {
      ja: "停止の最長期間はまだ過ぎていません",
      en: "The longest time of the suspension has not passed",
    },
    days: lastDay === null ? {} : { lastDay },
  });
}
