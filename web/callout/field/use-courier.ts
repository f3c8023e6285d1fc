import { useEffect } from "react";
import { useBox } from "./use-box.ts";

/** An offer has minutes: the day is looked at this often while somebody looks at the phone. */
const LOOK_MS = 15_000;

/** Looks for news and sends what waits: at once, when the signal or the eye comes back, by time. */
export function useCourier(): void {
  const box = useBox();
  useEffect(() => {
    const look = () => {
      if (navigator.onLine && document.visibilityState === "visible") void box.look();
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    addEventListener("online", look);
    addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
      removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [box]);
}
