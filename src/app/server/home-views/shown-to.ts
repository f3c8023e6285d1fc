import { contains } from "../../../kernel/period.ts";
import { monthlyOf } from "../reads/monthly-price.ts";
import type { PartsView } from "../../api/home-views.ts";
import { shownBy } from "../../home/home-service.ts";
import type { ContractContext, KnownContract } from "../views/contract-view.ts";

const HOME = "ecorepo-home";
const BUILDING = "ecorepo-mems";

type Context = Pick<ContractContext, "household" | "today">;

/**
 * What a household's contracts show (HM-09): Light the whole house; Premium, and who lives under or
 * manages a building's contract, rooms and appliances too.
 */
export function showsOf(context: Context): PartsView["shows"] {
  const shows = context.household.some(
    (known) =>
      known.state === "active" &&
      shownBy(known.tenure.service, itemOf(known, context)) === "appliances",
  );
  return shows ? "appliances" : "house";
}

/** Whether it manages a building: then that has a page of its own (MM-02). */
export function buildingOfHousehold({ household, today }: Context): KnownContract | null {
  const found = household.find(
    ({ tenure, state }) =>
      tenure.service === BUILDING &&
      state === "active" &&
      tenure.items.some((span) => span.item === "building" && contains(span, today)),
  );
  return found ?? null;
}

/** What would show rooms and appliances, and what it costs a month; null where they are shown. */
export function premiumOf(context: ContractContext): PartsView["premium"] {
  if (showsOf(context) === "appliances") return null;
  const { catalogue, household, today } = context;
  const light = household.find(
    (known) => known.state === "active" && itemOf(known, context) === "light",
  );
  const item = catalogue.services.get(HOME)?.items["premium"]?.label;
  if (!item) return null;
  const price = monthlyOf(catalogue, { service: HOME, of: "item", name: "premium", on: today });
  return {
    item,
    yen: price === "closed" ? null : price.monthly,
    contract: light?.contract.id ?? null,
  };
}

function itemOf({ tenure }: KnownContract, { today }: Pick<Context, "today">): string | null {
  if (tenure.service !== HOME) return null;
  return tenure.items.find((span) => contains(span, today))?.item ?? null;
}
