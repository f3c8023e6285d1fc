/** The Wh of some half-hours. Four sums at once: one alone waits for each addition to end. */
export function sumWh(wh: Float64Array | null): number {
  if (wh === null) return 0;
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = wh.length - (wh.length % 4);
  for (let slot = 0; slot < whole; slot += 4) {
    a += wh[slot] ?? 0;
    b += wh[slot + 1] ?? 0;
    c += wh[slot + 2] ?? 0;
    d += wh[slot + 3] ?? 0;
  }
  for (let slot = whole; slot < wh.length; slot += 1) a += wh[slot] ?? 0;
  return a + b + c + d;
}
