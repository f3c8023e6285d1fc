import { type RefObject, useEffect, useRef, useState } from "react";

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/**
 * Which item is looked at, by mouse or keyboard: j and k go on and back from anywhere on the page,
 * Enter goes to the decision. When the item is settled and leaves the list, the one that takes its
 * place is next.
 */
export function useChosen<T extends { readonly key: string }>(
  items: readonly T[],
  first: string | undefined,
) {
  const list = useRef<HTMLUListElement>(null);
  const detail = useRef<HTMLElement>(null);
  const [held, setHeld] = useState({ key: first ?? items[0]?.key, index: 0 });
  const found = items.findIndex(({ key }) => key === held.key);
  const index = found === -1 ? Math.min(held.index, items.length - 1) : found;
  const chosen = items[index];
  const choose = (next: number) => {
    const item = items[next];
    if (item !== undefined) setHeld({ key: item.key, index: next });
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = askedOf(event, list);
      if (asked === null) return;
      event.preventDefault();
      if (asked === "decide") decide(detail.current);
      else {
        const next = Math.max(0, Math.min(items.length - 1, index + asked));
        choose(next);
        list.current?.querySelectorAll("button")[next]?.focus();
      }
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
  return { chosen, choose, list, detail };
}

/** Keys are the page's own only where nobody types, and no panel is open. */
function askedOf(
  event: KeyboardEvent,
  list: RefObject<HTMLUListElement | null>,
): number | "decide" | null {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) {
    return null;
  }
  if (event.target.closest("input, select, textarea, dialog") !== null) return null;
  const inList = list.current?.contains(event.target) === true;
  const step = STEPS[event.key];
  if (step !== undefined) return event.key.length === 1 || inList ? step : null;
  return event.key === "Enter" && inList ? "decide" : null;
}

/** To the first thing to answer, or the yes itself. */
function decide(detail: HTMLElement | null): void {
  const first = detail?.querySelector<HTMLElement>(".act input, .act select, .act textarea");
  const main = detail?.querySelector<HTMLElement>("[data-main]");
  (first ?? main ?? detail?.querySelector<HTMLElement>("a, button"))?.focus();
}
