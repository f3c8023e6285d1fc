import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ActionPreview, StaffActionBody } from "../../../src/app/api/action.ts";
import { useSettled } from "../../forms/use-settled.ts";
import { life } from "../../life-api.ts";
import type { Place } from "../use-act.ts";

export const SETTLED_AFTER_MS = 250;

/** What it would do, asked anew as soon as the answers stand; null: they are not complete. */
export function useOutcome({ from, contract }: Place, body: StaffActionBody | null) {
  const text = body === null ? "" : JSON.stringify(body);
  const settled = useSettled(text, SETTLED_AFTER_MS);
  const query = useQuery<ActionPreview>({
    queryKey: ["outcome", from.base, from.params, contract, settled],
    queryFn: () => life.preview(from, contract, JSON.parse(settled) as StaffActionBody),
    enabled: settled !== "" && text !== "",
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const isCurrent = settled === text && !query.isFetching && !query.isPlaceholderData;
  return { query, isCurrent, preview: text === "" ? undefined : query.data };
}
