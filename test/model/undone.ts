import {
  type Action,
  actionSchema,
  askedOf,
  contractsAfter,
  decide,
  type Decided,
  type Household,
} from "../../src/contracts/index.ts";
import { addDays, type Day, formatDay } from "../../src/kernel/day.ts";
import { toText } from "../../src/kernel/exact.ts";
import { linesThrough } from "./charges.ts";
import type { Tried } from "./town.ts";

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };
/** So far ahead are bills compared: past the day on which leaving would have counted. */
const AHEAD_DAYS = 200;

/**
 * What is owed differently once a notice was given and taken back the same day, by a contract that
 * had no end; null: nothing.
 */
export function traceOfLeaving(household: Household, contract: string): string | null {
  if (!hasNoEnd(household, contract)) return null;
  const wishedOn = formatDay(addDays(household.on, 120));
  return traceOf(household, contract, [
    { type: "leave", wishedOn, answers: ANSWERS },
    { type: "take-back-notice" },
  ]);
}

/** What is owed differently once another company took the line over and it was undone (IT-25). */
export function traceOfSwitch(household: Household, contract: string): string | null {
  if (!hasNoEnd(household, contract)) return null;
  return traceOf(household, contract, [
    { type: "provider-change-out", value: "T1" },
    { type: "issue-number", number: "provider-change-undone", value: "T2" },
    { type: "undo-provider-change", value: "T2" },
  ]);
}

/** What is owed differently once what was decided last is taken back as recorded in error. */
export function traceOfRetracting({ household, decision, said }: Tried): string | null {
  if (!decision.ok || decision.value.opens.length > 0) return null;
  const { events } = decision.value;
  const own = events.at(0)?.contract ?? "";
  // What falls to another account's contract alone is that account's to take back.
  if (!household.contracts.some(({ id }) => id === own)) return null;
  const mine = events.filter(({ contract }) => contract === own);
  // What is said of several contracts at once is taken back of each; a retraction stays said.
  const around = events.filter(({ contract }) => contract !== own);
  const alone = around.every(({ event }) => event.type === "ended" || event.type === "retracted");
  if (!alone || mine.some(({ event }) => event.type === "retracted")) return null;
  const during = { ...merged(household, decision.value, 1), by: "staff" } as const;
  const after = mine.toReversed().reduce<Household | null>((now, { event }, k) => {
    const action = { type: "retract", fact: event.type, factOn: event.on } as const;
    const back = now && decide(now, own, action);
    return now && back?.ok ? merged(now, back.value, k + 2) : null;
  }, during);
  // An entry on which others rest is not taken back alone.
  if (after === null) return null;
  return differs(household, after, `${said} was taken back`);
}

function hasNoEnd(household: Household, contract: string): boolean {
  const asked = askedOf(household, contract);
  return asked.ok && asked.value.tenure.endedOn === null;
}

/** Carry out actions one after the other, of which the first may be refused. */
function traceOf(
  household: Household,
  contract: string,
  said: readonly Readonly<Record<string, unknown>>[],
): string | null {
  let now = known(household, 1);
  for (const [k, fields] of said.entries()) {
    const action: Action = actionSchema.parse(fields);
    const decision = decide(now, contract, action);
    if (!decision.ok && k === 0) return null;
    if (!decision.ok) return `${contract} ${action.type} is refused: ${decision.refusal.code}`;
    now = merged(now, decision.value, k + 2);
  }
  return differs(household, now, `${contract} ${said.map(({ type }) => String(type)).join(", ")}`);
}

function differs(before: Household, after: Household, what: string): string | null {
  const ahead = addDays(before.on, AHEAD_DAYS);
  const [owedBefore, owedAfter] = [owed(before, ahead), owed(after, ahead)];
  return owedBefore === owedAfter ? null : `${owedBefore}\n— but after ${what} —\n${owedAfter}`;
}

/** Known a little later than all that the town knows. */
function known(household: Household, count: number): Household {
  return {
    ...household,
    now: household.now.replace(/\.\d+Z$/, `.${String(count).padStart(3, "0")}Z`),
  };
}

function merged(household: Household, decided: Decided, count: number): Household {
  const changed = new Map(contractsAfter(household, decided).map((each) => [each.id, each]));
  const grown = (each: Household["contracts"][number]) => changed.get(each.id) ?? each;
  return {
    ...known(household, count),
    contracts: household.contracts.map(grown),
    tied: household.tied.map(grown),
  };
}

function owed({ catalogue, contracts }: Household, through: Day): string {
  return linesThrough(catalogue, contracts, through)
    .map(({ contract, rule, item, month, amount }) =>
      [contract, rule, item, month, toText(amount, 4)].join(" "),
    )
    .join("\n");
}
