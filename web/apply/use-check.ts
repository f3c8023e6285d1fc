import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ApplicationsBody } from "../../src/app/api/application.ts";
import type { Reader } from "../api.ts";
import { life } from "../life-api.ts";

const PAUSE_MS = 450;

/** The value once it has not changed for a moment. */
export function useSettled<T>(value: T, text: string): T {
  const [settled, setSettled] = useState({ value, text });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value, text }), PAUSE_MS);
    return () => clearTimeout(timer);
    // The text stands for the value, which is built anew on every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return settled.value;
}

/** Whether it would be accepted and what it costs: asked while typing, nothing is written. */
export function useCheck(from: Reader, body: ApplicationsBody | null) {
  const settled = useSettled(body, JSON.stringify(body));
  return useQuery({
    queryKey: ["check", from, JSON.stringify(settled)],
    queryFn: () => life.checkApplications(from, settled ?? { applications: [] }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
