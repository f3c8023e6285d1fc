import { list, plain, record } from "../forms/compound.ts";
import type { Form } from "../forms/form.ts";
import { counted, number } from "../forms/number.ts";
import { dateTime } from "../forms/text.ts";
import { choice } from "../forms/choice.ts";
import type { CountUnits } from "../units.ts";

/** R and T of a three-wire supply; T is null on two wires (7FFE). */
export function amperes(timesEpc?: number): Form {
  const facts = {
    size: 2,
    signed: true,
    unit: "A",
    least: -32_767,
    most: 32_765,
    per: 10,
  } as const;
  const phase = number(timesEpc === undefined ? facts : { ...facts, timesEpc });
  return record([
    ["rPhase", phase],
    ["tPhase", phase],
  ]);
}

/** Between R and neutral, neutral and T. */
export function volts(timesEpc?: number): Form {
  const facts = { size: 2, unit: "V", least: 0, most: 65_533, per: 10 } as const;
  const volt = number(timesEpc === undefined ? facts : { ...facts, timesEpc });
  return record([
    ["rS", volt],
    ["sT", volt],
  ]);
}

/** kWh of one count: 0x0288 E1, 0x028D D4, 0x0287 C2. */
export const KWH_UNIT = choice(
  [0x00, 1, "1 kWh", "1 kWh"],
  [0x01, 0.1, "0.1 kWh", "0.1 kWh"],
  [0x02, 0.01, "0.01 kWh", "0.01 kWh"],
  [0x03, 0.001, "0.001 kWh", "0.001 kWh"],
  [0x04, 0.0001, "0.0001 kWh", "0.0001 kWh"],
  [0x0a, 10, "10 kWh", "10 kWh"],
  [0x0b, 100, "100 kWh", "100 kWh"],
  [0x0c, 1000, "1,000 kWh", "1,000 kWh"],
  [0x0d, 10000, "10,000 kWh", "10,000 kWh"],
);

/** Which day, then the registers at 00:00, 00:30 … 23:30; 00FF: no day was chosen. */
export function dayHistory(units: CountUnits): Form {
  return record([
    ["day", number({ size: 2, unit: "day", least: 0, most: 99, none: [0xff] })],
    ["electricEnergy", list(counted(units), { fewest: 48, most: 48 })],
  ]);
}

/** The newest half-hour's register and when it stood so. */
export function stampedRegister(units: CountUnits): Form {
  return record([
    ["dateAndTime", dateTime(7)],
    ["electricEnergy", counted(units)],
  ]);
}

/** Bought and sold, side by side. */
export function bothWays(units: CountUnits): Form {
  return record([
    ["normalDirectionElectricEnergy", counted(units)],
    ["reverseDirectionElectricEnergy", counted(units)],
  ]);
}

/** Several records of both registers, back from a date and time (0x0288 EC, EE). */
export function pastRegisters(units: CountUnits, most: number): Form {
  return record([
    ["dateAndTime", dateTime(6)],
    ["numberOfCollectionSegments", plain(1, 1, most)],
    ["electricEnergy", list(bothWays(units), { fewest: 1, most })],
  ]);
}

/** What EC or EE is asked for: from when back, and how many. */
export function pastAsked(most: number): Form {
  return record([
    ["dateAndTime", dateTime(6)],
    ["numberOfCollectionSegments", plain(1, 1, most)],
  ]);
}
