import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import packageFile from "../../../package.json" with { type: "json" };
import { openGateway } from "../../home/gateway/open-gateway.ts";
import type { Gateway } from "../../home/gateway/gateway.ts";
import { loadChannels, loadGateways, loadHomeSeries } from "../../home/index.ts";
import { machineTimers } from "../../home/lan/machine-timers.ts";
import { GATEWAY_NODE } from "../../home/simulate/addresses.ts";
import type { House, HousePlace } from "../../home/simulate/house.ts";
import { openHouse } from "../../home/simulate/open-house.ts";
import { nodesOf } from "../../home/simulate/street.ts";
import type { Day } from "../../kernel/day.ts";
import { QUALITY, type Series, SLOTS_A_DAY } from "../../metering/index.ts";
import {
  type Clock,
  keepClockRunning,
  listOperators,
  type Tx,
  withOperator,
} from "../../platform/index.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { liveHomes, type LiveHome } from "./home-households.ts";
import { type HomeNetworks, openNetworks } from "./home-networks.ts";
import { anchorOf } from "./home-seen.ts";
import { demoHouseholds } from "./households.ts";
import { DEMO } from "./seed.ts";

/** The demo's homes while the server runs. */
export interface LiveHomes {
  /** One line for whoever started it. */
  readonly said: string;
  readonly houses: ReadonlyMap<string, House>;
  readonly gateways: readonly Gateway[];
  /** Homes go off, and the operator's clock stands. */
  close(): Promise<void>;
}

export interface LiveParts {
  readonly pool: Pool;
  /** Where gateways dial: `http://127.0.0.1:3000`. */
  readonly platform: string;
  /** Customer numbers; left out: every home that may be live. */
  readonly only?: readonly string[];
}

interface Setting extends LiveParts {
  readonly operatorId: number;
  readonly clock: Clock;
  readonly directory: string;
  readonly networks: HomeNetworks;
}

/**
 * Lets the demo's clock run and its homes live: in each a simulated house on a network of its own,
 * and a real gateway that dials in over the loopback. A gateway begins anew at each start, with a
 * new key; what the meters counted before is what was stored. Null: there is no demo operator.
 */
export async function startLiveHomes(parts: LiveParts): Promise<LiveHomes | null> {
  const { pool } = parts;
  const operator = (await listOperators(pool)).find(({ code }) => code === DEMO.code);
  const running = operator && (await keepClockRunning(pool, operator.operatorId));
  if (!operator || !running) return null;
  const homes = liveHomes(demoHouseholds()).filter(({ number }) => {
    return parts.only?.includes(number) ?? true;
  });
  const networks = await openNetworks(homes.map((home) => nodesIn(home)));
  const directory = await mkdtemp(path.join(tmpdir(), "engawa-homes-"));
  const { operatorId } = operator;
  const setting = { ...parts, operatorId, clock: running.clock, directory, networks };
  const houses = new Map<string, House>();
  const gateways: Gateway[] = [];
  for (const [index, home] of homes.entries()) {
    const live = await startHome(setting, home, index);
    houses.set(home.number, live.house);
    if (live.gateway) gateways.push(live.gateway);
  }
  return {
    said: `${houses.size} homes are live ${networks.said}.`,
    houses,
    gateways,
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.close()));
      await Promise.all([...houses.values()].map((house) => house.close()));
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function nodesIn({ equipment }: LiveHome): readonly number[] {
  const devices = Array.from({ length: nodesOf(equipment) }, (_, index) => index + 1);
  return [...devices, GATEWAY_NODE];
}

async function startHome(
  setting: Setting,
  home: LiveHome,
  index: number,
): Promise<{ house: House; gateway: Gateway | null }> {
  const { pool, operatorId, clock, networks, platform } = setting;
  const station = networks.stationsOf(index);
  const anchor = anchorOf(tokyoDay(clock.instant()));
  const stored = await withOperator(pool, operatorId, (tx) => storedOf(tx, home, anchor));
  const { seed, equipment, use } = home;
  const timers = machineTimers;
  const place = { station, clock, timers, seed, equipment, use, anchor };
  const house = await openHouse({ ...place, past: stored.past });
  if (stored.gateway === null) return { house, gateway: null };
  const gateway = openGateway({
    lan: station(GATEWAY_NODE),
    clock,
    timers,
    directory: path.join(setting.directory, home.number),
    platform,
    version: packageFile.version,
    seed,
  });
  const { publicKey } = gateway;
  const known = stored.gateway;
  await withOperator(pool, operatorId, (tx) => takeKey(tx, known, publicKey));
  gateway.enrolledAs(known);
  gateway.start();
  return { house, gateway };
}

interface Stored {
  /** Null: the household has revoked its gateway. */
  readonly gateway: string | null;
  readonly past: NonNullable<HousePlace["past"]>;
}

/** What of a home is in the database: its gateway's name, and what its meters counted. */
async function storedOf(tx: Tx, { number }: LiveHome, anchor: Day): Promise<Stored> {
  const [account] = await tx.query<{ id: number }>(
    "select account_id as id from account where operator_id = $1 and number = $2",
    [tx.operatorId, number],
  );
  if (!account) return { gateway: null, past: () => null };
  const [gateway] = await loadGateways(tx, account.id);
  const channels = (await loadChannels(tx, [account.id])).filter(
    ({ register }) => register === "bought" || register === "sold" || register === "board",
  );
  const period = { from: anchor, until: (anchor + 102) as Day };
  const meters = channels.map(({ meter }) => meter);
  const series = await loadHomeSeries(tx, { meters, period });
  return {
    gateway: gateway?.gateway ?? null,
    past(register, boundary) {
      const of = channels.filter((channel) => channel.register === register);
      for (const { meter } of of) {
        const wh = whIn(series.get(meter), boundary);
        if (wh !== null) return wh;
      }
      return null;
    },
  };
}

function whIn(series: Series | undefined, boundary: number): number | null {
  if (!series) return null;
  const at = boundary - series.from * SLOTS_A_DAY;
  const quality = series.quality[at] ?? QUALITY.missing;
  return quality === QUALITY.missing ? null : (series.wh[at] ?? null);
}

/** The gateway of this start takes the place of the one before; its records begin at 1 again. */
async function takeKey(tx: Tx, gateway: string, publicKey: string): Promise<void> {
  await tx.query(
    `update home_gateway set public_key = $3, acked = 0, connected_at = null, line = null
     where operator_id = $1 and gateway_id = $2`,
    [tx.operatorId, gateway, Buffer.from(publicKey, "base64")],
  );
}
