import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import type { RunReport } from "../../../billing/index.ts";
import {
  addDays,
  type Day,
  formatDay,
  formatMonth,
  lastDay,
  type Month,
  parseMonth,
} from "../../../kernel/day.ts";
import { formatPeriod } from "../../../kernel/period.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
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
  const { runBilling, storedSources } = await import("../../../billing/index.ts");
  const { database, operator, catalogue } = house;
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const today = tokyoDay(operator.clock.instant());
  if (today <= lastDay(month)) {
    const [over, from] = [formatDay(today), formatDay(addDays(lastDay(month), 1))];
    const message = `${formatMonth(month)} is not over: the operator's clock stands on ${over}.`;
    return refuse("bill.month-not-over", `${message} Its bills can be made from ${from} on.`);
  }
  await chargeCounted(house, today);
  const bar = progressBar(terminal, "bill");
  let started = false;
  const report = await runBilling({
    pool: database.app,
    operatorId: operator.operatorId,
    month,
    asKnownAt: operator.clock.instant(),
    sources: storedSources(catalogue),
    workers: availableParallelism(),
    progress: ({ households, of }) => {
      if (!started) bar.total(of);
      started = true;
      bar.at(households);
    },
  });
  bar.stop();
  const { held: _, ...counts } = report;
  const held = heldRows(report);
  const json = { ok: true, month: formatMonth(month), ...counts, held };
  return done(reportText(month, report, held), json);
}

/** What was counted on days that are over belongs on the bill. */
async function chargeCounted({ database, operator, catalogue }: House, today: Day): Promise<void> {
  const { withOperator } = await import("../../../platform/index.ts");
  const { chargeDiagnoses } = await import("../../life/charge-diagnoses.ts");
  const now = operator.clock.instant();
  await withOperator(database.app, operator.operatorId, (tx) =>
    chargeDiagnoses({ tx, catalogue, now, today }),
  );
}

interface HeldRow {
  readonly accountId: number;
  readonly biller: string;
  readonly month: string;
  readonly contract: string;
  readonly period: string;
  readonly code: string;
  readonly missing: string;
}

/** What waits, one row for each line that cannot be made yet, in words and days as text. */
function heldRows({ held }: RunReport): readonly HeldRow[] {
  return held.flatMap(({ accountId, held: bills }) =>
    bills.flatMap(({ biller, month, held: lines }) =>
      lines.map(({ contract, period, code, missing }) => {
        const when = { month: formatMonth(month), period: formatPeriod(period) };
        return { accountId, biller, ...when, contract, code, missing };
      }),
    ),
  );
}

function reportText(month: Month, report: RunReport, held: readonly HeldRow[]): string {
  const { households, bills, lines, corrections, total, passed } = report;
  return [
    `${formatMonth(month)}: ${bills} bills for ${households} households, ${lines} lines,`,
    `  ${corrections} corrections, ${yenText(total, "en")} in all`,
    ...held.map(({ accountId, contract, period, code, missing }) => {
      return `  held: account ${accountId}, ${contract} ${period}: ${code}, ${missing}`;
    }),
    ...(passed.length === 0 ? [] : [`  ${passed.length} households have later bills already`]),
  ].join("\n");
}
