import type { Command } from "commander";
import type { GasQuestion, Place } from "../../../diagnosis/model.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import { gasArgument } from "./arguments.ts";

export interface GasOptions {
  readonly gas?: readonly number[];
  readonly gasDistrict?: string;
  readonly gasPlan?: string;
}

export function aboutTheGas(command: Command): void {
  command
    .option("--gas <m3>", "city gas too, or alone: m³ of January to December", gasArgument)
    .option("--gas-district <key>", "the supplier's district, such as tokyo")
    .option("--gas-plan <address>", "the present plan of gas");
}

const LITRES = 1000;
/** The same error of a year's use as the interface takes where nobody says one. */
const LEVEL_PERCENT = 10;

/** The gas that is asked for; null: none. Else what has to be said. */
export async function gasSaid(
  { gas, gasDistrict: district, gasPlan }: GasOptions,
  { prefecture }: Place,
  catalogue: Catalogue,
): Promise<{ readonly gas: GasQuestion | null } | { readonly missing: string }> {
  if (gas === undefined) {
    const isMeant = district !== undefined || gasPlan !== undefined;
    return isMeant ? { missing: "the use of gas: --gas with m³ of 12 months" } : { gas: null };
  }
  const { districtsOf } = await import("../../diagnosis/districts-of-prefecture.ts");
  const { nearest } = await import("../../../diagnosis/nearest.ts");
  const districts = districtsOf(catalogue, prefecture);
  if (district === undefined) {
    const which = districts.join(", ") || `none of ${prefecture} is known`;
    return { missing: `whose gas it is: --gas-district with one of ${which}` };
  }
  const litresByMonth = gas.map((m3) => nearest(m3 * LITRES));
  const contract = { district, plan: gasPlan ?? null, chosen: [] };
  return { gas: { litresByMonth, ...contract, levelPercent: LEVEL_PERCENT } };
}
