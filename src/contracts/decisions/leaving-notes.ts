import type { Day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import type { Asked, Note } from "../decision.ts";
import { clausesOf } from "../history/refused-by-history.ts";
import { spoken } from "../words/spoken.ts";

/** The clauses on leaving: those of the notice of it, where the file has several. */
export function clausesOnLeaving({ catalogue, life }: Asked): readonly string[] {
  const rule = rulesOf(catalogue, life.service, "notice").at(0)?.rule;
  return rule?.acts["leave"]?.clause ?? clausesOf(catalogue, life.service, "notice");
}

/** When leaving takes effect. */
export interface LastDay {
  readonly lastDay: Day;
  readonly inTime: boolean;
  /** The latest day to say so for the day wished; null when none was named. */
  readonly latestNotice: Day | null;
  readonly earliest: Day;
}

/** What somebody who leaves should know besides the price: why that day, and what goes on. */
export function notesOnLeaving(
  asked: Asked,
  last: LastDay,
  clauses: readonly string[],
): readonly Note[] {
  return [...tooLate(last, clauses), ...staysAfterwards(asked), ...outliving(asked)];
}

function tooLate({ lastDay, inTime, latestNotice }: LastDay, clauses: readonly string[]): Note[] {
  if (inTime || latestNotice === null) return [];
  const [by, end] = [spoken(latestNotice), spoken(lastDay)];
  const label = {
    ja: `ご希望の日には${by.ja}までのお申し出が必要でした。終了日は${end.ja}です`,
    en: `For the day wished, notice was due by ${by.en}; the last day is ${end.en}`,
  };
  return [{ label, clauses, on: lastDay }];
}

/** MM-24: what is owed stays owed. */
function staysAfterwards({ catalogue, life }: Asked): Note[] {
  return rulesOf(catalogue, life.service, "notice").flatMap(({ rule }) => {
    const { afterwards, clause = rule.clause } = rule.acts["leave"]?.claims ?? {};
    if (afterwards !== "survive") return [];
    const label = {
      ja: "ご利用中の料金などの債権債務は、終了後もそのまま残ります",
      en: "What is owed for the time of the contract stays owed after it",
    };
    return [{ label, clauses: clause, on: null }];
  });
}

/** HH-17: an option of its own that the contract's end leaves running. */
function outliving({ catalogue, life }: Asked): Note[] {
  const held = life.options.filter(({ until }) => until === null).map(({ option }) => option);
  return rulesOf(catalogue, life.service, "monthly-fee").flatMap(({ rule }) => {
    if (rule.of !== "option") return [];
    return [...new Set(held)].flatMap((option) => {
      const fee = rule.items[option];
      if (fee?.outlives !== true) return [];
      const label = {
        ja: `${fee.label.ja}は契約の終了後も続きます。不要な場合は別に解約してください`,
        en: `${fee.label.en} goes on after the end; give it up separately if it is not wanted`,
      };
      return [{ label, clauses: fee.clause ?? rule.clause, on: null }];
    });
  });
}
