import type { Clock } from "../../platform/index.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Lan, Timers } from "../lan/lan.ts";
import type { LanRefusal } from "../lan/udp-lan.ts";
import { openStations } from "./addresses.ts";
import type { Equipment, House } from "./house.ts";
import { openHouse, USUAL_EQUIPMENT } from "./open-house.ts";

export interface StreetPlan {
  readonly houses: number;
  readonly seed: number;
  /** First address of the network, as a number. */
  readonly base: number;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Houses from 1 on, each on a network of its own. */
export async function openStreet(plan: StreetPlan): Promise<Result<readonly House[], LanRefusal>> {
  const houses: House[] = [];
  for (let number = 1; number <= plan.houses; number += 1) {
    const equipment = equipmentOfHouse(number);
    const nodes = Array.from({ length: nodesOf(equipment) }, (_, index) => index + 1);
    const stations = await openStations(plan.base, number, nodes);
    if (!stations.ok) {
      await Promise.all(houses.map((house) => house.close()));
      return no(stations.refusal);
    }
    const { clock, timers } = plan;
    const station = stationsOf(stations.value);
    houses.push(await openHouse({ station, clock, timers, seed: plan.seed + number, equipment }));
  }
  return ok(houses);
}

/** A lan for each node's number, of those that are open. */
export function stationsOf(lans: ReadonlyMap<number, Lan>): (node: number) => Lan {
  return (node) => {
    const lan = lans.get(node);
    if (!lan) throw new Error(`the house has no station ${node}`);
    return lan;
  };
}

/**
 * The first house has everything; of the others no two neighbours have the same, and one in five a
 * board of 40 circuits that nobody has set up.
 */
export function equipmentOfHouse(number: number): Equipment {
  const solar = number % 3 === 1;
  return {
    ...USUAL_EQUIPMENT,
    board: number % 5 === 0 ? { circuits: 40, configured: false } : USUAL_EQUIPMENT.board,
    airConditioners: 1 + (number % 3),
    waterHeater: number % 2 === 1 ? "heat-pump" : "gas",
    solarW: solar ? 4500 : 0,
    batteryWh: number % 6 === 1 ? 6500 : 0,
    car: number % 4 === 1 ? (number % 8 === 1 ? "charger" : "two-way") : null,
  };
}

export function nodesOf(equipment: Equipment): number {
  const { meter, board, airConditioners, lights, waterHeater, solarW, batteryWh, car } = equipment;
  const single = [meter, board, waterHeater, solarW || null, batteryWh || null, car];
  return airConditioners + lights + single.filter((each) => each !== null).length;
}
