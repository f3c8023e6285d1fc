import { useEffect } from "react";
import { waits } from "./queue/entry.ts";
import { useBox } from "./use-box.ts";

/** What waits is tried this often: not every phone says when its signal is back. */
const SEND_MS = 5_000;
/** An offer has minutes: the day is looked at this often while somebody looks at the phone. */
const LOOK_MS = 15_000;

/** Looks for news and sends what waits: at once, when the signal or the eye comes back, by time. */
export function useCourier(): void {
  const box = useBox();
  useEffect(() => {
    const look = () => {
      if (navigator.onLine && document.visibilityState === "visible") void box.look();
    };
    const sendWhatWaits = () => {
      if (box.seen().entries.some(waits)) look();
    };
    look();
    const timers = [setInterval(look, LOOK_MS), setInterval(sendWhatWaits, SEND_MS)];
    addEventListener("online", look);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const timer of timers) clearInterval(timer);
      removeEventListener("online", look);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [box]);
}
