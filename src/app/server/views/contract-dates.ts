import { addDays, addMonths, type Day, formatDay } from "../../../kernel/day.ts";
import { grouped } from "../../../kernel/number-text.ts";
import { firstPaidDays } from "../../../rating/option-fee.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { inForceOn } from "../../../terms/dated.ts";
import type { NextThing } from "../../api/contract.ts";
import type { LabelText } from "../../api/fields.ts";
import { clauseChip } from "./bill-view.ts";
import {
  type ContractContext,
  feeToday,
  freePeriods,
  type KnownContract,
} from "./contract-view.ts";

/** Every date ahead that a contract holds for its household. */
export function contractDates(
  known: KnownContract,
  context: ContractContext,
): readonly NextThing[] {
  const { endedOn } = known.tenure;
  const goesOn =
    endedOn === null
      ? [...freeToLeave(known, context), ...renewal(known, context)]
      : ending(known, endedOn, context);
  return [...reading(known, context), ...paidOptions(known, context), ...goesOn];
}

interface Said {
  readonly kind: NextThing["kind"];
  readonly on: Day;
  readonly title: LabelText;
  readonly detail: LabelText;
  readonly clause: string | undefined;
}

function thing(
  { tenure }: KnownContract,
  { catalogue }: ContractContext,
  { on, clause, ...said }: Said,
): NextThing {
  return {
    ...said,
    on: formatDay(on),
    clause: clause === undefined ? null : clauseChip(clause, catalogue),
    bill: null,
    contract: tenure.contract,
  };
}

function shortName({ tenure }: KnownContract, { catalogue }: ContractContext): LabelText {
  const { service } = tenure;
  return catalogue.services.get(service)?.short ?? { ja: service, en: service };
}

/** The planned day; without a plan, a month after the last one, and said to be a guide. */
function reading(known: KnownContract, context: ContractContext): readonly NextThing[] {
  const { supply, service, endedOn } = known.tenure;
  const { today, catalogue } = context;
  if (supply === null || known.state !== "active") return [];
  const planned = supply.readingDays.find((on) => on >= today);
  const last = supply.readingDays.at(-1);
  const on = planned ?? (last === undefined ? undefined : addMonths(last, 1));
  if (on === undefined || (endedOn !== null && on >= endedOn)) return [];
  const guide = planned === undefined;
  return [
    thing(known, context, {
      kind: "reading",
      on,
      title: guide
        ? { ja: "つぎの検針日（めやす）", en: "next meter reading (about)" }
        : { ja: "つぎの検針日", en: "next meter reading" },
      detail: {
        ja: "この日の前日までの使用量が、その月のご請求になります。",
        en: "Use up to the day before is on that month's bill.",
      },
      clause: rulesOf(catalogue, service, "supply-period").at(0)?.rule.clause[0],
    }),
  ];
}

/** An option that was free at first is charged from a day on. */
function paidOptions(known: KnownContract, context: ContractContext): readonly NextThing[] {
  const { catalogue } = context;
  const { tenure } = known;
  const labels = catalogue.services.get(tenure.service)?.options ?? {};
  return rulesOf(catalogue, tenure.service, "monthly-fee").flatMap(({ rule }) =>
    firstPaidDays(tenure, rule).map(({ option, on }) => {
      const { ja, en } = labels[option]?.label ?? { ja: option, en: option };
      const price = inForceOn(rule.items[option]?.values ?? [], on);
      const yen = price.ok ? grouped(price.value.amount) : null;
      return thing(known, context, {
        kind: "fee-begins",
        on,
        title: { ja: `${ja}の無料期間が終わります`, en: `${en} is no longer free` },
        detail:
          yen === null
            ? { ja: "この日から有料です。", en: "Charged from this day." }
            : { ja: `この日から月額 ${yen}円`, en: `${yen} yen a month from this day` },
        clause: rule.clause[0],
      });
    }),
  );
}

/** A window in which leaving costs nothing: its last day while it is open, its first before. */
function freeToLeave(known: KnownContract, context: ContractContext): readonly NextThing[] {
  const { catalogue, today } = context;
  const located = rulesOf(catalogue, known.tenure.service, "exit-fee").at(0);
  if (!located) return [];
  const window = freePeriods(known.tenure, located).find(({ until }) => until > today);
  if (!window) return [];
  const open = window.from <= today;
  const { ja, en } = shortName(known, context);
  return [
    thing(known, context, {
      kind: "leaving",
      on: open ? addDays(window.until, -1) : window.from,
      title: open
        ? {
            ja: `${ja}を解除料なしで見直せる最後の日です`,
            en: `last day to leave ${en} without a fee`,
          }
        : {
            ja: `この日から${ja}を解除料なしで見直せます`,
            en: `${en} can be left without a fee from here`,
          },
      detail: open ? OPEN : feeDetail(feeToday(known, located, context)),
      clause: located.rule.clause[0],
    }),
  ];
}

const OPEN: LabelText = {
  ja: "更新月のため、いまは契約解除料がかかりません。",
  en: "These are the renewal months: leaving is free just now.",
};

function feeDetail(fee: number | null): LabelText {
  if (fee === null) return { ja: "契約解除料 0円", en: "Fee for leaving 0 yen" };
  const yen = grouped(String(fee));
  return { ja: `いまの契約解除料 ${yen}円 → 0円`, en: `Fee for leaving now ${yen} yen → 0 yen` };
}

/** The last day to speak up against renewal, and the day on which the term is renewed. */
function renewal(known: KnownContract, context: ContractContext): readonly NextThing[] {
  const { term, tenure } = known;
  if (term === null) return [];
  const clause = rulesOf(context.catalogue, tenure.service, "term").at(0)?.rule.clause[0];
  const { ja, en } = shortName(known, context);
  const { lastDayToObject, until } = term;
  if (lastDayToObject === null) {
    const title = { ja: `${ja}の契約期間が終わります`, en: `the term of ${en} ends` };
    const detail = {
      ja: "この契約期間は自動では更新されません。",
      en: "This term is not renewed by itself.",
    };
    return [thing(known, context, { kind: "end", on: addDays(until, -1), title, detail, clause })];
  }
  const renewed = formatDay(until);
  return [
    thing(known, context, {
      kind: "objection",
      on: lastDayToObject,
      title: {
        ja: `${ja}を更新しないと申し出られる最後の日です`,
        en: `last day to object to the renewal of ${en}`,
      },
      detail: {
        ja: `申し出がなければ、${renewed.replaceAll("-", "/")} から更新されます。`,
        en: `Without a word from you it is renewed from ${renewed}.`,
      },
      clause,
    }),
    thing(known, context, {
      kind: "renewal",
      on: until,
      title: { ja: `${ja}の契約が更新されます`, en: `${en} is renewed` },
      detail: {
        ja: "申し出がなければ、約款の定めにしたがって更新されます。",
        en: "Without a word from you it is renewed as the terms say.",
      },
      clause,
    }),
  ];
}

/** Notice was given, or the term runs out. */
function ending(
  known: KnownContract,
  endedOn: Day,
  context: ContractContext,
): readonly NextThing[] {
  const { ja, en } = shortName(known, context);
  return [
    thing(known, context, {
      kind: "end",
      on: addDays(endedOn, -1),
      title: { ja: `${ja}の最後のご利用日です`, en: `last day of ${en}` },
      detail: { ja: "翌日からご利用いただけません。", en: "Not available from the day after." },
      clause: rulesOf(context.catalogue, known.tenure.service, "term").at(0)?.rule.clause[0],
    }),
  ];
}
