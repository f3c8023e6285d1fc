import type { Register } from "../model.ts";
import {
  codeIn,
  coefficientIn,
  type CountUnits,
  type Fraction,
  type Known,
  whPerCount,
} from "./units.ts";

/** What is known of a register's counting. Source: appendix, 0x0288 D3 D7 E1 and kin. */
export interface Counting {
  /** Wh of one count as a fraction (coefficient × unit); null: no unit is known, so no energy. */
  readonly whPerCount: Fraction | null;
  /** The count after which it begins anew at 0: 10^digits, or 1,000,000,000. */
  readonly modulus: number;
  /** More than this in W over the time between is no rollover: the meter was exchanged or reset. */
  readonly mostW: number;
}

/** Where a counting register of a class is read, and how its counts become energy. */
export interface RegisterSource extends CountUnits {
  readonly register: Register;
  /** The register itself; of circuits, the list of a range. */
  readonly epc: number;
  /** How many channels a board has and which range its list shows; null: the device as a whole. */
  readonly circuits: {
    readonly countEpc: number;
    readonly rangeEpc: number;
    readonly most: number;
  } | null;
  readonly digitsEpc: number | null;
  /** The one circuit that this register counts (0x0287 D0…EF); null: another kind of register. */
  readonly channel: number | null;
  /** Where no digits are told. */
  readonly modulus: number;
  readonly mostW: number;
  /** A day's 48 registers, after the day was chosen. */
  readonly history: { readonly epc: number; readonly dayEpc: number } | null;
  /** The newest half-hour's register with its date and time. */
  readonly stampedEpc: number | null;
}

/** 999,999,999 × 0.001 kWh: one count is 1 Wh. */
const WH: Omit<RegisterSource, "register" | "epc" | "mostW"> = {
  circuits: null,
  channel: null,
  unitEpc: null,
  coefficientEpc: null,
  digitsEpc: null,
  modulus: 1_000_000_000,
  history: null,
  stampedEpc: null,
};

/** Low-voltage supply ends at 50 kW; a little above it for peaks. */
const SUPPLY_W = 60_000;
/** 100 A at 200 V, with room. */
const CIRCUIT_W = 30_000;
const DEVICE_W = 20_000;

/** Low-voltage smart meter. E0 is bought here, and a day in 0x028D. */
const METER = { ...WH, unitEpc: 0xe1, coefficientEpc: 0xd3, digitsEpc: 0xd7, modulus: 10 ** 8 };
const BOARD = { ...WH, unitEpc: 0xc2, modulus: 10 ** 8 };
const SIMPLEX = { countEpc: 0xb1, rangeEpc: 0xb2, most: 60 };
const DUPLEX = { countEpc: 0xb8, rangeEpc: 0xb9, most: 30 };

/** Boards of the first releases have no lists: a property for each of 32 circuits. */
const FIXED_CIRCUITS: readonly RegisterSource[] = Array.from({ length: 32 }, (_, index) => ({
  ...BOARD,
  register: "circuit",
  epc: 0xd0 + index,
  channel: index + 1,
  mostW: CIRCUIT_W,
}));

/** Of two sources of one register the first that a device has counts. */
const SOURCES: Readonly<Record<number, readonly RegisterSource[]>> = {
  0x0288: [
    { ...METER, register: "bought", epc: 0xe0, mostW: SUPPLY_W, ...dayAndStamp(0xe2, 0xe5, 0xea) },
    { ...METER, register: "sold", epc: 0xe3, mostW: SUPPLY_W, ...dayAndStamp(0xe4, 0xe5, 0xeb) },
  ],
  0x028d: [
    {
      ...METER,
      register: "bought",
      epc: 0xe1,
      unitEpc: 0xd4,
      mostW: SUPPLY_W,
      ...dayAndStamp(0xe2, 0xe0, 0xea),
    },
    {
      ...METER,
      register: "sold",
      epc: 0xe3,
      unitEpc: 0xd4,
      mostW: SUPPLY_W,
      ...dayAndStamp(0xe4, 0xe0, 0xeb),
    },
  ],
  0x0287: [
    { ...BOARD, register: "board", epc: 0xc0, mostW: SUPPLY_W, ...dayAndStamp(0xc3, 0xc5, null) },
    {
      ...BOARD,
      register: "board-back",
      epc: 0xc1,
      mostW: SUPPLY_W,
      ...dayAndStamp(0xc4, 0xc5, null),
    },
    { ...BOARD, register: "circuit", epc: 0xb3, circuits: SIMPLEX, mostW: CIRCUIT_W },
    { ...BOARD, register: "circuit", epc: 0xba, circuits: DUPLEX, mostW: CIRCUIT_W },
    { ...BOARD, register: "circuit-back", epc: 0xba, circuits: DUPLEX, mostW: CIRCUIT_W },
    ...FIXED_CIRCUITS,
  ],
  0x0279: [
    { ...WH, register: "generated", epc: 0xe1, mostW: SUPPLY_W },
    { ...WH, register: "sold", epc: 0xe3, mostW: SUPPLY_W },
  ],
  0x027d: [
    { ...WH, register: "charged", epc: 0xa8, mostW: DEVICE_W },
    { ...WH, register: "charged", epc: 0xd8, mostW: DEVICE_W },
    { ...WH, register: "discharged", epc: 0xa9, mostW: DEVICE_W },
    { ...WH, register: "discharged", epc: 0xd6, mostW: DEVICE_W },
  ],
  0x027e: [
    { ...WH, register: "charged", epc: 0xd8, mostW: SUPPLY_W },
    { ...WH, register: "discharged", epc: 0xd6, mostW: SUPPLY_W },
  ],
  0x02a1: [{ ...WH, register: "charged", epc: 0xd8, mostW: SUPPLY_W }],
  /** They use nothing worth counting, or are counted as what they steer. */
  0x0ef0: [],
  0x05ff: [],
};

const OWN_USE: readonly RegisterSource[] = [
  { ...WH, register: "used", epc: 0x85, mostW: DEVICE_W },
];

function dayAndStamp(epc: number, dayEpc: number, stampedEpc: number | null) {
  return { history: { epc, dayEpc }, stampedEpc };
}

/**
 * The registers of a class that a device has by its Get map, each from the best source. A class
 * without one of its own counts its own use (0x85).
 */
export function registersOf(
  deviceClass: number,
  gets: readonly number[],
): readonly RegisterSource[] {
  const has = (SOURCES[deviceClass] ?? OWN_USE).filter(({ epc }) => gets.includes(epc));
  const listed = has.some(({ circuits }) => circuits !== null);
  return has.filter((source, place) => {
    if (source.channel !== null) return !listed;
    const first = has.findIndex(({ register }) => register === source.register);
    return source.circuits !== null || first === place;
  });
}

/**
 * How counts of a register become energy, by what was read of the device. Unit 02 and coefficient
 * 1: one count is 10 Wh. A missing or unknown unit gives no energy: nobody may guess it.
 */
export function countingOf(source: RegisterSource, known: Known): Counting {
  return {
    whPerCount: whPerCount(source, known),
    modulus: modulusOf(source, known),
    mostW: source.mostW * Math.max(1, coefficientIn(source.coefficientEpc, known)),
  };
}

function modulusOf({ digitsEpc, modulus }: RegisterSource, known: Known): number {
  const digits = digitsEpc === null ? -1 : codeIn(known.get(digitsEpc));
  return digits >= 1 && digits <= 8 ? 10 ** digits : modulus;
}
