import { existsSync, readFileSync, statSync } from "node:fs";
import { type Command, Option } from "commander";
import type { Place } from "../../../diagnosis/model.ts";
import type { PlaceWeather } from "../../../diagnosis/prepare.ts";
import { AREAS, type Area } from "../../../kernel/area.ts";
import type { Day } from "../../../kernel/day.ts";
import { PREFECTURES, type Prefecture } from "../../../kernel/prefecture.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { dayArgument, numberArgument } from "./arguments.ts";
import { problemLine } from "./refusals.ts";

/** Where the household is, its contract, and what prices and weather are taken. */
export interface HomeOptions {
  readonly prefecture?: string;
  readonly area?: Area;
  readonly amps?: number;
  readonly plan?: string;
  readonly scenario: string;
  readonly asOf?: Day;
  readonly plans?: string;
  readonly weather?: string;
}

export function aboutTheHome(command: Command): void {
  command
    .option("--prefecture <prefecture>", "where the household is, such as saitama")
    .addOption(new Option("--area <area>", "where the prefecture has two").choices(AREAS))
    .option("--amps <amperes>", "of the contract", numberArgument)
    .option("--plan <address>", "the present plan, as `engawa plans list` names it")
    .option("--scenario <key>", "prices ahead", "held")
    .option("--as-of <day>", "prices known on this day; left out: today", dayArgument)
    .option("--plans <place>", "compare own plans too: a folder of plan files, or one of them")
    .option("--weather <file>", "a year of one's own weather, EPW or METPV, for the panels");
}

export async function placeOf({
  prefecture: asked,
  area,
}: HomeOptions): Promise<Place | { readonly missing: string }> {
  const { areasOf } = await import("../../../kernel/area-of-prefecture.ts");
  const known: Prefecture | undefined = PREFECTURES.find(
    ({ word, ja }) => word === asked || ja === asked,
  );
  if (!known) {
    const words = PREFECTURES.map(({ word }) => word).join(", ");
    return { missing: `where the household is: --prefecture with one of ${words}` };
  }
  const areas = areasOf(known.word);
  const [only] = areas;
  if (area !== undefined) return { prefecture: known.word, area };
  if (areas.length === 1 && only !== undefined) return { prefecture: known.word, area: only };
  return { missing: `which part of ${known.word}: --area ${areas.join(" or --area ")}` };
}

const USUAL_AMPS = 40;

/** The contract's amperes, said or taken for granted. */
export function ampsOf({ amps }: HomeOptions): {
  readonly amps: number;
  readonly assumed: readonly string[];
} {
  if (amps !== undefined) return { amps, assumed: [] };
  const taken = `the contract is taken to be ${USUAL_AMPS} A: say --amps where it is not`;
  return { amps: USUAL_AMPS, assumed: [taken] };
}

/** The weather of a file; null: none was named. */
export async function weatherOf({
  weather: file,
}: HomeOptions): Promise<Result<PlaceWeather | null, readonly string[]>> {
  if (file === undefined) return ok(null);
  if (!isFile(file)) return no([`${file} is no file`]);
  const { readWeather } = await import("../../diagnosis/read-weather.ts");
  const read = readWeather(new Uint8Array(readFileSync(file)));
  return read.ok ? read : no(read.refusal.map(problemLine));
}

export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
