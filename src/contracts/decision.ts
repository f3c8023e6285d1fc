import type { Day } from "../kernel/day.ts";
import { no, type Result } from "../kernel/result.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import type { Label } from "../terms/fields.ts";
import type { FailedCondition } from "./rules/check-conditions.ts";
import type { Contract, ContractEvent, ContractState } from "./model.ts";
import type { Life } from "./history/read-history.ts";

/** What is known of the person and the dwelling besides the contracts. */
export interface Person {
  readonly customer: "consumer" | "business";
  /** Civil day of birth; null: not known, or a company. */
  readonly bornOn: Day | null;
  /** Prefecture or area in catalogue words: `tokyo`. */
  readonly place: string | null;
  readonly payment: string | null;
  /** What the desk knows that conditions ask for: `{ debts: "yes", meter: "smart" }`. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A household at the moment at which something is asked of one of its contracts. */
export interface Household {
  readonly catalogue: Catalogue;
  /** The civil day on which it is asked; earlier than today when the desk enters it late. */
  readonly on: Day;
  /** When it becomes known: an instant in UTC, stamped on every event. */
  readonly now: string;
  /**
   * Who asks: decides what must be taken on trust. Left out: somebody whose word alone proves
   * nothing.
   */
  readonly by?: "resident" | "staff" | "job";
  readonly person: Person;
  readonly contracts: readonly Contract[];
  /**
   * Contracts of other accounts that are tied to these: the building's that a dwelling lives under,
   * and the dwellings' that live under a building's.
   */
  readonly tied: readonly Contract[];
}

/** One contract of the household, read and ready for a decision. */
export interface Asked extends Household {
  readonly contract: Contract;
  readonly life: Life;
  readonly tenure: Tenure;
  readonly state: ContractState;
}

/** Something that also happens, named before it does. */
export interface Consequence {
  readonly contract: string;
  readonly service: string;
  readonly what: "ends" | "is-suspended" | "points-lapse" | "discount-ends" | "option-ends";
  readonly on: Day;
  readonly label: Label;
  readonly clauses: readonly string[];
}

/** A fact that whoever asks should know before saying yes. */
export interface Note {
  readonly label: Label;
  readonly clauses: readonly string[];
  readonly on: Day | null;
}

export interface NewEvent {
  /** Name of the contract, of this household or of one that is tied to it. */
  readonly contract: string;
  readonly event: ContractEvent;
}

/** Yes: what is to be recorded, and what it means. */
export interface Decided {
  readonly events: readonly NewEvent[];
  /** Contracts that come into being with it, each with its first events in `events`. */
  readonly opens: readonly { readonly contract: string; readonly service: string }[];
  readonly follows: readonly Consequence[];
  readonly notes: readonly Note[];
  /** The day from which it counts, the last day of service when it ends; null: at once. */
  readonly effectiveOn: Day | null;
  readonly clauses: readonly string[];
}

/** No: why, under which clauses, and what would be needed instead. */
export interface Refused {
  /** Stable: `contracts.notice-too-short`. */
  readonly code: `contracts.${string}`;
  /** Never empty. */
  readonly clauses: readonly string[];
  readonly reason: Label;
  readonly needed: Label | null;
  /** Days that help: `earliest`, `lastDay`, `latestNotice`, `againFrom` … */
  readonly days: Readonly<Record<string, Day>>;
  /** Each condition that fails, named. */
  readonly failed: readonly FailedCondition[];
}

export type Decision = Result<Decided, Refused>;

/** A decision with nothing besides its events; what is given is added. */
export function decided(part: Partial<Decided> & Pick<Decided, "events" | "clauses">): Decided {
  return { opens: [], follows: [], notes: [], effectiveOn: null, ...part };
}

/** A refusal; what is given replaces the empty parts. */
export function refuse(part: Partial<Refused> & Pick<Refused, "code" | "clauses" | "reason">): {
  readonly ok: false;
  readonly refusal: Refused;
} {
  return no({ needed: null, days: {}, failed: [], ...part });
}
