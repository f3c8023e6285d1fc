import { itemOn, loadContracts, stateOn } from "../../contracts/index.ts";
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
    const item = itemOn(contract, today, { knownAt: now });
    const own = shownBy(contract.service, item.ok ? item.value : null);
    if (own === "appliances") return own;
    shows = own ?? shows;
  }
  return shows;
}

/** What one contract that runs shows, by its service and item; null: nothing of a home. */
export function shownBy(service: string, item: string | null): HomeService | null {
  if (service === BUILDING) return "appliances";
  if (service !== HOME) return null;
  return item === "premium" ? "appliances" : "house";
}
