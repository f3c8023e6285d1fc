import type { Sources } from "../../billing/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { Tx } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";

/** One transaction of an operator at one instant of its clock: what carrying out needs. */
export interface Moment {
  readonly tx: Tx;
  readonly catalogue: LoadedCatalogue;
  readonly sources: Sources;
  /** The operator's present, by its own clock. */
  readonly now: string;
  readonly today: Day;
}
