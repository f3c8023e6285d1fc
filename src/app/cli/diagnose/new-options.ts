import type { Command } from "commander";
import type { Equipment } from "../../../diagnosis/model.ts";
import type { Day } from "../../../kernel/day.ts";
import type { Catalogue } from "../../../terms/catalogue.ts";
import type { PlainRoof } from "../../../diagnosis/plain-equipment.ts";
import { facesArgument, numberArgument, wholeArgument } from "./arguments.ts";

/** What comes in. */
export interface NewOptions {
  readonly pv?: number;
  readonly tilt?: number;
  readonly azimuth?: number;
  readonly faces?: readonly PlainRoof[];
  readonly battery?: number;
  readonly evKm?: number;
  /** For so many persons; true: as many as there are. */
  readonly hotWater?: number | true;
  /** Of the household: hot water is for them. */
  readonly persons?: number;
}

const SOUTH = { tilt: 30, azimuth: 180 };
const USUAL_PERSONS = 3;

export function aboutWhatIsNew(command: Command): void {
  command
    .option("--pv <kw>", "new panels", numberArgument)
    .option("--tilt <degrees>", `of the panels; left out: ${SOUTH.tilt}`, numberArgument)
    .option("--azimuth <degrees>", "of the panels, east of north; left out: 180", numberArgument)
    .option(
      "--faces <faces>",
      "panels on several planes, kW@azimuth/tilt: 3@180/30,2@90/20",
      facesArgument,
    )
    .option("--battery <kwh>", "a new battery", numberArgument)
    .option("--ev-km <km>", "a new electric car's way a day, charged by night", numberArgument)
    .option("--hot-water [persons]", "new hot water by heat pump, by night", wholeArgument);
}

/** What contradicts itself; null: nothing. */
export function newFault({ pv, tilt, azimuth, faces }: NewOptions): string | null {
  if (faces !== undefined)
    return [pv, tilt, azimuth].some((each) => each !== undefined)
      ? "the panels: --faces, or --pv with --tilt and --azimuth"
      : null;
  const turned = tilt !== undefined || azimuth !== undefined;
  return pv === undefined && turned ? "how large the panels are: --pv" : null;
}

export async function equipmentSaid(
  options: NewOptions,
  catalogue: Catalogue,
  on: Day,
): Promise<Equipment> {
  const { plainBattery, plainCar, plainSolar, plainWater } =
    await import("../../../diagnosis/plain-equipment.ts");
  const { pv, tilt = SOUTH.tilt, azimuth = SOUTH.azimuth, battery, evKm, hotWater } = options;
  const one = pv === undefined ? null : [{ kw: pv, tiltDeg: tilt, azimuthDeg: azimuth }];
  const faces = options.faces ?? one;
  const car = evKm === undefined ? null : plainCar(evKm, "night");
  const bathing = hotWater === true ? (options.persons ?? USUAL_PERSONS) : hotWater;
  const water = bathing === undefined ? null : plainWater(bathing, "night");
  return {
    solar: faces && plainSolar(catalogue, faces, on),
    battery: battery === undefined ? null : plainBattery(catalogue, battery, on),
    loads: car || water ? { present: false, car, hotWater: water } : null,
  };
}

/** What was taken for granted of it. */
export function newAssumed({ hotWater, persons }: NewOptions): readonly string[] {
  if (hotWater !== true || persons !== undefined) return [];
  return [`hot water is taken to be for ${USUAL_PERSONS} persons: say --hot-water 4 for four`];
}
