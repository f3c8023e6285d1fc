const ROUNDS = 301;
const WARM_UP_MS = 300;

/** Median microseconds of a call over rounds, each of `batch` calls, after warming up. */
export function median(call: () => unknown, batch = 1, rounds = ROUNDS): number {
  const warm = performance.now() + WARM_UP_MS;
  while (performance.now() < warm) call();
  const times = Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    for (let run = 0; run < batch; run += 1) call();
    return Number(process.hrtime.bigint() - start) / 1000 / batch;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

/** Median milliseconds of a call over rounds, after warming up. */
export function medianMs(call: () => unknown, rounds = ROUNDS): number {
  return median(call, 1, rounds) / 1000;
}

/** To a hundredth, or to as many digits as are said. */
export function rounded(value: number, digits = 2): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
