import { QueryCache, QueryClient } from "@tanstack/react-query";
import type { Session } from "../src/app/api/session.ts";
import { ApiFailure } from "./api.ts";

/** A session that ended elsewhere or by time: every page falls back to the login, and says why. */
function sessionEnded(error: unknown): void {
  if (!(error instanceof ApiFailure) || error.status !== 401) return;
  if (client.getQueryData(["session"])) client.setQueryData(["expired"], true);
  client.setQueryData(["session"], null);
}

export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: sessionEnded }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (count, error) => !(error instanceof ApiFailure && error.status > 0) && count < 2,
      networkMode: "always",
    },
    mutations: { onError: sessionEnded, networkMode: "always" },
  },
});

const isNotSession = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
  queryKey[0] !== "session";

/** Something was done: everything that is shown is read anew, and who is there stays known. */
export async function readAnew(of: QueryClient): Promise<void> {
  await of.invalidateQueries({ predicate: isNotSession });
}

/**
 * Another person, or nobody: nothing of the one before stays. The session's own entry is changed,
 * not removed, because the gate watches it.
 */
export function startSession(of: QueryClient, session: Session | null): void {
  of.setQueryData(["session"], session);
  of.removeQueries({ predicate: isNotSession });
}
