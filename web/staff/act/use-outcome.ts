import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ActionPreview, StaffActionBody } from "../../../src/app/api/action.ts";
import { life } from "../../life-api.ts";
import type { Place } from "../use-act.ts";

const SETTLED_AFTER_MS = 250;

/** The value once it has stopped changing for a moment. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What it would do, asked anew as soon as the answers stand; null: they are not complete. */
export function useOutcome({ from, contract }: Place, body: StaffActionBody | null) {
  const text = body === null ? "" : JSON.stringify(body);
  const settled = useSettled(text);
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
