import type { Register } from "../model.ts";
import { unsignedAt } from "./bytes.ts";

/** What is known of a register's counting. Source: appendix, 0x0288 D3 D7 E1 and kin. */
export interface Counting {
  /** Wh of one count as a fraction (coefficient × unit); null: no unit is known, so no energy. */
  readonly whPerCount: { readonly num: number; readonly den: number } | null;
  /** The count after which it begins anew at 0: 10^digits, or 1,000,000,000. */
  readonly modulus: number;
  /** More than this in W over the time between is no rollover: the meter was exchanged or reset. */
  readonly mostW: number;
}

/** What was last read of a device, by EPC. */
export type Known = ReadonlyMap<number, Uint8Array>;

/** Where a counting register of a class is read, and how its counts become energy. */
export interface RegisterSource {
  readonly register: Register;
  /** The register itself; of circuits, the list of a range. */
  readonly epc: number;
  /** How many channels a board has and which range its list shows; null: the device as a whole. */
  readonly circuits: {
    readonly countEpc: number;
    readonly rangeEpc: number;
    readonly most: number;
  } | null;
  /** Holds the unit as a code; null: one count is 1 Wh. */
  readonly unitEpc: number | null;
  readonly coefficientEpc: number | null;
  readonly digitsEpc: number | null;
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
  return has.filter(
    (source, place) =>
      source.circuits !== null ||
      has.findIndex(({ register }) => register === source.register) === place,
  );
}

/** kWh of one count by its code, in thousandths of Wh: the smallest unit is 0.1 Wh. */
const UNIT_MILLI_WH: Readonly<Record<number, number>> = {
  0x00: 1_000_000,
  0x01: 100_000,
  0x02: 10_000,
  0x03: 1_000,
  0x04: 100,
  0x0a: 10_000_000,
  0x0b: 100_000_000,
  0x0c: 1_000_000_000,
  0x0d: 10_000_000_000,
};

/**
 * How counts of a register become energy, by what was read of the device. Unit 02 and coefficient
 * 1: one count is 10 Wh. A missing or unknown unit gives no energy: nobody may guess it.
 */
export function countingOf(source: RegisterSource, known: Known): Counting {
  const coefficient = coefficientOf(source, known);
  return {
    whPerCount: whPerCountOf(source, known, coefficient),
    modulus: modulusOf(source, known),
    mostW: source.mostW * Math.max(1, coefficient),
  };
}

function whPerCountOf({ unitEpc }: RegisterSource, known: Known, coefficient: number) {
  const milliWh = unitEpc === null ? 1_000 : UNIT_MILLI_WH[codeIn(known.get(unitEpc))];
  if (milliWh === undefined || coefficient === 0) return null;
  const num = milliWh * coefficient;
  return num % 1_000 === 0 ? { num: num / 1_000, den: 1 } : { num: num / 100, den: 10 };
}

/** −1, which is no code, where the property is absent or of another size. */
function codeIn(edt: Uint8Array | undefined): number {
  return edt?.length === 1 ? unsignedAt(edt, 0, 1) : -1;
}

/** 1 where the meter has none; 0 where it names one that cannot be (above 999,999, or 0). */
function coefficientOf({ coefficientEpc }: RegisterSource, known: Known): number {
  const edt = coefficientEpc === null ? undefined : known.get(coefficientEpc);
  if (edt === undefined || edt.length === 0) return 1;
  const coefficient = edt.length === 4 ? unsignedAt(edt, 0, 4) : 0;
  return coefficient <= 999_999 ? coefficient : 0;
}

function modulusOf({ digitsEpc, modulus }: RegisterSource, known: Known): number {
  const digits = digitsEpc === null ? -1 : codeIn(known.get(digitsEpc));
  return digits >= 1 && digits <= 8 ? 10 ** digits : modulus;
}
