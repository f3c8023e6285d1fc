import type { Day } from "../../kernel/day.ts";
import type { ServiceClause } from "./services.ts";

/** A contract of the diagnosis, as far as it decides who may diagnose today. */
export interface ContractFacts {
  readonly contract: string;
  readonly item: string;
  readonly services: readonly ServiceClause[];
  /** What has no monthly fee is a trial. */
  readonly isFree: boolean;
  readonly state: "waiting" | "active" | "stopped" | "over";
  /** Last day of the 21 (EN-12), or of service; null: none is known. */
  readonly lastDay: Day | null;
  readonly quota: Quota | null;
}

/** Diagnoses of a calendar month (EN-05). */
export interface Quota {
  readonly used: number;
  readonly included: number;
  /** Yen for each above; null: there are none above. Decimal text. */
  readonly priceAbove: string | null;
}

/** A contractor on a day: the contracts, and whether somebody answers for the use (EN-10). */
export interface Contractor {
  readonly on: Day;
  readonly contracts: readonly ContractFacts[];
  readonly hasResponsible: boolean;
}

/** Who asks: a person with a name, or a program of the contractor's. */
export type Asker = PersonFacts | KeyFacts;

interface PersonFacts {
  readonly kind: "person";
  /** Null: a login that nobody was named for. */
  readonly named: {
    readonly stopped: boolean;
    readonly agency: "none" | "waits" | "approved" | "refused" | "ended";
  } | null;
  /** A newer login of the same person, elsewhere, has taken the seat. */
  readonly newerLogin: boolean;
}

interface KeyFacts {
  readonly kind: "key";
  readonly revoked: boolean;
  readonly used: number;
  /** Diagnoses a month that the contractor lets this key make; null: all. */
  readonly monthly: number | null;
}
