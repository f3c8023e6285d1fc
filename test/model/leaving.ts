import {
  actionSchema,
  askedOf,
  contractsAfter,
  decide,
  type Household,
} from "../../src/contracts/index.ts";
import { addDays, formatDay } from "../../src/kernel/day.ts";
import { toText } from "../../src/kernel/exact.ts";
import { linesThrough } from "./charges.ts";

const ANSWERS = { "freezing-pipes": "no", "common-lighting": "no", "medical-devices": "no" };
/** So far ahead are bills compared: past the day on which leaving would have counted. */
const AHEAD_DAYS = 200;

/**
 * What is owed differently once a notice was given and taken back the same day, by a contract that
 * had no end; null: nothing.
 */
export function traceOfLeaving(household: Household, contract: string): string | null {
  const wishedOn = formatDay(addDays(household.on, 120));
  const leave = actionSchema.parse({ type: "leave", wishedOn, answers: ANSWERS });
  const asked = askedOf(household, contract);
  if (!asked.ok || asked.value.tenure.endedOn !== null) return null;
  const left = decide(household, contract, leave);
  if (!left.ok) return null;
  const during = merged(household, left.value);
  const back = decide(during, contract, actionSchema.parse({ type: "take-back-notice" }));
  if (!back.ok) return `${contract} cannot take back: ${back.refusal.code}`;
  const before = owed(household);
  const after = owed(merged(during, back.value));
  return before === after ? null : `${before}\n— but after leaving and staying —\n${after}`;
}

function merged(household: Household, decision: Parameters<typeof contractsAfter>[1]): Household {
  const changed = new Map(contractsAfter(household, decision).map((each) => [each.id, each]));
  const grown = (each: Household["contracts"][number]) => changed.get(each.id) ?? each;
  return {
    ...household,
    now: household.now.replace(".000Z", ".500Z"),
    contracts: household.contracts.map(grown),
    tied: household.tied.map(grown),
  };
}

function owed({ catalogue, contracts, on }: Household): string {
  return linesThrough(catalogue, contracts, addDays(on, AHEAD_DAYS))
    .map(({ contract, rule, item, month, amount }) =>
      [contract, rule, item, month, toText(amount, 4)].join(" "),
    )
    .join("\n");
}
