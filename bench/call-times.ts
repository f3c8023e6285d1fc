import { rounded } from "./median.ts";

const WARM_UP = 100;

/**
 * Milliseconds of a call for each of what is asked: median, 99th of a hundred, the longest.
 * `cpuMean` is time on the processors, which other work moves less.
 */
export function callTimes<Ask>(asks: readonly Ask[], call: (ask: Ask) => unknown) {
  for (const ask of asks.slice(0, WARM_UP)) call(ask);
  const wall: number[] = [];
  const used = process.cpuUsage();
  for (const ask of asks) {
    const start = process.hrtime.bigint();
    call(ask);
    wall.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  const { user, system } = process.cpuUsage(used);
  return {
    median: quantile(wall, 0.5),
    p99: quantile(wall, 0.99),
    longest: quantile(wall, 1),
    cpuMean: rounded((user + system) / 1000 / wall.length, 3),
    runs: wall.length,
  };
}

function quantile(times: readonly number[], share: number): number {
  const inOrder = times.toSorted((a, b) => a - b);
  return rounded(inOrder[Math.ceil(inOrder.length * share) - 1] ?? 0, 3);
}
