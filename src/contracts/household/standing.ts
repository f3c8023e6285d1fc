import { addDays, type Day } from "../../kernel/day.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { formation } from "../rules/formation.ts";
import type { Contract } from "../model.ts";
import { type Life, readHistory } from "../history/read-history.ts";
import { tenureOf } from "../history/tenure.ts";

/** From when to when a contract is one that others may rest on. */
export interface Standing {
  readonly contract: Contract;
  readonly life: Life;
  /** Null: applied for only. */
  readonly formedOn: Day | null;
  /** The last day that is fixed; null: none is. A term that nobody renews ends it too. */
  readonly lastDay: Day | null;
}

interface Seen {
  readonly catalogue: Catalogue;
  readonly through: Day;
  readonly standing: Standing;
}

/** A household's contracts are looked at for every action that is tried, and do not change. */
const SEEN = new WeakMap<Contract, Seen>();

/** A contract as others see it. What is stored can always be read; anything else is a bug. */
export function standingOf(contract: Contract, catalogue: Catalogue, through: Day): Standing {
  const seen = SEEN.get(contract);
  if (seen?.catalogue === catalogue && seen.through === through) return seen.standing;
  const standing = readStanding(contract, catalogue, through);
  SEEN.set(contract, { catalogue, through, standing });
  return standing;
}

function readStanding(contract: Contract, catalogue: Catalogue, through: Day): Standing {
  const read = readHistory(contract);
  const tenure = tenureOf(contract, catalogue, { through });
  if (!read.ok || !tenure.ok) throw new Error(`the history of ${contract.id} cannot be read`);
  const life = read.value;
  const { endedOn } = tenure.value;
  const fixed = life.withdrawn?.sentOn ?? endedOn;
  const lastDay = fixed === null ? null : addDays(fixed, -1);
  return { contract, life, formedOn: formedOnOf(life, catalogue), lastDay };
}

/** Services whose terms name no day of formation are formed by the acceptance. */
function formedOnOf(life: Life, catalogue: Catalogue): Day | null {
  const rule = rulesOf(catalogue, life.service, "formation").at(0);
  const { acceptedOn, works, startedOn } = life;
  if (!rule) return acceptedOn;
  const { formedOn } = formation(rule, { acceptedOn, acceptanceSentOn: null, works });
  // Histories taken over from elsewhere may lack the work; what is served exists.
  return formedOn ?? startedOn;
}

/** Whether it is a contract on a day: formed, and not over. A suspended one still is. */
export function isHeldOn({ life, formedOn, lastDay }: Standing, on: Day): boolean {
  if (life.refused || formedOn === null || formedOn > on) return false;
  return lastDay === null || on <= lastDay;
}

/** Whether it is applied for, perhaps accepted, and not yet a contract on a day. */
export function isPendingOn(standing: Standing, on: Day): boolean {
  const { life, formedOn, lastDay } = standing;
  if (life.refused || life.applied.on > on) return false;
  if (lastDay !== null && on >= lastDay) return false;
  return formedOn === null || formedOn > on;
}

/** Whether it may still come to something after a day: held, or on its way. */
export function isAliveAfter({ life, lastDay }: Standing, on: Day): boolean {
  return !life.refused && (lastDay === null || lastDay > on);
}
