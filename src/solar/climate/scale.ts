/**
 * Multiply values by one factor so that they sum to a total, none above its cap; in place. What a
 * cap cuts off is spread over the others, in rounds: [1, 1, 2] capped at 2 each to a total of 5 is
 * [1.5, 1.5, 2]. When the caps together are below the total, all stand at their caps.
 */
export function scaleTo(total: number, values: Float64Array, caps: Float64Array): void {
  for (let round = 0; round < values.length; round += 1) {
    let free = 0;
    let capped = 0;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0;
      const cap = caps[at] ?? 0;
      if (value < cap) free += value;
      else capped += cap;
    }
    if (free <= 0) return;
    const factor = (total - capped) / free;
    let cut = false;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? 0;
      const cap = caps[at] ?? 0;
      const scaled = value < cap ? value * factor : cap;
      if (scaled > cap) cut = true;
      values[at] = Math.min(Math.max(scaled, 0), cap);
    }
    if (!cut) return;
  }
}
