/** The nearest whole number, halves up, of a simulated figure: 1,234.5 Wh are 1,235. */
export function nearest(value: number): number {
  return Math.floor(value + 0.5);
}

/** With one place after the point: 11.24 is 11.2. */
export function nearestTenth(value: number): number {
  return nearest(value * 10) / 10;
}
