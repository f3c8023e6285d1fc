import type { Day } from "../kernel/day.ts";
import { ok, type Result } from "../kernel/result.ts";
import { withElectricCar } from "../solar/loads/electric-car.ts";
import { withHotWater } from "../solar/loads/hot-water.ts";
import type { HoursTooShort } from "../solar/loads/place-load.ts";
import type { MovableLoads } from "./equipment.ts";
import { type Flows, type House, runHouse } from "./house.ts";
import type { Equipment } from "./model.ts";

/** What a house is made of, besides the use it is known for. */
export interface Parts {
  readonly loads: boolean;
  readonly solar: boolean;
  readonly battery: boolean;
}

/** The house before anything new, then with one thing after the other, as the effect is told. */
export interface Stages {
  readonly before: Flows;
  readonly withLoads: Flows;
  readonly withSolar: Flows;
  readonly after: Flows;
}

/** What the stages are made of. */
export interface HouseMaterial {
  /** First day of the year that is priced. */
  readonly from: Day;
  readonly load: Float64Array;
  /** Of the panels asked about, new or there already. */
  readonly generation: Float64Array | null;
  readonly equipment: Equipment;
}

/** Runs the house at each stage; stages that are alike are one. */
export function stagesOf(material: HouseMaterial): Result<Stages, HoursTooShort> {
  const { equipment } = material;
  const made = new Map<string, Flows>();
  const run = (parts: Parts): Result<Flows, HoursTooShort> => {
    const key = JSON.stringify(parts);
    const known = made.get(key);
    if (known) return ok(known);
    const house = houseOf(material, parts);
    if (!house.ok) return house;
    const flows = runHouse(house.value);
    made.set(key, flows);
    return ok(flows);
  };
  const parts = partsOf(equipment);
  const before = run(parts.before);
  if (!before.ok) return before;
  const withLoads = run(parts.withLoads);
  if (!withLoads.ok) return withLoads;
  const withSolar = run(parts.withSolar);
  if (!withSolar.ok) return withSolar;
  const after = run(parts.after);
  if (!after.ok) return after;
  return ok({
    before: before.value,
    withLoads: withLoads.value,
    withSolar: withSolar.value,
    after: after.value,
  });
}

/** Before, with new loads, with new panels too, with a new battery too. */
export function partsOf({
  loads,
  solar,
  battery,
}: Equipment): Readonly<Record<keyof Stages, Parts>> {
  const before = {
    loads: false,
    solar: solar?.present ?? false,
    battery: battery?.present ?? false,
  };
  const withLoads = { ...before, loads: loads !== null && !loads.present };
  const withSolar = { ...withLoads, solar: solar !== null };
  return { before, withLoads, withSolar, after: { ...withSolar, battery: battery !== null } };
}

/** The house with some of its parts. */
export function houseOf(
  { from, load, generation, equipment }: HouseMaterial,
  parts: Parts,
): Result<House, HoursTooShort> {
  const sun = parts.solar ? generation : null;
  const battery = parts.battery ? equipment.battery : null;
  const loads = parts.loads ? equipment.loads : null;
  const placed = loads === null ? ok(load) : withMoved(loads, { from, load, sun });
  if (!placed.ok) return placed;
  return ok({ load: placed.value, generation: sun, battery });
}

interface Sunlit {
  readonly from: Day;
  readonly load: Float64Array;
  readonly sun: Float64Array | null;
}

/** Hot water first, since its hours are narrower; the car then sees what sun is left. */
function withMoved(
  { car, hotWater }: MovableLoads,
  { from, load, sun }: Sunlit,
): Result<Float64Array, HoursTooShort> {
  const generation = sun ?? new Float64Array(load.length);
  const water = hotWater === null ? ok(load) : withHotWater({ load, generation, from }, hotWater);
  if (!water.ok || car === null) return water;
  return withElectricCar({ load: water.value, generation }, car);
}
