import type { Eoj } from "../model.ts";

/** What of a class is read by itself: power now while somebody watches, states all the time. */
interface ClassLanes {
  readonly fast: readonly number[];
  readonly slow: readonly number[];
}

/** Operating status, power, fault: of any device. */
const ANY: ClassLanes = { fast: [0x84], slow: [0x80, 0x84, 0x88] };

/** By class. Registers stand in none: they are read at the half-hour, not in between. */
const OF_CLASS: ReadonlyMap<number, ClassLanes> = new Map([
  // Smart meter: power, current.
  [0x0288, { fast: [0xe7], slow: [0xe7, 0xe8] }],
  // Sub-meter: power, current, voltage, and by what its transformers multiply them.
  [0x028d, { fast: [0xe7], slow: [0xd3, 0xd8, 0xd9, 0xe7, 0xe8, 0xe9] }],
  // Board: power, current, voltage of the whole; its circuits are read by ranges.
  [0x0287, { fast: [0xc6], slow: [0xc6, 0xc7, 0xc8] }],
  // Air conditioner: saving, fan, mode, target, humidity, room, outside.
  [0x0130, { fast: [], slow: [0x8f, 0xa0, 0xb0, 0xb3, 0xba, 0xbb, 0xbe, 0x93] }],
  // Lamp: level, colour, mode, RGB.
  [0x0290, { fast: [], slow: [0xb0, 0xb1, 0xb6, 0xc0] }],
  [0x0291, { fast: [], slow: [0xb0] }],
  // Heat-pump water heater: mode, heating, daytime, tank, energy shift, bath.
  [0x026b, { fast: [], slow: [0xb0, 0xb2, 0xc0, 0xc3, 0xc7, 0xc9, 0xca, 0xe1, 0xe3] }],
  // Gas water heater: heating, targets, bath.
  [0x0272, { fast: [], slow: [0xd0, 0xd1, 0xe1, 0xe2, 0xe3, 0xef] }],
  // Panels: power, output limit.
  [0x0279, { fast: [0xe0], slow: [0xe0, 0xa0, 0xa1] }],
  // Battery: targets, actual and commanded mode, power, charge.
  [0x027d, { fast: [0xd3, 0xe4], slow: [0xaa, 0xab, 0xcf, 0xda, 0xd3, 0xe4, 0xeb, 0xec] }],
  // Car: connection, power, mode, charge.
  [0x027e, { fast: [0xd3, 0xe4], slow: [0xc7, 0xd3, 0xda, 0xe4, 0xeb] }],
  [0x02a1, { fast: [0xd3, 0xe4], slow: [0xc7, 0xd3, 0xda, 0xe4, 0xeb] }],
]);

/** What is read of this device, of what its map says it has. */
export function lanesOf(eoj: Eoj, gets: readonly number[]): ClassLanes {
  const own = OF_CLASS.get(eoj >> 8) ?? { fast: [], slow: [] };
  const has = (epc: number) => gets.includes(epc);
  return {
    fast: [...new Set([...ANY.fast, ...own.fast])].filter(has),
    slow: [...new Set([...ANY.slow, ...own.slow])].filter(has),
  };
}
