import { spoken, type Step } from "../../contracts/index.ts";
import type { Day } from "../../kernel/day.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { Label } from "../../terms/fields.ts";
import type { Refused } from "../../contracts/index.ts";
import type { Notification } from "./notify.ts";

export interface Telling {
  readonly accountId: number;
  readonly step: Step;
  /** The day on which it is told. */
  readonly on: Day;
}

/**
 * Word of a deadline to whom it concerns. What concerns both is told to the household: the staff
 * has it in its queue, and every renewal of a whole town would bury what is theirs alone.
 */
export function tellingsOf(catalogue: Catalogue, telling: Telling): readonly Notification[] {
  const isStaffs = telling.step.deadline.concerns === "operator";
  return [word(catalogue, telling, isStaffs ? null : telling.accountId)];
}

function word(
  { services }: Catalogue,
  { step: { deadline, step }, on }: Telling,
  accountId: number | null,
): Notification {
  const { id, contract, kind, label, service } = deadline;
  const { ja, en } = services.get(service)?.short ?? { ja: service, en: service };
  const { head, rest } = parted(label);
  const to = accountId === null ? "staff" : "household";
  return {
    accountId,
    kind: `deadline-${kind}`,
    contractId: contract,
    title: { ja: `${ja}：${head.ja}`, en: `${en}: ${head.en}` },
    body: withRest(dayLabel(deadline.on, deadline.on - on), rest),
    link: accountId === null ? "" : "/calendar",
    onceKey: `${id}/${step}/${to}`,
  };
}

interface Parted {
  readonly head: Label;
  /** What else is to be known, as a sentence of its own; empty where there is nothing. */
  readonly rest: Label;
}

/** A label says what day it is, and behind it what that means: the mail gives each its line. */
function parted({ ja, en }: Label): Parted {
  const [, headJa = ja, restJa = ""] = /^([^（]+)（(.+(?:です|ます|ません))）$/.exec(ja) ?? [];
  const [headEn = en, ...restEn] = en.split("; ");
  return { head: { ja: headJa, en: headEn }, rest: { ja: restJa, en: restEn.join("; ") } };
}

function withRest(day: Label, { ja, en }: Label): Label {
  return {
    ja: ja === "" ? day.ja : `${day.ja}\n${ja}。`,
    en: en === "" ? day.en : `${day.en}\n${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
  };
}

function dayLabel(on: Day, inDays: number): Label {
  const { ja, en } = spoken(on);
  if (inDays <= 0) return { ja: `期日：${ja}（今日）`, en: `Day: ${en} (today)` };
  const days = inDays === 1 ? "day" : "days";
  return { ja: `期日：${ja}（あと${inDays}日）`, en: `Day: ${en} (in ${inDays} ${days})` };
}

/** What the daily job could not carry out, told to the staff: somebody has to look at it. */
export function refusedByJob(
  { step: { deadline } }: Pick<Telling, "step">,
  { code, reason }: Refused,
): Notification {
  return {
    accountId: null,
    kind: "deadline-refused",
    contractId: deadline.contract,
    title: {
      ja: `自動処理ができませんでした：${deadline.contract} ${deadline.label.ja}`,
      en: `Could not be carried out: ${deadline.contract}, ${deadline.label.en}`,
    },
    body: { ja: `${reason.ja}（${code}）`, en: `${reason.en} (${code})` },
    link: "",
    onceKey: `${deadline.id}/refused`,
  };
}
