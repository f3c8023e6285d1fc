import { channelKey } from "../model.ts";
import { type DeviceKind, kindOf } from "../control/device-kinds.ts";
import type { HomeDevice, HomeMeters, MeteredChannel, Named } from "./home-meters.ts";

/** A part of a dwelling's use: the registers whose sum it is, less those counted elsewhere. */
export interface PartPlan {
  /** The device's name in the store; of a circuit, its channel's. */
  readonly key: string;
  readonly name: Named;
  readonly kind: DeviceKind | "circuit";
  readonly room: string | null;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** Meters by what they count at the edge of the home. */
export interface HousePlan {
  /** Null: nothing measures the house; each of several sums by half-hour. */
  readonly bought: string | null;
  readonly sold: string | null;
  readonly generated: readonly string[];
  readonly charged: readonly string[];
  readonly discharged: readonly string[];
  readonly parts: readonly PartPlan[];
}

/**
 * What of a home's registers is the whole, and what a part of it, so that nothing counts twice: a
 * device that counts itself is taken off the circuit on which it hangs; a circuit that feeds panels
 * or a battery is no use. `contract` is the meter of the power contract; without one the meter of
 * the gateway is the house, or the board's total.
 */
export function housePlan({ devices }: HomeMeters, contract: string | null): HousePlan {
  const served = devices.filter(({ excluded }) => !excluded);
  const mainOf = (register: MeteredChannel["register"], kind: DeviceKind) =>
    served
      .filter((device) => kindOf(device.eoj) === kind)
      .flatMap((device) => metersOf(device, register))[0] ?? null;
  const storing = served.filter(({ eoj }) => kindOf(eoj) === "battery");
  const feeding = [...storing, ...served.filter(({ eoj }) => kindOf(eoj) === "car")];
  const bought =
    contract ?? mainOf("bought", "meter") ?? mainOf("board", "board") ?? onlySubMeter(served);
  return {
    bought,
    sold: mainOf("sold", "meter") ?? mainOf("board-back", "board"),
    generated: served.flatMap((device) => metersOf(device, "generated")),
    charged: storing.flatMap((device) => metersOf(device, "charged")),
    discharged: feeding.flatMap((device) => metersOf(device, "discharged")),
    parts: partPlans(served).filter(({ plus }) => bought === null || !plus.includes(bought)),
  };
}

/** A dwelling behind a building's meter may have a sub-meter alone; of several each is a part. */
function onlySubMeter(served: readonly HomeDevice[]): string | null {
  const meters = served
    .filter(({ eoj }) => kindOf(eoj) === "sub-meter")
    .flatMap((device) => metersOf(device, "bought"));
  return meters.length === 1 ? (meters[0] ?? null) : null;
}

function partPlans(served: readonly HomeDevice[]): readonly PartPlan[] {
  const own = served.flatMap((device) => {
    const meter = ownMeter(device);
    return meter === null ? [] : [{ ...asPart(device), plus: [meter], minus: [] }];
  });
  const circuits = served.flatMap((board) =>
    board.channels
      .filter(({ register }) => register === "circuit")
      .flatMap((channel) => circuitPart(board, channel, served)),
  );
  return [...own, ...circuits];
}

/** The register by which a device counts its own use; null: it has none. */
function ownMeter(device: HomeDevice): string | null {
  const kind = kindOf(device.eoj);
  if (kind === "car") return metersOf(device, "charged")[0] ?? null;
  if (kind === "sub-meter") return metersOf(device, "bought")[0] ?? null;
  return metersOf(device, "used")[0] ?? null;
}

function circuitPart(
  board: HomeDevice,
  channel: MeteredChannel,
  served: readonly HomeDevice[],
): readonly PartPlan[] {
  const hanging = served.filter(
    ({ measuredBy }) =>
      measuredBy?.device === board.device && measuredBy.circuit === channel.circuit,
  );
  if (hanging.some(({ eoj }) => isSource(kindOf(eoj)))) return [];
  const bare = hanging.filter((device) => ownMeter(device) === null);
  const minus = hanging.flatMap((device) => ownMeter(device) ?? []);
  const measured = { plus: [channel.meter], minus };
  const [only, ...others] = bare;
  if (only && others.length === 0) return [{ ...asPart(only), ...measured }];
  const room = only?.room ?? null;
  const shared = only && others.every((device) => device.room === room) ? room : null;
  const { register, circuit } = channel;
  const key = channelKey({ device: board.device, register, circuit });
  const name = bare.length > 0 ? together(bare) : circuitName(circuit ?? 0, minus.length > 0);
  return [{ key, name, kind: "circuit", room: shared, ...measured }];
}

function asPart({ device, eoj, name, room }: HomeDevice) {
  return { key: device, name, kind: kindOf(eoj), room };
}

function isSource(kind: DeviceKind): boolean {
  return kind === "solar" || kind === "battery";
}

function circuitName(circuit: number, isRest: boolean): Named {
  return isRest
    ? { ja: `回路${circuit}のその他`, en: `Rest of circuit ${circuit}` }
    : { ja: `回路${circuit}`, en: `Circuit ${circuit}` };
}

function together(devices: readonly HomeDevice[]): Named {
  return {
    ja: devices.map(({ name }) => name.ja).join("・"),
    en: devices.map(({ name }) => name.en).join(", "),
  };
}

function metersOf({ channels }: HomeDevice, register: MeteredChannel["register"]): string[] {
  return channels.filter((channel) => channel.register === register).map(({ meter }) => meter);
}
