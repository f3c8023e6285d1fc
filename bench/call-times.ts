import { rounded } from "./median.ts";

/**
 * Milliseconds of a call for each of what is asked: median, 99th of a hundred, the longest, once
 * all were asked before: within the first few hundred the engine compiles anew what it guessed
 * wrongly. `first` is the very first call. `cpuMean` is time on the processors, which other work
 * moves less.
 */
export function callTimes<Ask>(asks: readonly Ask[], call: (ask: Ask) => unknown) {
  const [first = 0] = timed(asks, call);
  const used = process.cpuUsage();
  const wall = timed(asks, call);
  const { user, system } = process.cpuUsage(used);
  return {
    median: quantile(wall, 0.5),
    p99: quantile(wall, 0.99),
    longest: quantile(wall, 1),
    cpuMean: rounded((user + system) / 1000 / wall.length, 3),
    first: rounded(first, 3),
    runs: wall.length,
  };
}

function timed<Ask>(asks: readonly Ask[], call: (ask: Ask) => unknown): readonly number[] {
  return asks.map((ask) => {
    const start = process.hrtime.bigint();
    call(ask);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
}

function quantile(times: readonly number[], share: number): number {
  const inOrder = times.toSorted((a, b) => a - b);
  return rounded(inOrder[Math.ceil(inOrder.length * share) - 1] ?? 0, 3);
}
