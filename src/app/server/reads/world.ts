import type { Pool } from "pg";
import type { Sources } from "../../../billing/index.ts";
import type { Day } from "../../../kernel/day.ts";
import {
  loadOperator,
  type Operator,
  type Session,
  type Tx,
  withOperator,
} from "../../../platform/index.ts";
import type { KnownNow } from "../../home/home-now.ts";
import type { HomeName } from "../../home/live-hub.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";

/** What every read needs. */
export interface World {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  readonly sources: Sources;
  /** The portal's own address, where it is known. */
  readonly portal?: string | null;
  /** What this server's memory knows of a home now; left out: what is written down counts. */
  readonly homesNow?: (home: HomeName) => ReadonlyMap<string, KnownNow>;
}

/** A read in progress: inside the session's operator, at one instant of its clock. */
export interface Reading {
  readonly tx: Tx;
  readonly world: World;
  readonly session: Session;
  readonly operator: Operator;
  /** The operator's present, by its own clock. */
  readonly now: string;
  readonly today: Day;
}

/** Read in one transaction that sees only the session's operator. */
export async function reading<T>(
  world: World,
  session: Session,
  read: (reading: Reading) => Promise<T>,
): Promise<T> {
  const operator = await loadOperator(world.pool, session.operatorId);
  if (operator === null) throw new Error(`operator ${session.operatorId} of a session is gone`);
  const now = operator.clock.instant();
  const today = tokyoDay(now);
  return unlessInACircle(() =>
    withOperator(world.pool, session.operatorId, (tx) =>
      read({ tx, world, session, operator, now, today }),
    ),
  );
}

const TRIES = 3;

/**
 * The operator's daily job acts on many households in one transaction and may wait in a circle with
 * a request; the database then ends one of the two, which begins anew.
 */
async function unlessInACircle<T>(attempt: () => Promise<T>): Promise<T> {
  for (let k = 1; ; k += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (k === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}
