import type { Decided, Household } from "../../../contracts/index.ts";
import { type MoneyBeforeYes, moneyBeforeYes } from "../../what-if/money-of.ts";
import type { Reading } from "./world.ts";

/** What a decision costs or gives back, and which settled months it changes; nothing is written. */
export function readMoney(
  { tx, world, today }: Pick<Reading, "tx" | "world" | "today">,
  ask: {
    readonly accountId: number;
    readonly household: Household;
    readonly decided: Decided;
  },
): Promise<MoneyBeforeYes> {
  const { catalogue, sources } = world;
  return moneyBeforeYes({ tx, catalogue, sources }, { ...ask, today });
}
