import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ApplicationsBody } from "../../src/app/api/application.ts";
import type { Reader } from "../api.ts";
import { useSettled } from "../forms/use-settled.ts";
import { life } from "../life-api.ts";

const SETTLED_AFTER_MS = 450;

/** Whether it would be accepted and what it costs: asked while typing, nothing is written. */
export function useCheck(from: Reader, body: ApplicationsBody | null) {
  const settled = useSettled(body === null ? "" : JSON.stringify(body), SETTLED_AFTER_MS);
  return useQuery({
    queryKey: ["check", from, settled],
    queryFn: () => life.checkApplications(from, JSON.parse(settled) as ApplicationsBody),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
