import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { isoOf, phoneNow } from "./phone-clock.ts";
import type { Box } from "./queue/box.ts";
import type { KeptDay } from "./queue/indexed-store.ts";
import type { Seen } from "./queue/mirror.ts";
import { shownVisit, type ShownVisit } from "./shown/shown-visit.ts";

export const BoxContext = createContext<Box | null>(null);

/** The phone's store. Throws outside the field's door. */
export function useBox(): Box {
  const box = useContext(BoxContext);
  if (box === null) throw new Error("no box is open here");
  return box;
}

export function useSeen(): Seen {
  const box = useBox();
  return useSyncExternalStore(box.subscribe, box.seen);
}

/** What is added to the phone's instants to show them by the operator's clock. */
export function offsetOf(kept: KeptDay | null): number {
  return kept === null ? 0 : Date.parse(kept.day.now) - kept.heardMs;
}

/** The operator's instant, each second or each so many. */
export function useNow(everyMs = 1000): string {
  const { kept } = useSeen();
  const [phone, setPhone] = useState(phoneNow);
  useEffect(() => {
    const timer = setInterval(() => setPhone(phoneNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return isoOf(Math.max(phone, kept?.heardMs ?? 0) + offsetOf(kept));
}

/** The visits of the day with what was pressed since. */
export function useVisits(): readonly ShownVisit[] {
  const { kept, entries } = useSeen();
  return useMemo(
    () => (kept?.day.visits ?? []).map((visit) => shownVisit(visit, entries, offsetOf(kept))),
    [kept, entries],
  );
}

/** A case may have several visits: the one that is not over comes first, else the newest. */
export function useVisit(number: string): ShownVisit | null {
  const own = useVisits().filter((visit) => visit.number === number);
  return own.toSorted((one, other) => other.visit - one.visit)[0] ?? null;
}
