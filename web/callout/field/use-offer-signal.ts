import { useEffect } from "react";
import { useVisits } from "./use-box.ts";

/** Two long knocks: felt through a pocket. Milliseconds on, off, on. */
const KNOCK = [400, 150, 400];

/** An offer has minutes: a new one is felt, and stands in the tab's title as long as it is open. */
export function useOfferSignal(title: string): void {
  const offers = useVisits().filter(({ offer }) => offer !== null).length;
  useEffect(() => {
    const before = document.title;
    if (offers > 0) {
      document.title = `(${offers}) ${title}`;
      // Not every phone knocks, and none before it was touched.
      if ("vibrate" in navigator) navigator.vibrate(KNOCK);
    }
    return () => {
      document.title = before;
    };
  }, [offers, title]);
}
