import { type Contract, itemOn, loadContracts, stateOn } from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { Tx } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { tokyoDay } from "../tokyo-day.ts";

/** One transaction of an operator at one instant of its clock: what acting on a home needs. */
export interface HomeMoment {
  readonly tx: Tx;
  readonly catalogue: LoadedCatalogue;
  /** The operator's present, by its own clock. */
  readonly now: string;
}

const HOME = "ecorepo-home";
const BUILDING = "ecorepo-mems";

export type HomeService = "house" | "appliances";

/**
 * What a household's contracts show and let it steer (HM-09, MM-02): Light the whole house alone;
 * Premium, and who lives under or manages a building's contract, appliances too. Null: there is no
 * such contract, or it is suspended.
 */
export async function homeServiceOf(
  { tx, now }: Pick<HomeMoment, "tx" | "now">,
  accountId: number,
): Promise<HomeService | null> {
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const today = tokyoDay(now);
  let shows: HomeService | null = null;
  for (const contract of contracts) {
    if (contract.service !== HOME && contract.service !== BUILDING) continue;
    const state = stateOn(contract, today, { knownAt: now });
    if (!state.ok || state.value !== "active") continue;
    if (contract.service === BUILDING || isPremium(contract, { today, now })) return "appliances";
    shows = "house";
  }
  return shows;
}

function isPremium(
  contract: Contract,
  { today, now: knownAt }: { readonly today: Day; readonly now: string },
): boolean {
  const item = itemOn(contract, today, { knownAt });
  return item.ok && item.value === "premium";
}
