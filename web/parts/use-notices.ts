import { useQuery } from "@tanstack/react-query";
import type { NotificationList } from "../../src/app/api/deadline.ts";
import { ask } from "../api.ts";

/** What the household was told; asked again every few minutes while the page is open. */
export function useNotices() {
  return useQuery({
    queryKey: ["notices"],
    queryFn: () => ask<NotificationList>("GET", "/api/notifications"),
    refetchInterval: 300_000,
  });
}
