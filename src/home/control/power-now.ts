import { classOf } from "../echonet/class-table.ts";
import type { Eoj, Properties, PropertyValue } from "../model.ts";

const SOLAR = 0x0279;
const BATTERY = 0x027d;
const SMART_METER = 0x0288;

export interface PowerFacts {
  readonly device: string;
  readonly eoj: Eoj;
  readonly state: Properties;
  readonly measuredBy: { readonly device: string; readonly circuit: number } | null;
}

/**
 * W that a device takes now; negative: it gives. Null: it does not tell. What does not measure
 * itself is read off its circuit of the board.
 */
export function powerOf(of: PowerFacts, board: Properties | null): number | null {
  const { eoj, state, measuredBy } = of;
  switch (classOf(eoj)) {
    case SOLAR: {
      const generated = numberIn(state, "instantaneousElectricPowerGeneration");
      return generated === null ? null : -generated;
    }
    case BATTERY:
      return (
        numberIn(state, "instantaneousChargingAndDischargingElectricPower") ??
        numberIn(state, "instantaneousElectricPower")
      );
    default: {
      const own =
        numberIn(state, "instantaneousElectricPowerConsumption") ??
        numberIn(state, "instantaneousElectricPower");
      if (own !== null || measuredBy === null || board === null) return own;
      return onCircuit(board, measuredBy.circuit);
    }
  }
}

/** Bought less sold, made by the panels, into the battery: W of a whole home now. */
export function housePower(devices: readonly PowerFacts[]): {
  readonly powerW: number | null;
  readonly generatingW: number | null;
  readonly batteryW: number | null;
} {
  const sumOf = (deviceClass: number) => {
    const own = devices.filter(({ eoj }) => classOf(eoj) === deviceClass);
    const powers = own.map((each) => powerOf(each, null)).filter((power) => power !== null);
    return powers.length === 0 ? null : powers.reduce((sum, power) => sum + power, 0);
  };
  const solar = sumOf(SOLAR);
  return {
    powerW: sumOf(SMART_METER),
    generatingW: solar === null ? null : -solar,
    batteryW: sumOf(BATTERY),
  };
}

/** Lists of a board: power from `startChannel` on, one value for each circuit. */
const CIRCUIT_LISTS = [
  "instantaneousElectricPowerListSimplex",
  "instantaneousElectricPowerListDuplex",
];

function onCircuit(board: Properties, circuit: number): number | null {
  for (const name of CIRCUIT_LISTS) {
    const list = board[name];
    if (!isRecord(list)) continue;
    const [start, values] = [list["startChannel"], list["values"]];
    if (typeof start !== "number" || !Array.isArray(values)) continue;
    const value: unknown = values[circuit - start];
    if (typeof value === "number") return value;
  }
  return null;
}

function numberIn(state: Properties, name: string): number | null {
  const value = state[name];
  return typeof value === "number" ? value : null;
}

function isRecord(
  value: PropertyValue | undefined,
): value is { readonly [name: string]: PropertyValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
