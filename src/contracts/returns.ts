import { addDays } from "../kernel/day.ts";
import type { Household, NewEvent } from "./decision.ts";
import type { ContractEvent } from "./model.ts";
import { eventsOf, type Life } from "./read-history.ts";
import { standingOf } from "./standing.ts";

/**
 * What comes back when the end of a contract is taken back while its day lies ahead (XX-02): the
 * ends that were recorded in the same moment because they follow from it, with what those ends had
 * taken back; `evenPast`: those whose day has passed, too. Fibre's end of 2025-03-31
 * taken back on 03-20: call-out goes on as before.
 */
export function whatReturnsWith(
  household: Household,
  contractId: string,
  { evenPast }: { readonly evenPast?: boolean } = {},
): readonly NewEvent[] {
  const all = [...household.contracts, ...household.tied];
  const lives = all.map((each) => standingOf(each, household.catalogue, household.on).life);
  const end = lives.flatMap((life) => (life.contract === contractId ? endOf(life) : [])).at(-1);
  if (!end) return [];
  return all.flatMap((contract, k) => {
    const life = lives[k];
    if (!life || contract.id === contractId) return [];
    const together = endOf(life).some(({ recordedAt }) => recordedAt === end.recordedAt);
    if (!together || life.endedOn === null) return [];
    if (evenPast !== true && addDays(life.endedOn, -1) < household.on) return [];
    const restored = takenBackAt(contract.history, end.recordedAt);
    return [backOf(life, household), ...restored].map((event) => ({
      contract: contract.id,
      event: { ...event, recordedAt: household.now },
    }));
  });
}

function endOf(life: Life) {
  return eventsOf(life, "ended");
}

function backOf(life: Life, { on, now }: Household): ContractEvent {
  const factOn = life.endedOn === null ? on : addDays(life.endedOn, -1);
  return { type: "retracted", fact: "ended", factOn, on, recordedAt: now };
}

/** Events that were taken back at an instant: they are recorded once more. */
function takenBackAt(history: readonly ContractEvent[], instant: string): ContractEvent[] {
  return history.flatMap((event) => {
    if (event.type !== "retracted" || event.recordedAt !== instant) return [];
    const { fact, factOn } = event;
    const before = history.findLast(
      (one) => one.type === fact && one.on === factOn && one.recordedAt < instant,
    );
    return before ? [before] : [];
  });
}
