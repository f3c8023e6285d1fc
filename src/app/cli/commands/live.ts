import { Command } from "commander";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome } from "../outcome.ts";

interface Options extends HouseOptions {
  readonly rebuild?: true;
}

export function defineLive(answer: Answer): Command {
  const command = new Command("live")
    .description("live the days that have come: tell deadlines, and do what those passed bring")
    .option("--rebuild", "write what every contract waits for anew from its history first")
    .addHelpText("after", example("engawa live", "engawa live --rebuild"))
    .action(async (options: Options, self: Command) => {
      await answer(self, () => live(options));
    });
  return withHouseOptions(command);
}

async function live(options: Options): Promise<Outcome> {
  return withHouse(options, async (house) => liveIn(house, options.rebuild === true));
}

async function liveIn(
  { database, operator, catalogue }: House,
  rebuild: boolean,
): Promise<Outcome> {
  const { liveDays, livedText } = await import("../../life/live-days.ts");
  const { lookAnew } = await import("../../life/rebuild-agenda.ts");
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const { operatorId } = operator;
  const through = tokyoDay(operator.clock.instant());
  if (rebuild) await lookAnew(database.app, catalogue, { operatorId, on: through, all: true });
  const lived = await liveDays(database.app, catalogue, operatorId, { through });
  return done(livedText(through, lived), { ok: true, ...lived });
}
