import { Command } from "commander";
import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import type { Deadline } from "../../../contracts/index.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";

interface Options extends HouseOptions {
  readonly ja?: true;
}

/** So many days ahead are listed. */
const AHEAD = 400;

export function defineDeadlines(answer: Answer): Command {
  const command = new Command("deadlines")
    .description("list the rights and deadlines of an account, nearest first, with their clauses")
    .argument("<account>", "an account's number")
    .option("--ja", "in Japanese")
    .addHelpText("after", example("engawa deadlines E0001"))
    .action(async (account: string, options: Options, self: Command) => {
      await answer(self, () => withHouse(options, (house) => list(house, account, options)));
    });
  return withHouseOptions(command);
}

async function list(
  { database, operator, catalogue }: House,
  account: string,
  { ja }: Options,
): Promise<Outcome> {
  const { withOperator } = await import("../../../platform/index.ts");
  const { datedOf, deadlinesOf, loadContracts } = await import("../../../contracts/index.ts");
  const { loadAccountByNumber } = await import("../../server/reads/store.ts");
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const today = tokyoDay(operator.clock.instant());
  const contracts = await withOperator(database.app, operator.operatorId, async (tx) => {
    const found = await loadAccountByNumber(tx, account);
    return found && ((await loadContracts(tx, [found.accountId])).get(found.accountId) ?? []);
  });
  if (contracts === null) return refuse("deadlines.no-account", `no account is ${account}`);
  const span = { from: today, through: addDays(today, AHEAD) };
  const deadlines = contracts
    .flatMap((contract) => deadlinesOf(datedOf(catalogue, contract, today), span))
    .toSorted((a, b) => a.on - b.on);
  const language = ja ? "ja" : "en";
  const text = deadlines.map((deadline) => lineOf(deadline, today, language)).join("\n");
  const json = deadlines.map((deadline) => ({ ...deadline, on: formatDay(deadline.on) }));
  return done(text === "" ? "Nothing is coming." : text, { ok: true, deadlines: json });
}

function lineOf({ on, service, label, clauses }: Deadline, today: Day, language: "ja" | "en") {
  const days = `${on - today}`.padStart(4);
  return `${formatDay(on)} ${days} d  ${service}: ${label[language]} [${clauses.join(" ")}]`;
}
