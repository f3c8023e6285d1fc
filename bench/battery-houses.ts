import type { Battery, HouseYear } from "../src/solar/battery/model.ts";
import type { SlotPrices } from "../src/solar/battery/optimal-battery.ts";

export const SLOTS = 365 * 48;

export const HOME_BATTERY: Battery = {
  capacityWh: 9800,
  floorShare: 0.1,
  ceilingShare: 0.95,
  chargeW: 3000,
  dischargeW: 3000,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
};

/** A repeatable year of half-hours: no two days are alike, the sun shines from 6 to 18. */
export const house: HouseYear = {
  load: Float64Array.from({ length: SLOTS }, (_, slot) => 60 + ((slot * 7919) % 431)),
  generation: Float64Array.from({ length: SLOTS }, (_, slot) => {
    const sun = Math.max(0, Math.sin((((slot % 48) - 12) / 24) * Math.PI));
    const cloud = ((Math.floor(slot / 48) * 37) % 101) / 100;
    return Math.floor(1600 * sun * (0.2 + 0.8 * cloud));
  }),
};

const sell = new Float64Array(SLOTS).fill(8.5);

/** Weights of two kinds: three bands by the hour, and another price in each half-hour. */
export const prices: Readonly<Record<"bands" | "spot", SlotPrices>> = {
  bands: { buy: Float64Array.from({ length: SLOTS }, (_, slot) => bandAt(slot % 48)), sell },
  spot: {
    buy: Float64Array.from({ length: SLOTS }, (_, slot) => 5 + ((slot * 6007) % 2503) / 100),
    sell,
  },
};

function bandAt(slotOfDay: number): number {
  if (slotOfDay >= 46 || slotOfDay < 14) return 18.5;
  return slotOfDay >= 20 && slotOfDay < 34 ? 38 : 31;
}
