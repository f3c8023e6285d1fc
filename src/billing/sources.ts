import type { Month } from "../kernel/day.ts";
import type { Tx } from "../platform/index.ts";
import type { Market } from "../rating/market.ts";
import type { PointsUsed } from "../rating/points-off.ts";
import type { Tenure } from "../rating/tenure.ts";
import type { Catalogue } from "../terms/catalogue.ts";

/** A household's contracts as known at an instant. */
export interface KnownHousehold {
  readonly tenures: readonly Tenure[];
  /** When each event of their histories was recorded: ISO 8601 instants. */
  readonly recordedAt: readonly string[];
  /** Contracts whose history makes no sense under the terms: what they would be billed is held. */
  readonly unreadable?: readonly UnreadableContract[];
}

export interface UnreadableContract {
  readonly contract: string;
  readonly service: string;
  readonly reason: string;
}

/** Points that a household asked to pay with, and when. */
export interface KnownPointsUse extends PointsUsed {
  /** ISO 8601 instant. */
  readonly askedAt: string;
}

export type PointsOfAccounts = ReadonlyMap<number, readonly KnownPointsUse[]>;

/** What billing asks of other rooms. */
export interface Sources {
  readonly catalogue: Catalogue;
  households(
    tx: Tx,
    asked: {
      readonly accountIds: readonly number[];
      readonly asKnownAt: string;
      readonly month: Month;
    },
  ): Promise<ReadonlyMap<number, KnownHousehold>>;
  /** Prices for the bills of the months from `from` up to `month`. */
  market(
    tx: Tx,
    asked: { readonly from: Month; readonly month: Month; readonly asKnownAt: string },
  ): Promise<Market>;
  /** Points asked for by then; left out: nobody has any. */
  pointUses?(
    tx: Tx,
    asked: { readonly accountIds: readonly number[]; readonly asKnownAt: string },
  ): Promise<PointsOfAccounts>;
  /**
   * How a worker thread makes the same sources for itself; without it a run stays in one thread.
   */
  readonly inWorker?: WorkerSources;
}

/** A module that exports `makeSources(input): Sources`, and its input, which must be cloneable. */
export interface WorkerSources {
  readonly module: string;
  readonly input: unknown;
}
