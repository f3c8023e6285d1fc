import { useQuery } from "@tanstack/react-query";
import { contractor } from "./contractor-api.ts";

/** Who may diagnose now, and what is left of the month: one question for every page. */
export function useStanding() {
  return useQuery({ queryKey: ["diagnosis", "standing"], queryFn: contractor.standing });
}
