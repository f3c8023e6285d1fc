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
  const to = accountId === null ? "staff" : "household";
  return {
    accountId,
    kind: `deadline-${kind}`,
    contractId: contract,
    title: { ja: `${ja}：${label.ja}`, en: `${en}: ${label.en}` },
    body: dayLabel(deadline.on, deadline.on - on),
    link: accountId === null ? "" : "/calendar",
    onceKey: `${id}/${step}/${to}`,
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
