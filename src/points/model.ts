import type { Day, Month } from "../kernel/day.ts";
import type { Why } from "../kernel/derivation.ts";
import type { OpenPeriod } from "../kernel/period.ts";
import type { Located } from "../terms/catalogue.ts";
import type { RuleOf } from "../terms/kinds/index.ts";

export type PointScheme = Located<RuleOf<"point-scheme">>;

/** What points of one condition met are called: `month:2024-06`, `day:2024-08-05`. */
export type Lot = string;

/** Why a month or an announced day brought points, or none. */
export type Verdict =
  | "met"
  /** Equal to the bound, or above it. */
  | "not-below"
  /** Its half-hours are not all known. */
  | "use-unknown"
  /** Too few earlier months or days are known. */
  | "too-few-before"
  /** The contracts did not both run through it. */
  | "no-contract"
  /** Who left an event is not judged, where the terms say so. */
  | "left";

/** One of the months or days before, as far as it counts. */
export interface Before {
  /** `2024-05`, or `2024-08-01`. */
  readonly name: string;
  /** Null: left out of the mean, because it is not wholly known. */
  readonly wh: number | null;
}

/** A month or an announced window, judged: what the page shows, and why. */
export interface Judged {
  readonly verdict: Verdict;
  readonly points: number;
  /** Null: not wholly known. */
  readonly usedWh: number | null;
  readonly before: readonly Before[];
  /** What use had to stay below, kWh; null where nothing can be compared. */
  readonly bound: Why | null;
  readonly clauses: readonly string[];
}

/** A month, or a day with windows that were announced, with what it is to bring. */
export interface Finding extends Judged {
  readonly lot: Lot;
  readonly grantedOn: Day;
  readonly lastValidDay: Day;
}

export const ENTRY_KINDS = ["granted", "corrected", "asked", "lapsed", "restored"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Why points lapsed (MM-11, MM-16). */
export const LAPSES = ["validity", "contract-ended", "power-ended", "fraud"] as const;
export type Lapse = (typeof LAPSES)[number];

/** A line of the ledger; never changed. The lines of a lot sum to what is left of it. */
export interface Entry {
  readonly kind: EntryKind;
  readonly lot: Lot;
  /** Signed. */
  readonly points: number;
  /** The civil day on which it counts: of the grant, the application, the lapse. */
  readonly on: Day;
  readonly grantedOn: Day;
  readonly lastValidDay: Day;
  /** Of `asked`: the application; of `lapsed`: why; else empty. */
  readonly cause: string;
}

/** An application to pay with points (MM-13, MM-14); it is final (MM-15). */
export interface PointUse {
  readonly use: string;
  /** The contract by which the points were earned. */
  readonly contract: string;
  readonly points: number;
  /** ISO 8601 instant, UTC. */
  readonly askedAt: string;
  /** In whose bill they are taken off. */
  readonly billMonth: Month;
}

/** When a household earns and keeps points: both contracts run (MM-17). */
export interface Entitlement extends OpenPeriod {
  /** Since when power is supplied without a break: use from then on is the person's own. */
  readonly powerFrom: Day;
  /** Why it ended; null: it runs. */
  readonly endedBy: Exclude<Lapse, "validity" | "fraud"> | null;
}
