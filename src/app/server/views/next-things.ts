import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import type { Home } from "../../api/home.ts";
import { clauseChip } from "./bill-view.ts";
import {
  type ContractContext,
  feeToday,
  freePeriods,
  type KnownContract,
} from "./contract-view.ts";

type Thing = Home["next"][number];

/** How many days ahead a deadline becomes worth telling. */
const AHEAD = 60;

/** What has a date that the household should know, soonest first. */
export function nextThings(context: ContractContext): readonly Thing[] {
  const { household } = context;
  return household
    .filter(({ state }) => state === "active")
    .flatMap((known) => [...freeToLeave(known, context), ...termEnds(known, context)])
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, 3);
}

/** A window in which leaving costs nothing: its last day while it is open, its first before. */
function freeToLeave(known: KnownContract, context: ContractContext): readonly Thing[] {
  const { catalogue, today } = context;
  const located = rulesOf(catalogue, known.tenure.service, "exit-fee").at(0);
  if (!located) return [];
  const window = freePeriods(known.tenure, located).find(({ until }) => until > today);
  if (!window || window.from > addDays(today, AHEAD)) return [];
  const [clause] = located.rule.clause;
  const open = window.from <= today;
  const { ja, en } = shortName(known, context);
  const title = open
    ? { ja: `${ja}を解除料なしで見直せる最後の日です`, en: `last day to leave ${en} without a fee` }
    : {
        ja: `この日から${ja}を解除料なしで見直せます`,
        en: `${en} can be left without a fee from here`,
      };
  return [
    {
      on: formatDay(open ? addDays(window.until, -1) : window.from),
      title,
      detail: open ? openDetail() : feeDetail(feeToday(known, located, context)),
      clause: clause === undefined ? null : clauseChip(clause, catalogue),
    },
  ];
}

function openDetail() {
  return {
    ja: "更新月のため、いまは契約解除料がかかりません。",
    en: "These are the renewal months: leaving is free just now.",
  };
}

function feeDetail(fee: number) {
  const yen = String(fee).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return { ja: `いまの契約解除料 ${yen}円 → 0円`, en: `Fee for leaving now ${yen} yen → 0 yen` };
}

function termEnds(known: KnownContract, context: ContractContext): readonly Thing[] {
  const { today, catalogue } = context;
  const { term, tenure } = known;
  if (term === null || !isSoon(term.until, today)) return [];
  const located = rulesOf(catalogue, tenure.service, "term").at(0);
  const [clause] = located?.rule.clause ?? [];
  const { ja, en } = shortName(known, context);
  return [
    {
      on: formatDay(addDays(term.until, -1)),
      title: { ja: `${ja}の契約期間が終わります`, en: `the term of ${en} ends` },
      detail: {
        ja: "申し出がなければ、約款の定めにしたがって更新されます。",
        en: "Without a word from you it is renewed as the terms say.",
      },
      clause: clause === undefined ? null : clauseChip(clause, catalogue),
    },
  ];
}

function isSoon(on: Day, today: Day): boolean {
  return on > today && on <= addDays(today, AHEAD);
}

function shortName({ tenure }: KnownContract, { catalogue }: ContractContext) {
  const { service } = tenure;
  return catalogue.services.get(service)?.short ?? { ja: service, en: service };
}
