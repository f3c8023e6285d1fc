import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Session } from "../../src/app/api/session.ts";

/**
 * State that outlives an error, a reload, a way back and a session that ended meanwhile: kept for
 * this tab and this person only. Without storage it lasts as long as the page.
 */
export function useDraft<T extends object>(
  key: string,
  empty: T,
): readonly [T, (next: Partial<T>) => void, () => void] {
  const session = useQuery<Session | null>({ queryKey: ["session"], enabled: false });
  const name = `engawa.draft.${session.data?.name ?? ""}.${key}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...readDraft(name) }));
  const change = useCallback(
    (next: Partial<T>) =>
      setDraft((before) => {
        const after = { ...before, ...next };
        writeDraft(name, after);
        return after;
      }),
    [name],
  );
  const clear = useCallback(() => {
    writeDraft(name, null);
    setDraft(empty);
  }, [name, empty]);
  return [draft, change, clear];
}

function readDraft(name: string): object {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function writeDraft(name: string, value: object | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    return;
  }
}
