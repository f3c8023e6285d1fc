import { addDays, addToMonth, type Day, firstDay } from "../../kernel/day.ts";
import type { Period } from "../../kernel/period.ts";
import { type ExitFeeRule, freeExitMonths } from "../../rating/exit-fee.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { spoken } from "../words/spoken.ts";
import { eventsOf } from "../history/read-history.ts";
import { type Dated, type Found, isOverOn, runsOn } from "./found.ts";

/**
 * The first and the last day on which leaving costs nothing (HH-05): supply from 2024-05-10,
 * 2027-04-01 and 2027-05-31.
 */
export function daysToLeaveFree(dated: Dated): readonly Found[] {
  const rule = rulesOf(dated.catalogue, dated.life.service, "exit-fee").at(0);
  if (!rule || !hasFee(rule, dated)) return [];
  return freeWindows(rule, dated).flatMap(({ from, until }) =>
    runsOn(dated, from) ? ofWindow(rule, from, addDays(until, -1)) : [],
  );
}

function hasFee({ rule }: ExitFeeRule, { tenure }: Dated): boolean {
  const item = tenure.items.at(-1)?.item;
  return item !== undefined && rule.items[item] !== undefined;
}

function freeWindows({ rule }: ExitFeeRule, { tenure }: Dated): readonly Period[] {
  const months = freeExitMonths(tenure, rule).toSorted((a, b) => a - b);
  const windows: Period[] = [];
  for (const month of months) {
    const [from, until] = [firstDay(month), firstDay(addToMonth(month, 1))];
    const last = windows.at(-1);
    if (last?.until === from) windows[windows.length - 1] = { from: last.from, until };
    else windows.push({ from, until });
  }
  return windows;
}

function ofWindow({ rule }: ExitFeeRule, first: Day, last: Day): readonly Found[] {
  const clauses = rule.clause;
  return [
    {
      kind: "leave-free-begins",
      on: first,
      label: {
        ja: `この日から${spoken(last).ja}まで、解除料なしで解約できます`,
        en: `From here through ${spoken(last).en} leaving costs nothing`,
      },
      clauses,
      concerns: "resident",
    },
    {
      kind: "leave-free-ends",
      on: last,
      label: { ja: "解除料なしで解約できる最後の日", en: "Last day to leave without a fee" },
      clauses,
      concerns: "resident",
    },
  ];
}

/** A change was announced: who disagrees leaves free until a last day (HH-19, EN-16, IT-23). */
export function daysToLeaveAfterAnnouncement(dated: Dated): readonly Found[] {
  const { life, catalogue } = dated;
  const changes = rulesOf(catalogue, life.service, "announcement").at(0)?.rule.changes ?? {};
  return eventsOf(life, "announced").flatMap(({ change, effectiveOn, lastDayToLeaveFree: on }) => {
    if (on === null || isOverOn(dated, on)) return [];
    const known = changes[change];
    const { ja, en } = known?.label ?? { ja: change, en: change };
    return [
      {
        kind: "leave-free-ends" as const,
        on,
        of: change,
        label: {
          ja: `${ja}（${spoken(effectiveOn).ja}から）に同意しない場合、解除料なしで解約できる最後の日`,
          en: `${en} from ${spoken(effectiveOn).en}: last day to leave without a fee`,
        },
        clauses: known?.clause ?? [],
        concerns: "resident" as const,
      },
    ];
  });
}
