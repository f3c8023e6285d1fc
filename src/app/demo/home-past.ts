import { type Channel, channelKey } from "../../home/model.ts";
import { type DayPlan, housePlan, type HousePlan } from "../../home/simulate/energy/plan.ts";
import type { Day } from "../../kernel/day.ts";
import { type MeterDay, QUALITY, SLOTS_A_DAY } from "../../metering/index.ts";
import type { LiveHome } from "./home-households.ts";
import type { SeenDevice } from "./home-seen.ts";

/** Half-hours of a home's channels as its gateway would have stored them. */
export interface HomePast {
  /** Whole days of every channel, or the first `slots` of the day. */
  days(on: Day, slots?: number): readonly MeterDay[];
}

type WhOf = (day: DayPlan) => Int32Array | undefined;

/**
 * The past of a home from the plan that its simulated house lives by: what was bought is what the
 * contract's meter read, and every circuit and appliance is a part of it.
 */
export function homePast(
  home: LiveHome,
  devices: readonly SeenDevice[],
  meterOf: (channel: Channel) => string,
): HomePast {
  const plan = housePlan(home);
  const channels = devices.flatMap(({ name, seen }) =>
    seen.channels.flatMap(({ register, circuit }) => {
      const key = channelKey({ device: name, register, circuit });
      const whOf = sourceOf(plan, { name, key, sells: home.equipment.solarW > 0 });
      return whOf ? [{ meter: meterOf({ device: seen.device, register, circuit }), whOf }] : [];
    }),
  );
  return {
    days(on, slots = SLOTS_A_DAY) {
      const day = plan.day(on);
      const quality = new Uint8Array(SLOTS_A_DAY).fill(QUALITY.measured, 0, slots);
      return channels.flatMap(({ meter, whOf }) => {
        const wh = whOf(day)?.slice().fill(0, slots);
        return wh ? [{ meter, day: on, wh, quality }] : [];
      });
    },
  };
}

/** Which part of a day's plan a register of a device counts; null: none that is worth keeping. */
function sourceOf(
  { loads }: HousePlan,
  { name, key, sells }: { readonly name: string; readonly key: string; readonly sells: boolean },
): WhOf | null {
  const [, register = ""] = key.split("/");
  const circuit = /^circuit-(\d+)$/.exec(register)?.[1];
  if (circuit !== undefined) {
    const index = loads.findIndex((load) => load.circuit === Number(circuit));
    return index < 0 ? null : (day) => day.loads[index];
  }
  if (register === "used" || (name === "car" && register === "charged")) {
    const index = loads.findIndex((load) => load.device === name);
    return index < 0 ? null : (day) => day.loads[index];
  }
  switch (register) {
    case "bought":
    case "generated":
    case "discharged":
      return (day) => day[register];
    case "charged":
      return (day) => day.charged;
    case "sold":
      return name === "meter" && sells ? (day) => day.sold : null;
    default:
      return null;
  }
}
