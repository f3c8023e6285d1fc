import { existsSync, readFileSync, statSync } from "node:fs";
import { Command } from "commander";
import type { AreaFile } from "../../callout/read-areas.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";

interface Options extends HouseOptions {
  readonly phone?: string;
}

const LARGEST = 20_000_000;

export function defineAreas(answer: Answer): Command {
  const command = new Command("areas")
    .description("say where call-outs go: areas, postal codes and the drawn map, from GeoJSON")
    .argument("[file]", "GeoJSON; left out: the areas that are kept are listed")
    .option("--phone <number>", "the number that every page shows, also without a login")
    .addHelpText("after", example("engawa areas", "engawa areas town.geojson --phone 0120-000-365"))
    .action(async (file: string | undefined, options: Options, self: Command) => {
      await answer(self, () => areas(file, options));
    });
  return withHouseOptions(command);
}

async function areas(file: string | undefined, options: Options): Promise<Outcome> {
  const { phone } = options;
  if (phone !== undefined && !/^[0-9+][0-9 -]{1,29}$/.test(phone)) {
    return refuse("areas.phone", `${phone} is no telephone number; write digits, spaces and -`);
  }
  const read = file === undefined ? null : await readFile(file);
  if (read !== null && "refused" in read) return read;
  return withHouse(options, (house) => keep(house, read, phone));
}

async function readFile(file: string): Promise<AreaFile | Extract<Outcome, { refused: unknown }>> {
  if (!existsSync(file) || !statSync(file).isFile()) {
    return { refused: { code: "areas.no-such-file", message: `${file} is no file` } };
  }
  if (statSync(file).size > LARGEST) {
    return { refused: { code: "areas.too-large", message: `${file} is above 20 MB` } };
  }
  const { readAreas } = await import("../../callout/read-areas.ts");
  const read = readAreas(readFileSync(file, "utf8"));
  if (read.ok) return read.value;
  const message = `${file} was not taken; nothing was changed`;
  return { refused: { code: "areas.not-taken", message, details: read.refusal } };
}

/** All or nothing, in one transaction; areas that the file does not name stay. */
async function keep(
  { database, operator }: House,
  read: AreaFile | null,
  phone: string | undefined,
): Promise<Outcome> {
  const { withOperator } = await import("../../../platform/index.ts");
  const { keepArea, keepTownLines, loadAreas } = await import("../../../callout/store-areas.ts");
  const { keepSettings } = await import("../../../callout/store-settings.ts");
  const kept = await withOperator(database.app, operator.operatorId, async (tx) => {
    for (const { area, postalCodes } of read?.areas ?? []) await keepArea(tx, area, postalCodes);
    if (read !== null) await keepTownLines(tx, read.map);
    if (phone !== undefined) await keepSettings(tx, { phone });
    return loadAreas(tx);
  });
  const lines = kept.map(({ area, name }) => `${area.padEnd(20)} ${name.ja}`);
  const codes = (read?.areas ?? []).reduce((sum, { postalCodes }) => sum + postalCodes.length, 0);
  const took = read === null ? [] : [`Took ${read.areas.length} areas, ${codes} postal codes.`];
  const text = [...took, ...lines].join("\n");
  const json = kept.map(({ area, name }) => ({ area, name }));
  return done(text === "" ? "No areas are kept." : text, { ok: true, areas: json });
}
