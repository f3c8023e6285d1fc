import { Command, InvalidArgumentError } from "commander";
import type { RunReport } from "../../../billing/index.ts";
import { formatMonth, type Month, parseMonth } from "../../../kernel/day.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome } from "../outcome.ts";
import { yenText } from "../table.ts";
import { progressBar, type Terminal } from "../terminal.ts";

interface Options extends HouseOptions {
  readonly month: Month;
}

export function defineBill(answer: Answer): Command {
  const command = new Command("bill")
    .description("issue the bills of a month: what is owed, less what was issued already")
    .requiredOption("--month <month>", "month of the bills, YYYY-MM", monthArgument)
    .addHelpText("after", example("engawa bill --month 2026-10"))
    .action(async (options: Options, self: Command) => {
      await answer(self, (terminal) =>
        withHouse(options, (house) => bill(house, options, terminal)),
      );
    });
  return withHouseOptions(command);
}

function monthArgument(text: string): Month {
  const month = parseMonth(text);
  if (month === null) throw new InvalidArgumentError("Write a month such as 2026-10.");
  return month;
}

async function bill(house: House, { month }: Options, terminal: Terminal): Promise<Outcome> {
  const { runBilling } = await import("../../../billing/index.ts");
  const { billingSources } = await import("../../billing-sources.ts");
  const { database, operator, catalogue } = house;
  const bar = progressBar(terminal, "bill");
  let started = false;
  const report = await runBilling({
    pool: database.app,
    operatorId: operator.operatorId,
    month,
    asKnownAt: operator.clock.instant(),
    sources: billingSources(catalogue),
    progress: ({ households, of }) => {
      if (!started) bar.total(of);
      started = true;
      bar.at(households);
    },
  });
  bar.stop();
  return done(reportText(month, report), { ok: true, month: formatMonth(month), ...report });
}

function reportText(month: Month, report: RunReport): string {
  const { households, bills, lines, corrections, total, held, passed } = report;
  const waiting = held.flatMap(({ accountId, held: kept }) =>
    kept.flatMap((each) =>
      each.held.map(({ contract, code, missing }) => {
        return `  held: account ${accountId}, ${contract}: ${code}, ${missing}`;
      }),
    ),
  );
  return [
    `${formatMonth(month)}: ${bills} bills for ${households} households, ${lines} lines,`,
    `  ${corrections} corrections, ${yenText(total, "en")} in all`,
    ...waiting,
    ...(passed.length === 0 ? [] : [`  ${passed.length} households have later bills already`]),
  ].join("\n");
}
