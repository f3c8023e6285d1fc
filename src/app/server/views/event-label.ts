import { type Contract, type ContractEvent, eventWord } from "../../../contracts/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { type Located, rulesOf } from "../../../terms/catalogue.ts";
import type { RuleOf } from "../../../terms/kinds/index.ts";
import type { LabelText } from "../../api/fields.ts";
import { namesOf } from "../../names-in-terms.ts";
import { workLabel } from "../forms/begin-forms.ts";
import { capacityText } from "./contract-view.ts";

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

export interface LabelAsk {
  readonly contract: Contract;
  readonly catalogue: LoadedCatalogue;
}

/** What happened, in words; names of items, options, works and papers as the terms have them. */
export function eventLabel(event: ContractEvent, { contract, catalogue }: LabelAsk): LabelText {
  const service = catalogue.services.get(contract.service);
  const named = namesOf(catalogue, contract.service);
  const item = (id: string) => service?.items[id]?.label ?? { ja: id, en: id };
  const option = (id: string) => service?.options[id]?.label ?? { ja: id, en: id };
  const fees = rulesOf(catalogue, contract.service, "one-off-fee");
  const priced = (code: string, kind: "work" | "charge") => feeLabel(code, fees) ?? UNPRICED[kind];
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
      return about(named.document(event.document), "の受領", "received");
    case "document-issued":
      return about(named.document(event.document), "の交付", "given:");
    case "work-ordered":
      return about(workLabel(catalogue, contract.service, event.work), "の手配", "ordered:");
    case "work-cancelled":
      return about(workLabel(catalogue, contract.service, event.work), "の取消し", "cancelled:");
    case "told":
      return about(named.ground(event.ground), TOLD[event.what].ja, TOLD[event.what].en);
    case "end-noticed":
      return about(named.ground(event.ground), "による解除の予告", "end noticed:");
    case "work-done":
      return about(priced(event.work, "work"), "", "done:");
    case "charged":
      return about(priced(event.code, "charge"), "", "charged:");
    case "ended":
      return about(reasonLabel(event.reason), "による終了", "ended:");
    case "refused":
      return about(same(event.code), "による謝絶", "refused:");
    case "suspended":
      return about(named.ground(event.ground), "による停止", "suspended:");
    case "supply-set":
      return supplyLabel(event, contract.history);
    case "notice-given":
      return about(reasonLabel(event.reason), "による解約の申し出", "notice given:");
    default:
      return PLAIN[event.type] ?? eventWord(event.type);
  }
}

const TOLD = {
  notice: { ja: "についての通知", en: "notice:" },
  warning: { ja: "についての警告", en: "warning:" },
  demand: { ja: "についての催告", en: "demand:" },
} as const;

const REASONS: Readonly<Record<string, LabelText>> = {
  customer: { ja: "お客さまのご都合", en: "the customer's wish" },
  rebuilding: { ja: "建て替え・取り壊し", en: "the house rebuilt" },
  "price-revision": { ja: "料金の改定", en: "a price revision" },
  "service-level": { ja: "障害の継続", en: "outages" },
  "term-ended": { ja: "期間満了", en: "the end of its term" },
  "trial-ended": { ja: "試用期間の満了", en: "the end of the trial" },
  "prerequisite-ended": { ja: "前提となる契約の終了", en: "the end of what it needs" },
  discontinued: { ja: "サービスの廃止", en: "the service given up" },
  "not-customers-fault": { ja: "お客さまの責めによらない事由", en: "no fault of the customer's" },
};

export function reasonLabel(reason: string): LabelText {
  return REASONS[reason] ?? same(reason);
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
/** A charge as the price list calls it. */
export function chargeLabel(code: string, { contract, catalogue }: LabelAsk): LabelText {
  return feeLabel(code, rulesOf(catalogue, contract.service, "one-off-fee")) ?? UNPRICED.charge;
}

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
