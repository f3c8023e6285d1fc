/** Cards of a row; the page has two rows. */
const ACROSS = 2;

/** Televisions name their Back key in several ways. */
export function isBack(key: string): boolean {
  return ["Escape", "Backspace", "BrowserBack", "GoBack", "XF86Back"].includes(key);
}

/** Where an arrow leads from a card of the two by two; null: no arrow, or the edge. */
export function moved(from: number, key: string): number | null {
  const column = from % ACROSS;
  switch (key) {
    case "ArrowLeft":
      return column > 0 ? from - 1 : null;
    case "ArrowRight":
      return column < ACROSS - 1 ? from + 1 : null;
    case "ArrowUp":
      return from >= ACROSS ? from - ACROSS : null;
    case "ArrowDown":
      return from < ACROSS ? from + ACROSS : null;
    default:
      return null;
  }
}
