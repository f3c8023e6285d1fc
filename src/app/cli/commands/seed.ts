import { Command } from "commander";
import { loadCatalogue } from "../../../terms/load.ts";
import { INSTALLED_CATALOGUE } from "../catalogue-directory.ts";
import { type Answer, example } from "../command.ts";
import { type HouseOptions, withDatabase, withHouseOptions } from "../house.ts";
import { done, type Outcome } from "../outcome.ts";
import { progressBar, type Terminal } from "../terminal.ts";

export function defineSeed(answer: Answer): Command {
  const command = new Command("seed")
    .description("set up the demo operator: a small invented town with 24 months of bills")
    .addHelpText("after", example("engawa seed"))
    .action(async (options: HouseOptions, self: Command) => {
      await answer(self, (terminal) => seed(options, terminal));
    });
  return withHouseOptions(command);
}

async function seed(options: HouseOptions, terminal: Terminal): Promise<Outcome> {
  const { seedDemo } = await import("../../demo/seed.ts");
  const catalogue = loadCatalogue(INSTALLED_CATALOGUE);
  return withDatabase(options, async (database) => {
    const progress = progressBar(terminal, "seed");
    const seeded = await seedDemo(database, catalogue, progress);
    progress.stop();
    return done(seededText(seeded), { ok: true, ...seeded });
  });
}

interface Seeded {
  readonly already: boolean;
  readonly households: number;
  readonly bills: number;
  readonly seconds: number;
}

function seededText({ already, households, bills, seconds }: Seeded): string {
  if (already) {
    const there = `${households} households, ${bills} bills`;
    return `The demo operator is there already (${there}); nothing was changed.`;
  }
  return `Seeded ${households} households with ${bills} bills in ${seconds} s.`;
}
