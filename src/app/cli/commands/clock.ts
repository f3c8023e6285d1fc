import { Argument, Command, InvalidArgumentError } from "commander";
import { type Day, formatDay, parseDay } from "../../../kernel/day.ts";
import type { ClockRefusal } from "../../life/move-clock.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
import { progressBar, type Terminal } from "../terminal.ts";

type Options = Omit<HouseOptions, "operator">;

export function defineClock(answer: Answer): Command {
  const command = new Command("clock")
    .description("show an operator's day, or move its own clock forward and live each day between")
    .argument("<operator>", "its code, such as demo")
    .addArgument(new Argument("[day]", "the day to go to, YYYY-MM-DD").argParser(dayArgument))
    .addHelpText("after", example("engawa clock demo", "engawa clock demo 2026-12-01"))
    .action(async (operator: string, to: Day | undefined, options: Options, self: Command) => {
      const asked = { ...options, operator };
      await answer(self, (terminal) => withHouse(asked, (house) => move(house, to, terminal)));
    });
  return withHouseOptions(command);
}

function dayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
  return day;
}

async function move(
  { database, operator, catalogue }: House,
  to: Day | undefined,
  terminal: Terminal,
): Promise<Outcome> {
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const today = tokyoDay(operator.clock.instant());
  if (to === undefined) return done(formatDay(today), { ok: true, today: formatDay(today) });
  const { moveClock } = await import("../../life/move-clock.ts");
  const bar = progressBar(terminal, "days");
  bar.total(Math.max(0, to - today + 1));
  const moved = await moveClock(database.app, catalogue, operator.operatorId, {
    to,
    progress: (lived) => bar.at(lived),
  });
  bar.stop();
  if (!moved.ok) return clockRefused(moved.refusal);
  const { livedText } = await import("../../life/live-days.ts");
  return done(livedText(to, moved.value), { ok: true, today: formatDay(to), ...moved.value });
}

function clockRefused(refusal: ClockRefusal): Outcome {
  switch (refusal.code) {
    case "clock.is-the-machines":
      return refuse(refusal.code, "this operator lives by the machine's time, which nobody moves");
    case "clock.only-forward":
      return refuse(refusal.code, `it is ${formatDay(refusal.today)}; time only goes forward`);
    case "clock.too-far":
      return refuse(refusal.code, `at most to ${formatDay(refusal.latest)} at once`);
  }
}
