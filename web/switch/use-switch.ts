import { useQuery } from "@tanstack/react-query";
import type { HouseholdSwitchView, SwitchDetail } from "../../src/app/api/switch.ts";
import { ask, OWN, withQuery } from "../api.ts";

/** What changing any contract of one's own brings. */
export function useSwitch() {
  return useQuery({
    queryKey: ["switch"],
    queryFn: () => ask<HouseholdSwitchView>("GET", withQuery(`${OWN.base}/switch`, OWN.params)),
  });
}

/** One row unfolded: asked for when somebody opens it. */
export function useSwitchRow(key: string) {
  return useQuery({
    queryKey: ["switch", key],
    queryFn: () =>
      ask<SwitchDetail>("GET", withQuery(`${OWN.base}/switch/row`, { ...OWN.params, key })),
  });
}
