import { useQuery } from "@tanstack/react-query";
import type { HouseholdSwitchView, SwitchDetail } from "../../src/app/api/switch.ts";
import { ask, type Params, withQuery } from "../api.ts";
import { useSwitchPlace } from "./switch-place.ts";

/** What changing any contract brings: of one's own, or of the account that staff looks at. */
export function useSwitch() {
  return useAsked<HouseholdSwitchView>("switch", {});
}

/** One row unfolded: asked for when somebody opens it. */
export function useSwitchRow(key: string) {
  return useAsked<SwitchDetail>("switch/row", { key });
}

function useAsked<T>(path: string, asked: Params) {
  const { base, params } = useSwitchPlace().from;
  const address = withQuery(`${base}/${path}`, { ...params, ...asked });
  return useQuery({ queryKey: ["switch", address], queryFn: () => ask<T>("GET", address) });
}
