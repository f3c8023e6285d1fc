import { expect, test } from "vitest";
import type { Contract, ContractEvent } from "../../../contracts/index.ts";
import { day } from "../../../kernel/day.ts";
import { loadCatalogue } from "../../../terms/load.ts";
import { eventFacts } from "./event-facts.ts";

const catalogue = loadCatalogue("catalogue");
const AT = { on: day("2024-10-05"), recordedAt: "2024-10-05T01:00:00.000Z" };

function factsOf(service: string, event: ContractEvent): readonly string[] {
  const contract: Contract = { id: "c", service, history: [event] };
  return eventFacts(event, { contract, catalogue }).map(
    ({ label, value }) => `${label.ja}：${value.ja}`,
  );
}

test("work stands by its name, and each of its facts by its own", () => {
  const facts = { visit: "yes", wiring: "new" };
  const done = { ...AT, type: "work-done", work: "install", facts } as const;
  expect(factsOf("kattobi-hikari", done)).toEqual([
    "工事・作業：新規開通工事",
    "訪問の有無：あり",
    "配線：新しく引く",
  ]);
});

test("an application stands in the words of its service and of the counter", () => {
  const applied = {
    ...AT,
    type: "applied",
    item: "family-1g",
    options: ["wireless-router"],
    channel: "agent",
    payment: "direct-debit",
    documents: "electronic",
    facts: { mailName: "engawa" },
  } as const;
  expect(factsOf("kattobi-hikari", applied)).toEqual([
    "品目：ファミリー1Gタイプ",
    "オプション：無線LANルーター",
    "申込窓口：販売代理店",
    "支払方法：口座振替",
    "書面の受け取り方：電子交付",
    "メール名：engawa",
  ]);
});

test("a notice says its day and reason, and nothing where nothing was said", () => {
  const notice = { ...AT, type: "notice-given", leavesOn: day("2024-12-31"), reason: "customer" };
  expect(factsOf("kattobi-hikari", { ...notice, type: "notice-given" })).toEqual([
    "最終利用日：2024年12月31日",
    "理由：お客さまのご都合",
  ]);
  expect(factsOf("hiho-denki", { ...notice, type: "notice-given", leavesOn: null })).toEqual([
    "理由：お客さまのご都合",
  ]);
});
