import type { ContractEvent } from "../../../contracts/index.ts";
import { stateOf, readHistory } from "../../../contracts/index.ts";
import { addDays, type Day, formatDay } from "../../../kernel/day.ts";
import { type Located, rulesOf } from "../../../terms/catalogue.ts";
import type { RuleOf } from "../../../terms/kinds/index.ts";
import type { ContractTimeline } from "../../api/account.ts";
import type { LabelText } from "../../api/fields.ts";
import { periodText } from "./bill-view.ts";
import {
  capacityText,
  type ContractContext,
  contractView,
  freePeriods,
  type KnownContract,
} from "./contract-view.ts";

/** A contract in time: what it was when, the windows of leaving, and everything that happened. */
export function timelineView(known: KnownContract, context: ContractContext): ContractTimeline {
  const { contract, tenure } = known;
  const located = rulesOf(context.catalogue, tenure.service, "exit-fee").at(0);
  return {
    contract: contractView(known, context),
    spans: [...spansOf(known)],
    renewals: renewalsOf(known, located, context),
    events: contract.history
      .map((event, position) => ({ event, position }))
      .toSorted((a, b) => a.event.on - b.event.on)
      .map(({ event, position }) => ({
        position,
        on: formatDay(event.on),
        recordedAt: event.recordedAt,
        type: event.type,
        label: eventLabel(event, known, context),
      })),
  };
}

function renewalsOf(
  { tenure }: KnownContract,
  located: Located<RuleOf<"exit-fee">> | undefined,
  { today }: ContractContext,
): ContractTimeline["renewals"] {
  const end = tenure.endedOn ?? addDays(today, 60);
  if (!located) return [];
  return freePeriods(tenure, located)
    .filter(({ from }) => from < end)
    .map(periodText);
}

/** The days on which the state changed, and what it was between them. */
function spansOf({
  contract,
  tenure,
}: KnownContract): readonly ContractTimeline["spans"][number][] {
  const life = readHistory(contract);
  if (!life.ok) return [];
  const ended = tenure.endedOn;
  const changes = contract.history.flatMap(({ on }) => [on, addDays(on, 1)]);
  const days = [...new Set(ended === null ? changes : [...changes, ended])].toSorted(
    (a, b) => a - b,
  );
  const spans: { from: Day; state: ContractTimeline["spans"][number]["state"] }[] = [];
  for (const on of days) {
    const state = ended !== null && on >= ended ? "ended" : stateOf(life.value, on);
    if (state !== null && spans.at(-1)?.state !== state) spans.push({ from: on, state });
  }
  return spans
    .map((span, index) => ({ ...span, until: spans[index + 1]?.from ?? null }))
    .filter(({ state }) => state !== "ended" && state !== "withdrawn" && state !== "refused")
    .map(({ from, until, state }) => ({
      from: formatDay(from),
      until: until === null ? null : formatDay(until),
      state,
    }));
}

const PLAIN: Readonly<Partial<Record<ContractEvent["type"], LabelText>>> = {
  accepted: { ja: "承諾", en: "accepted" },
  started: { ja: "利用開始", en: "service started" },
  "meter-read": { ja: "検針", en: "meter read" },
  restored: { ja: "停止の解除", en: "restored" },
  paused: { ja: "一時休止", en: "paused" },
  resumed: { ja: "再開", en: "resumed" },
  "objected-to-renewal": { ja: "更新しない申し出", en: "objected to renewal" },
  withdrawn: { ja: "契約の撤回", en: "withdrawn" },
};

/** What happened, in words; names of items and options as the catalogue has them. */
function eventLabel(
  event: ContractEvent,
  { contract, tenure }: KnownContract,
  { catalogue }: ContractContext,
): LabelText {
  const service = catalogue.services.get(tenure.service);
  const item = (id: string) => service?.items[id]?.label ?? { ja: id, en: id };
  const option = (id: string) => service?.options[id]?.label ?? { ja: id, en: id };
  const priced = (code: string, kind: "work" | "charge") =>
    feeLabel(code, rulesOf(catalogue, tenure.service, "one-off-fee")) ?? UNPRICED[kind];
  switch (event.type) {
    case "applied":
      return about(item(event.item), "申込み", "applied for");
    case "item-changed":
      return about(item(event.item), "へ変更", "changed to");
    case "option-started":
      return about(option(event.option), "を追加", "added");
    case "option-ended":
      return about(option(event.option), "を終了", "ended");
    case "document-received":
      return about(same(event.document), "の受領", "received");
    case "work-done":
      return about(priced(event.work, "work"), "", "done:");
    case "charged":
      return about(priced(event.code, "charge"), "", "charged:");
    case "ended":
      return about(same(event.reason), "による終了", "ended:");
    case "refused":
      return about(same(event.code), "による謝絶", "refused:");
    case "suspended":
      return about(same(event.ground), "による停止", "suspended:");
    case "supply-set":
      return supplyLabel(event, contract.history);
    case "notice-given":
      return about(same(event.reason), "の申し出", "notice given:");
    default:
      return PLAIN[event.type] ?? same(event.type);
  }
}

type SupplySet = Extract<ContractEvent, { readonly type: "supply-set" }>;

/** The first sets the place; a later one says what became different: 40 A → 50 A. */
function supplyLabel(event: SupplySet, history: readonly ContractEvent[]): LabelText {
  const before = history
    .filter((other) => other.type === "supply-set")
    .filter(({ on }) => on < event.on)
    .toSorted((a, b) => a.on - b.on)
    .at(-1);
  if (!before) return { ja: "供給地点の設定", en: "supply point set" };
  const [was, is] = [capacityText(before.supply), capacityText(event.supply)];
  const changed = was === is ? [] : [`${was ?? "—"} → ${is ?? "—"}`];
  const exchanged = before.supply.meter !== event.supply.meter;
  const ja = [...changed.map((text) => `契約容量 ${text}`), ...(exchanged ? ["計量器の交換"] : [])];
  const en = [
    ...changed.map((text) => `capacity ${text}`),
    ...(exchanged ? ["meter exchanged"] : []),
  ];
  if (ja.length === 0) return { ja: "検針日の設定", en: "reading days set" };
  return { ja: ja.join("、"), en: en.join(", ") };
}

/** Work and charges that no fee names. */
const UNPRICED: Readonly<Record<"work" | "charge", LabelText>> = {
  work: { ja: "工事", en: "work" },
  charge: { ja: "費用の発生", en: "a charge" },
};

/** An event is called what its fee is called: 新規開通工事費. */
function feeLabel(
  code: string,
  rules: readonly Located<RuleOf<"one-off-fee">>[],
): LabelText | null {
  for (const { rule } of rules) {
    const found = Object.entries(rule.fees).find(
      ([key, { events }]) => key === code || events?.includes(code),
    );
    if (found) return found[1].label;
  }
  return null;
}

function about({ ja, en }: LabelText, after: string, before: string): LabelText {
  return { ja: `${ja}${after}`, en: `${before} ${en}` };
}

function same(text: string): LabelText {
  return { ja: text, en: text };
}
