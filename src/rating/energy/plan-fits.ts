import type { EnergyPlan } from "../../terms/kinds/energy-tariff.ts";
import type { Capacity } from "../tenure.ts";
import type { PeriodCapacity } from "./context.ts";

type OnlyFor = NonNullable<EnergyPlan["onlyFor"]>;

/**
 * What a contract would have to be for a plan; null when it fits (EN-01). A plan for at most 5 A
 * takes 5 A and refuses 30 A with `contract of at most 5 A`; without a limit every contract fits.
 */
export function misfitOf({ onlyFor }: EnergyPlan, capacity: PeriodCapacity): string | null {
  if (onlyFor === undefined) return null;
  const held = capacity !== null && "parts" in capacity ? capacity.parts : [{ capacity }];
  const fits = held.every((part) => fitsIn(onlyFor, part.capacity));
  return fits ? null : `contract of ${wordsOf(onlyFor)}`;
}

function fitsIn(onlyFor: OnlyFor, capacity: Capacity): boolean {
  if (capacity === null) return false;
  const [kind, size] = sizeOf(capacity);
  const range = onlyFor[kind];
  if (range === undefined) return false;
  return size >= (range.least ?? size) && size <= (range.most ?? size);
}

function sizeOf(capacity: NonNullable<Capacity>): readonly [keyof OnlyFor, number] {
  if ("amps" in capacity) return ["amps", capacity.amps];
  return "kva" in capacity ? ["kva", capacity.kva] : ["kw", capacity.kw];
}

const UNITS = { amps: "A", kva: "kVA", kw: "kW" } as const;

function wordsOf(onlyFor: OnlyFor): string {
  return (["amps", "kva", "kw"] as const)
    .flatMap((kind) => {
      const range = onlyFor[kind];
      if (range === undefined) return [];
      const least = range.least === undefined ? [] : [`at least ${range.least} ${UNITS[kind]}`];
      const most = range.most === undefined ? [] : [`at most ${range.most} ${UNITS[kind]}`];
      const limits = [...least, ...most].join(", ");
      return [limits === "" ? UNITS[kind] : limits];
    })
    .join(" or ");
}
