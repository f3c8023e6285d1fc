import { useCallback, useEffect, useState } from "react";
import { useBox } from "./use-box.ts";

/**
 * What is half typed, kept on the phone: a call, a reload or a flat battery in between costs no
 * word. `null` while it is being read; `change(null)` forgets it.
 */
export function useKeptDraft<T>(
  name: string,
  first: T,
): readonly [T | null, (next: T | null) => void] {
  const box = useBox();
  const [draft, setDraft] = useState<T | null>(null);
  useEffect(() => {
    let isGone = false;
    void box.draft<T>(name).then((kept) => {
      if (!isGone) setDraft(kept ?? first);
    });
    return () => {
      isGone = true;
    };
  }, [box, name, first]);
  const change = useCallback(
    (next: T | null) => {
      setDraft(next ?? first);
      void box.keepDraft(name, next);
    },
    [box, name, first],
  );
  return [draft, change];
}
