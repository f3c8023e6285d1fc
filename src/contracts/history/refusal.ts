import type { Day } from "../../kernel/day.ts";

/** Why a history cannot be what happened. The event named is the first that does not fit. */
export interface HistoryRefusal {
  readonly code: HistoryRefusalCode;
  readonly contract: string;
  /** The day of the event that does not fit. */
  readonly on: Day;
  /** What does not fit, for the person who corrects it: the item, the option, the earlier day. */
  readonly what: string;
}

export type HistoryRefusalCode =
  | "contracts.not-applied"
  | "contracts.applied-twice"
  | "contracts.already-decided"
  | "contracts.was-refused"
  | "contracts.not-accepted"
  | "contracts.not-started"
  | "contracts.started-twice"
  | "contracts.ended-before-start"
  | "contracts.ended-twice"
  | "contracts.already-ended"
  | "contracts.already-withdrawn"
  | "contracts.item-unchanged"
  | "contracts.area-changed"
  | "contracts.option-not-held"
  | "contracts.equipment-already-lent"
  | "contracts.equipment-not-lent"
  | "contracts.already-suspended"
  | "contracts.not-suspended"
  | "contracts.already-paused"
  | "contracts.not-paused"
  | "contracts.nothing-to-retract";

/** What only the terms can show to be impossible. */
export interface TermsRefusal {
  readonly code:
    | "contracts.unknown-service"
    | "contracts.unknown-item"
    | "contracts.unknown-option"
    | "contracts.no-right-to-withdraw"
    | "contracts.withdrawal-too-late"
    | "contracts.withdrawal-not-for-customer"
    | "contracts.withdrawal-not-by-channel"
    | "contracts.withdrawal-not-in-form";
  readonly contract: string;
  readonly on: Day;
  readonly what: string;
}

export type ContractRefusal = HistoryRefusal | TermsRefusal;
