import { useQuery } from "@tanstack/react-query";
import { life } from "../../life-api.ts";
import type { Place } from "../use-act.ts";

/** What may be done with a contract now. */
export function useActions({ from, contract }: Place) {
  return useQuery({
    queryKey: ["actions", from.base, from.params, contract],
    queryFn: () => life.actions(from, contract),
  });
}
