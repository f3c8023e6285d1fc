import { AREAS } from "../../kernel/area.ts";
import { type Day, parseDay } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Capacity } from "../../rating/tenure.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Asked } from "../decision.ts";
import type { SupplyTerms } from "../model.ts";
import { eventsOf } from "../history/read-history.ts";
import { startDay, type StartRefusal } from "../rules/start.ts";
import { workOn } from "../rules/work-terms.ts";

/** What is learned at this moment, besides what the history says. */
export interface Learned {
  readonly notifiedOn?: Day;
  readonly workDoneOn?: Day;
  readonly proceduresDoneOn?: Day;
  readonly usedSince?: Day | null;
  readonly supply?: SupplyTerms | null;
}

/**
 * The day on which the service starts, from history and from what is learned now (KK-09, HM-04,
 * HH-02, IT-08). Terms without a start rule leave it to the day of asking.
 */
export function startOf(asked: Asked, learned: Learned): Result<Day, StartRefusal> {
  const { catalogue, life, on } = asked;
  const rule = rulesOf(catalogue, life.service, "start").at(0);
  const told = learned.notifiedOn ?? eventsOf(life, "start-notified").at(-1)?.startsOn ?? null;
  if (!rule) return ok(told ?? learned.workDoneOn ?? on);
  return startDay(rule, {
    appliedOn: life.applied.on,
    notifiedOn: told,
    workDoneOn: learned.workDoneOn ?? doneOn(asked, "service"),
    proceduresDoneOn: learned.proceduresDoneOn ?? doneOn(asked, "procedures"),
    readingDays: learned.supply?.readingDays ?? life.supply?.readingDays ?? [],
    usedSince: learned.usedSince ?? null,
  });
}

/** When the last work was done that the start waits for. */
function doneOn({ catalogue, life }: Asked, starts: "service" | "procedures"): Day | null {
  const rules = rulesOf(catalogue, life.service, "work");
  const works = life.works.filter(({ work, on }) => {
    return rules.some((rule) => workOn(rule, work, on)?.starts === starts);
  });
  return works.at(-1)?.on ?? null;
}

/**
 * What is mounted and agreed, from answers: `{ area, meter, amps, readingDays: "2024-05-10 …" }`.
 * Null where the history has it already, or the answers do not say all of it.
 */
export function supplyWith(
  { life }: Pick<Asked, "life">,
  facts: Readonly<Record<string, string>>,
): SupplyTerms | null {
  if (life.supply !== null) return null;
  const said = { ...life.applied.facts, ...facts };
  const area = AREAS.find((each) => each === said["area"]);
  const meter = said["meterNumber"] ?? said["supplyPoint"] ?? "";
  const readingDays = (said["readingDays"] ?? "").split(/[\s,]+/).flatMap((text) => {
    return parseDay(text) ?? [];
  });
  if (area === undefined || meter === "" || readingDays.length === 0) return null;
  const ordered = [...new Set(readingDays)].toSorted((a, b) => a - b);
  return { area, meter, capacity: capacityOf(said), readingDays: ordered };
}

/** Amperes are whole; kVA and kW may have a part after the point, as the contract prints them. */
export function capacityOf(said: Readonly<Record<string, string>>): Capacity {
  for (const unit of ["amps", "kva", "kw"] as const) {
    const text = said[unit];
    if (text === undefined || !/^\d{1,5}(\.\d)?$/.test(text)) continue;
    const value = Number(text);
    if (unit === "amps") return { amps: value };
    return unit === "kva" ? { kva: value } : { kw: value };
  }
  return null;
}
