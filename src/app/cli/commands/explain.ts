import { Argument, Command, InvalidArgumentError, Option } from "commander";
import type { Bill, BillLine } from "../../../billing/index.ts";
import { withOperator } from "../../../platform/index.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
import type { Language } from "../table.ts";

interface Options extends HouseOptions {
  readonly lang: Language;
}

export function defineExplain(answer: Answer): Command {
  const command = new Command("explain")
    .description("an issued bill, each amount with how it was reached and the clause it rests on")
    .argument("<bill>", "the bill's number")
    .addArgument(new Argument("[line]", "one line of it, counted from 1").argParser(position))
    .addOption(
      new Option("--lang <language>", "language of the text").choices(["ja", "en"]).default("ja"),
    )
    .addHelpText(
      "after",
      example("engawa explain E10001-202610-engawa-1", "engawa explain E10001-202610-engawa-1 3"),
    )
    .action(async (bill: string, line: number | undefined, options: Options, self: Command) => {
      await answer(self, () =>
        withHouse(options, (house) => explainBill(house, { bill, line: line ?? null }, options)),
      );
    });
  return withHouseOptions(command);
}

function position(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new InvalidArgumentError("Write a line number such as 3.");
  return Number.parseInt(text, 10);
}

async function explainBill(
  { database, operator, catalogue }: House,
  asked: { readonly bill: string; readonly line: number | null },
  { lang }: Options,
): Promise<Outcome> {
  const { loadBill } = await import("../../../billing/index.ts");
  const bill = await withOperator(database.app, operator.operatorId, (tx) =>
    loadBill(tx, asked.bill, catalogue),
  );
  if (!bill) return refuse("explain.no-such-bill", `no bill has the number ${asked.bill}`);
  const { billJson, lineJson } = await import("../../scenario/bill-json.ts");
  if (asked.line === null)
    return done(await wholeText(bill, lang), { ok: true, ...billJson(bill, catalogue) });
  const line = bill.lines[asked.line - 1];
  if (!line) {
    const message = `${bill.number} has ${bill.lines.length} lines; there is no line ${asked.line}`;
    return refuse("explain.no-such-line", message);
  }
  const { explainLine } = await import("../explain-line.ts");
  const explained = explainLine(line, { catalogue, language: lang, position: asked.line });
  return done(explained.text, {
    ok: true,
    bill: bill.number,
    ...lineJson(line),
    ...explained.json,
  });
}

async function wholeText(bill: Bill & { readonly lines: readonly BillLine[] }, lang: Language) {
  const { billText } = await import("../bill-text.ts");
  return billText(bill, lang);
}
