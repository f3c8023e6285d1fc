import {
  type Climate,
  climateOf,
  type ClimatePrefecture,
} from "../../src/solar/climate/climate.ts";
import { loadCatalogue } from "../../src/terms/load.ts";

const catalogue = loadCatalogue("catalogue");

/** The climate of a prefecture as the catalogue has it. */
export function climateIn(prefecture: ClimatePrefecture): Climate {
  const climate = climateOf(catalogue, prefecture);
  if (!climate) throw new Error("the catalogue holds no climate normals");
  return climate;
}
