import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Gateway } from "../../src/home/gateway/gateway.ts";
import { openGateway } from "../../src/home/gateway/open-gateway.ts";
import { machineTimers } from "../../src/home/lan/machine-timers.ts";
import { memorySegment } from "../../src/home/lan/memory-lan.ts";
import type { House } from "../../src/home/simulate/house.ts";
import { openHouse } from "../../src/home/simulate/open-house.ts";
import type { Clock } from "../../src/platform/index.ts";

export interface LiveHouse {
  readonly house: House;
  readonly gateway: Gateway;
  readonly close: () => Promise<void>;
}

/** Polled often and given up on soon: a test waits for what happens, not for a field's patience. */
const PACE = {
  fastMs: 300,
  slowMs: 600,
  discoveryMs: 2_000,
  firstWaitMs: 300,
  leastWaitMs: 200,
  mostWaitMs: 400,
  retries: 0,
};

/** A simulated house and the gateway in it, which dials a real server by its address. */
export async function liveHouse(platform: string, clock: Clock): Promise<LiveHouse> {
  const timers = machineTimers;
  const segment = memorySegment({ timers, seed: 3 });
  const house = await openHouse({
    station: (node) => segment.station(`10.0.0.${10 + node}`),
    clock,
    timers,
    seed: 5,
    equipment: { airConditioners: 1, lights: 1, waterHeater: null, board: null, solarW: 0 },
  });
  const directory = mkdtempSync(path.join(tmpdir(), "engawa-live-"));
  const gateway = openGateway({
    lan: segment.station("10.0.0.200"),
    clock,
    timers,
    directory,
    platform,
    version: "0.1.0",
    seed: 11,
    pace: PACE,
  });
  return {
    house,
    gateway,
    close: async () => {
      await gateway.close();
      await house.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
