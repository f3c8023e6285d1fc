import { useEffect, useState } from "react";

/** A text once it has stopped changing for a moment: typing is not asked letter by letter. */
export function useSettled(text: string, afterMs: number): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), afterMs);
    return () => clearTimeout(timer);
  }, [text, afterMs]);
  return settled;
}
