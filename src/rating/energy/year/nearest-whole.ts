/** Simulated energy as meters count it: 1,234.5 Wh are 1,235. */
export function nearestWhole(amount: number): number {
  return Math.floor((amount * 2 + 1) / 2);
}
