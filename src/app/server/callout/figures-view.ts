import { type CountedCase, figuresOf } from "../../../callout/case/figures.ts";
import { loadAreas } from "../../../callout/store-areas.ts";
import { casesOpenedIn } from "../../../callout/store-cases.ts";
import { addDays, day, type Day, formatDay } from "../../../kernel/day.ts";
import type { Figures } from "../../api/callout-desk.ts";
import { spanOf } from "../../callout/day-plan.ts";
import { FAMILY_WORDS } from "../../callout/words/state-words.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import type { Reading } from "../reads/world.ts";

/** A year up to today, unless other days are asked for; `until` is the first day outside. */
const DAYS = 365;

export async function readFigures(
  { tx, now, today }: Pick<Reading, "tx" | "now" | "today">,
  query: { readonly from?: string | undefined; readonly until?: string | undefined },
): Promise<Figures> {
  const until = query.until === undefined ? addDays(today, 1) : day(query.until);
  const from = query.from === undefined ? addDays(until, -DAYS) : day(query.from);
  const rows = await casesOpenedIn(tx, { from: midnight(from), until: midnight(until) });
  const cases = rows.map(({ openedAt, summary }): CountedCase => {
    return { openedAt, month: formatDay(tokyoDay(openedAt)).slice(0, 7), summary };
  });
  const names = new Map((await loadAreas(tx)).map(({ area, name }) => [area, name]));
  const figures = figuresOf(cases, now);
  return {
    ...figures,
    from: formatDay(from),
    until: formatDay(until),
    byFamily: figures.byFamily.map((one) => ({ ...one, label: FAMILY_WORDS[one.family] })),
    byArea: figures.byArea.map((one) => {
      return { ...one, name: names.get(one.area) ?? { ja: one.area, en: one.area } };
    }),
    byMonth: [...figures.byMonth],
    clocks: [...figures.clocks],
  };
}

function midnight(on: Day): string {
  return spanOf(on, { from: "00:00", until: "24:00" }).from;
}
