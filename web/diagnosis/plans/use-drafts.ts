import { useQuery, useQueryClient } from "@tanstack/react-query";
import { contractor, type PlanDrafts } from "../contractor/contractor-api.ts";
import { ownRules } from "../contractor/own-rules.ts";

const KEY = ["diagnosis", "plans"];

/** What the contractor keeps. */
export function useDrafts() {
  return useQuery({ queryKey: KEY, queryFn: contractor.plans });
}

/** Takes what is kept after a change; which of it diagnoses compare is asked for anew. */
export function useTakeDrafts(): (after: PlanDrafts) => void {
  const client = useQueryClient();
  return (after) => {
    client.setQueryData(KEY, after);
    void client.invalidateQueries({ queryKey: ownRules.queryKey });
  };
}
