import type { FileOptions } from "./file-options.ts";
import type { UseOptions } from "./use-options.ts";

export type Way = "file" | "months" | "bill" | "household";

type Said = FileOptions & UseOptions;
type Name = keyof FileOptions | keyof UseOptions;

const SHAPE = ["template", "weights"] as const;

/** Which options speak of which way; one that speaks of another would be said in vain. */
const SPEAK: Readonly<Record<Way, readonly Name[]>> = {
  file: ["unit", "sureOfUnit", "columns", "hemisphere", "stamp", "negative", "meter", "badRows"],
  months: ["months", "firstMonth", ...SHAPE],
  bill: ["bill", "billMonth", "billPeriod", ...SHAPE],
  household: ["persons", "dwelling", "floor", "allElectric", "heating", "homeByDay", "carKm"],
};

const WAYS = "say the use in one way: a file, --months, --bill, or --persons";

/**
 * The one way in which the use is said; null: in none, where gas alone is asked for. Else what is
 * wrong with what was said.
 */
export function wayIn(
  file: string | undefined,
  options: Said,
  { needed }: { readonly needed: boolean },
): { readonly way: Way | null } | { readonly wrong: readonly string[] } {
  const ways = [
    ...(file === undefined ? [] : (["file"] as const)),
    ...(options.months === undefined ? [] : (["months"] as const)),
    ...(options.bill === undefined ? [] : (["bill"] as const)),
    ...(options.persons === undefined ? [] : (["household"] as const)),
  ];
  const [way = null] = ways;
  if (ways.length > 1) return { wrong: [`${WAYS}; said: ${ways.join(", ")}`] };
  if (way === null && needed) return { wrong: [WAYS] };
  const fits: readonly Name[] = way === null ? [] : SPEAK[way];
  const all = new Set(Object.values(SPEAK).flat());
  const vain = [...all].filter((name) => options[name] !== undefined && !fits.includes(name));
  if (vain.length === 0) return { way };
  return { wrong: vain.map((name) => `${optionName(name)} does not go with ${spoken(way)}`) };
}

function spoken(way: Way | null): string {
  return way === null ? "gas alone" : way === "file" ? "a file" : `the use by ${way}`;
}

/** `firstMonth` is written `--first-month`. */
export function optionName(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
