/**
 * What a stored watt-hour will still save: steps of `width` Wh, each Wh of which is worth `worth`,
 * falling from the floor (the first Wh finds the dearest hour) to the ceiling. The steps lie in
 * `[head, tail)`, with room on both sides.
 */
export interface StoredWorth {
  readonly worth: Float64Array;
  readonly width: Float64Array;
  head: number;
  tail: number;
}

/** After the last slot, nothing stored is worth anything. Each slot adds at most a step an end. */
export function worthlessAtEnd(usableWh: number, slots: number): StoredWorth {
  const worth = new Float64Array(2 * slots + 3);
  const width = new Float64Array(2 * slots + 3);
  width[slots + 1] = usableWh;
  return { worth, width, head: slots + 1, tail: slots + 2 };
}

/**
 * Offer up to `mostWh` at a price: those from the floor that are worth more are bought, and are
 * then worth their price. Answers how many Wh from the floor are worth more than it.
 */
export function offer(steps: StoredWorth, price: number, mostWh: number): number {
  const { worth, width, tail } = steps;
  let above = 0;
  let end = steps.head;
  while (end < tail && (worth[end] ?? 0) > price) above += width[end++] ?? 0;
  const bought = Math.min(above, mostWh);
  if (!(bought > 0)) return above;
  let head = cutFront(steps, bought, end);
  if (end < tail && worth[end] === price) {
    width[end] = (width[end] ?? 0) + bought;
  } else {
    worth.copyWithin(head - 1, head, end);
    width.copyWithin(head - 1, head, end);
    head -= 1;
    worth[end - 1] = price;
    width[end - 1] = bought;
  }
  steps.head = head;
  return above;
}

/**
 * Ask for up to `mostWh` at a price: those below the ceiling that are worth less are given, and
 * were then worth that price. Answers how many Wh below the ceiling are worth less than it.
 */
export function ask(steps: StoredWorth, price: number, mostWh: number): number {
  const { worth, width, head } = steps;
  let below = 0;
  let start = steps.tail;
  while (start > head && (worth[start - 1] ?? 0) < price) below += width[--start] ?? 0;
  const given = Math.min(below, mostWh);
  if (!(given > 0)) return below;
  let tail = cutBack(steps, given, start);
  if (start > head && worth[start - 1] === price) {
    width[start - 1] = (width[start - 1] ?? 0) + given;
  } else {
    worth.copyWithin(start + 1, start, tail);
    width.copyWithin(start + 1, start, tail);
    tail += 1;
    worth[start] = price;
    width[start] = given;
  }
  steps.tail = tail;
  return below;
}

/** Take Wh away from the floor, no step at or after `end`; answers the new head. */
function cutFront({ width, head }: StoredWorth, wh: number, end: number): number {
  let from = head;
  let rest = wh;
  while (from < end && (width[from] ?? 0) <= rest) rest -= width[from++] ?? 0;
  if (from < end) width[from] = (width[from] ?? 0) - rest;
  return from;
}

/** Take Wh away below the ceiling, no step before `start`; answers the new tail. */
function cutBack({ width, tail }: StoredWorth, wh: number, start: number): number {
  let until = tail;
  let rest = wh;
  while (until > start && (width[until - 1] ?? 0) <= rest) rest -= width[--until] ?? 0;
  if (until > start) width[until - 1] = (width[until - 1] ?? 0) - rest;
  return until;
}
