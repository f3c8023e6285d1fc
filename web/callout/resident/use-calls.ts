import { useQuery } from "@tanstack/react-query";
import type { ResidentCases } from "../../../src/app/api/callout.ts";
import { ask } from "../../api.ts";
import { keepPhone } from "../parts/kept-phone.ts";

/** While a call goes on the page looks again. */
const LOOK_AGAIN_MS = 10_000;

/** Own calls; the telephone number is kept for when nothing else works. */
export function useCalls() {
  return useQuery({
    queryKey: ["callout"],
    queryFn: async () => {
      const calls = await ask<ResidentCases>("GET", "/api/callout");
      keepPhone(calls.phone);
      return calls;
    },
    refetchInterval: ({ state }) => (state.data?.open.length ? LOOK_AGAIN_MS : false),
  });
}
