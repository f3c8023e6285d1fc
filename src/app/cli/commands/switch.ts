import { Command } from "commander";
import type { HouseholdSwitchView, SwitchDetail, SwitchRow } from "../../api/switch.ts";
import { type Answer, example } from "../command.ts";
import { type House, type HouseOptions, withHouse, withHouseOptions } from "../house.ts";
import { done, type Outcome, refuse } from "../outcome.ts";
import { type Language, padLeft, padRight, widthOf } from "../table.ts";
import { grouped } from "../../../kernel/number-text.ts";

interface Options extends HouseOptions {
  readonly ja?: true;
  readonly row?: string;
}

export function defineSwitch(answer: Answer): Command {
  const command = new Command("switch")
    .description("say what changing any contract of an account brings in 36 bills, and when best")
    .argument("<account>", "an account's number")
    .option("--ja", "in Japanese")
    .option("--row <key>", "unfold one of them, by the key that --json prints")
    .addHelpText("after", example("engawa switch E10001"))
    .action(async (account: string, options: Options, self: Command) => {
      await answer(self, () => withHouse(options, (house) => compare(house, account, options)));
    });
  return withHouseOptions(command);
}

async function compare(
  { database, operator, catalogue }: House,
  number: string,
  { ja, row: key }: Options,
): Promise<Outcome> {
  const { withOperator } = await import("../../../platform/index.ts");
  const { storedSources } = await import("../../../billing/index.ts");
  const { loadAccountByNumber } = await import("../../server/reads/store.ts");
  const { readSwitch, readSwitchRow } = await import("../../server/reads/switch.ts");
  const { tokyoDay } = await import("../../tokyo-day.ts");
  const language = ja ? "ja" : "en";
  const now = operator.clock.instant();
  const world = { pool: database.app, catalogue, sources: storedSources(catalogue) };
  return withOperator(database.app, operator.operatorId, async (tx): Promise<Outcome> => {
    const account = await loadAccountByNumber(tx, number);
    if (account === null) return refuse("switch.no-account", `no account is ${number}`);
    const at = { tx, world, now, today: tokyoDay(now) };
    if (key === undefined) {
      const found = await readSwitch(at, account.accountId, "staff");
      return done(listText(found, language), { ok: true, ...found });
    }
    const unfolded = await readSwitchRow(at, account.accountId, { key, by: "staff" });
    if (!unfolded.ok) return refuse("switch.no-row", `${number} has no row ${key}`);
    return done(detailText(unfolded.value, language), { ok: true, ...unfolded.value });
  });
}

/** Both groups, each least to pay first; rows without a place bear what their prices rest on. */
function listText(found: HouseholdSwitchView, language: Language): string {
  const { first, through, rows, notes } = found;
  const groups = ["keep", "give-up"] as const;
  const blocks = groups.flatMap((group) => {
    const own = rows.filter((row) => row.group === group);
    return own.length === 0
      ? []
      : [[HEADS[group][language], ...rowLines(own, language)].join("\n")];
  });
  const said = notes.map((note) => `· ${note[language]}`).join("\n");
  const head = `${first} – ${through}, ${found.scenario[language]}`;
  return [head, ...blocks, said].join("\n\n");
}

const HEADS = {
  keep: { ja: "使い続けながら変える", en: "Change, and keep every service" },
  "give-up": { ja: "やめる", en: "Leave" },
} as const;

function rowLines(rows: readonly SwitchRow[], language: Language): readonly string[] {
  const width = Math.max(...rows.map(({ label }) => widthOf(label[language])));
  return rows.map(({ place, total, label, best, marks }) => {
    const number = padLeft(place === null ? "–" : String(place), 4);
    const yen = padLeft(signed(total), 12);
    const doubts = place === null ? [`[${marks.join(" ")}]`] : [];
    const name = padRight(label[language], width);
    return [number, yen, ` ${name}`, best?.from ?? "", ...doubts].join(" ").trimEnd();
  });
}

function detailText({ row, parts, steps }: SwitchDetail, language: Language): string {
  const own = parts.map(({ yen, label, months, clauses }) => {
    const cited = clauses.map(({ id }) => id).join(" ");
    return `${padLeft(signed(yen), 12)}  ${label[language]} (${months.length}) [${cited}]`;
  });
  const days = steps.map(({ from, total, once }) => {
    const isBest = from === row.best?.from ? "  *" : "";
    return `${from} ${padLeft(signed(total), 12)} ${padLeft(signed(once), 10)}${isBest}`;
  });
  const sum = `${padLeft(signed(row.total), 12)}  =`;
  return [row.label[language], row.why[language], "", ...own, sum, "", ...days].join("\n");
}

/** `+3,850`, `-265,250`, `0`. */
function signed(yen: number): string {
  return yen > 0 ? `+${grouped(String(yen))}` : grouped(String(yen));
}
