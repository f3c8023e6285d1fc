import type { Pool } from "pg";
import { caseOf } from "../../../callout/case/case-of.ts";
import type { CaseNow } from "../../../callout/case/case-now.ts";
import { loadCase } from "../../../callout/store-cases.ts";
import { caseOfLink, operatorOfLink } from "../../../callout/store-links.ts";
import { loadSettings } from "../../../callout/store-settings.ts";
import { no, type Result } from "../../../kernel/result.ts";
import {
  listOperators,
  loadOperator,
  type Operator,
  withOperator,
} from "../../../platform/index.ts";
import type { CalloutMoment } from "../../callout/callout-moment.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";

/** A transaction of somebody without a login. */
export interface OpenReading extends CalloutMoment {
  readonly world: World;
}

/** At an operator, by its clock. */
export function openReading<T>(
  world: World,
  operator: Operator,
  read: (at: OpenReading) => Promise<T>,
): Promise<T> {
  const now = operator.clock.instant();
  const { catalogue, sources } = world;
  return withOperator(world.pool, operator.operatorId, (tx) =>
    read({ tx, world, catalogue, sources, operator, now, today: tokyoDay(now) }),
  );
}

/** The operator of that code; without one, the first whose call-outs are answered here. */
export async function openOperator(pool: Pool, code: string | undefined): Promise<Operator | null> {
  for (const known of await listOperators(pool)) {
    if (code !== undefined && known.code !== code) continue;
    const { operatorId } = known;
    const { phone } = await withOperator(pool, operatorId, (tx) => loadSettings(tx));
    if (phone !== "") return loadOperator(pool, operatorId);
  }
  return null;
}

/** The case behind a secret address. Unknown and past its days are answered alike. */
export async function byLink<T>(
  world: World,
  token: string,
  read: (at: OpenReading, now: CaseNow) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const operatorId = await operatorOfLink(world.pool, token);
  const operator = operatorId === null ? null : await loadOperator(world.pool, operatorId);
  if (operator === null) return no(CLOSED);
  return openReading(world, operator, async (at) => {
    const number = await caseOfLink(at.tx, token, at.now);
    const found = number === null ? null : await loadCase(at.tx, number);
    return found === null ? no(CLOSED) : read(at, caseOf(found));
  });
}

const CLOSED = { code: "callout.link-closed" } as const;
