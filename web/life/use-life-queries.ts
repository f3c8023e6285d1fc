import { useQuery } from "@tanstack/react-query";
import { accounts } from "../account-api.ts";
import type { Reader } from "../api.ts";
import { life } from "../life-api.ts";

/** A contract of one's own, from the list that other pages have loaded already. */
export function useContracts() {
  return useQuery({ queryKey: ["contracts"], queryFn: accounts.contracts });
}

export function useActions(from: Reader, contract: string) {
  return useQuery({
    queryKey: ["actions", from, contract],
    queryFn: () => life.actions(from, contract),
  });
}

export function useDeadlines(from: Reader) {
  return useQuery({ queryKey: ["deadlines", from], queryFn: () => life.deadlines(from) });
}

export function useDocuments(from: Reader) {
  return useQuery({ queryKey: ["documents", from], queryFn: () => life.documents(from) });
}

export function useLeaving(from: Reader, contract: string, enabled = true) {
  return useQuery({
    queryKey: ["leaving", from, contract],
    queryFn: () => life.leaving(from, contract),
    enabled,
  });
}
