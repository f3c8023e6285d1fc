import { describe, expect, test } from "vitest";
import { CATALOGUE, householdOn, served } from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { rulesOf } from "../../terms/catalogue.ts";
import { askedOf } from "../household/asked.ts";
import type { Contract } from "../model.ts";
import { composeDocument } from "./compose.ts";
import type { DocumentContent } from "./content.ts";

const HANAKO = { name: "佐藤 花子", postalCode: "153-0064", address: "東京都目黒区下目黒2-3-4" };

function compose(contract: Contract, document: string, date: string): DocumentContent {
  const asked = askedOf(householdOn(date, [contract]), contract.id);
  if (!asked.ok) throw new Error(asked.refusal.code);
  const content = composeDocument(asked.value, { document, version: 1, party: HANAKO });
  if (content === null) throw new Error(`there is no ${document}`);
  return content;
}

/** `label: value [clauses]` of one section, with * where a figure is illustrative. */
function section(content: DocumentContent, heading: string): readonly string[] {
  const found = content.sections.find((each) => each.heading.en === heading);
  return (found?.rows ?? []).map(
    ({ label, value, clauses, illustrative }) =>
      `${label.ja}${illustrative ? "*" : ""}: ${value.ja} [${clauses.join(" ")}]`,
  );
}

const SUPPLIED = at("2024-05-10", {
  type: "supply-set",
  supply: { area: "tokyo", meter: "m-1", capacity: { amps: 40 }, readingDays: [day("2024-05-10")] },
});
const power = served("hiho-denki", "standard", {
  id: "P",
  from: "2024-10-10",
  later: [SUPPLIED, at("2024-10-12", { type: "document-received", document: "contract" })],
});
const lent = { type: "equipment-lent", thing: "onu", serial: "ONU-1" } as const;
const fibre = served("kattobi-hikari", "family-1g", { id: "F", later: [at("2024-10-05", lent)] });

describe("the contract document of electricity", () => {
  const content = compose(power, "contract", "2024-10-14");

  test("has its prices in the contract's own step, marked where no source has them", () => {
    expect(section(content, "Charges").slice(0, 5)).toEqual([
      "基本料金（40A）*: 1か月 1,247円（税込） [HH-11]",
      "電力量料金（0〜120 kWh）*: 1kWh 29.80円（税込） [HH-11]",
      "電力量料金（120〜300 kWh）*: 1kWh 36.40円（税込） [HH-11]",
      "電力量料金（300〜 kWh）*: 1kWh 40.49円（税込） [HH-11]",
      "燃料費調整: 毎月の単価で加算または減算 [HH-12 HH-13 HH-16]",
    ]);
  });

  test("tells its term, the last day to object, and the months in which leaving is free", () => {
    expect(section(content, "Term and renewal")).toEqual([
      "契約期間: 2024年10月10日から2027年10月31日まで [HH-03 HH-04]",
      "更新: 2027年10月16日までにお申し出がなければ、36か月更新 [HH-03 HH-04]",
    ]);
    expect(section(content, "Leaving")).toEqual([
      "解約のお申し出: 解約を希望される日の1か月前まで [HH-06]",
      "契約解除料（スタンダードプラン）: 3,850円（不課税） [HH-05 HH-19]",
      "解約料のかからない月: 2027年9月1日から2027年10月31日まで [HH-05 HH-19]",
    ]);
  });

  test("names the last day to withdraw once it has been received", () => {
    expect(section(content, "Right to withdraw")[0]).toBe(
      "解除できる期間: 2024年10月19日まで（2024年10月12日に書面を受領） [HH-22]",
    );
    const before = compose(served("hiho-denki", "standard", { id: "P" }), "contract", "2024-10-06");
    expect(section(before, "Right to withdraw")[0]).toBe(
      "解除できる期間: 契約の書面を受け取った日を1日目として8日間 [HH-22]",
    );
  });
});

test("HEMS: price before and with tax, what stays to be paid after a withdrawal (HM-05)", () => {
  const { history } = served("ecorepo-home", "light", { id: "H" });
  const applied = { id: "H", service: "ecorepo-home", history: history.slice(0, 1) };
  const content = compose(applied, "before-contract", "2024-09-18");
  expect(section(content, "Charges")[0]).toBe(
    "エコレポ ホーム ライト 月額利用料: 月額 380円（税抜。税込418円） [HM-09 HM-10 HM-11 HM-12]",
  );
  expect(section(content, "Parties and contract").at(-1)).toBe(
    "契約成立日: 設置工事が完了した日 [HM-03]",
  );
  expect(section(content, "Right to withdraw").at(-1)).toBe(
    "解除後のお支払い: 次を除き、お返しします：加入工事費、設置工事費、サービス変更手数料 [HM-05]",
  );
});

test("fibre: lent equipment by its serial number, and no fee for leaving", () => {
  const content = compose(fibre, "contract-content", "2024-10-06");
  expect(section(content, "Equipment lent").slice(0, 2)).toEqual([
    "回線終端装置（ONU）: 製造番号 ONU-1（2024年10月5日から） [IT-17]",
    "未返却端末損害金（回線終端装置）: 14,000円（不課税） [IT-17]",
  ]);
  expect(section(content, "Leaving")).toEqual([
    "解約のお申し出: 解約を希望される日の10日前まで（解約日は月の末日） [IT-11]",
    "契約解除料: ありません [IT-30]",
  ]);
});

test("a fee that is waived for this contract is said to be none (IT-04)", () => {
  const content = compose(fibre, "contract-content", "2024-10-06");
  expect(section(content, "Charges")).toContain("事業者変更手数料（転出）: かかりません [IT-04]");
  const old = at("2022-06-20", { type: "applied", item: "family-1g", options: [], channel: "web" });
  const accepted = at("2022-06-30", { type: "accepted" });
  const before = { id: "F", service: "kattobi-hikari", history: [old, accepted] };
  expect(section(compose(before, "contract-content", "2022-07-01"), "Charges")).toContain(
    "事業者変更手数料（転出）: 5,500円（税込） [IT-04]",
  );
});

test("the return slip is sent by the customer to the desk that the terms name", () => {
  const ended = {
    ...fibre,
    history: [
      ...fibre.history,
      at("2025-03-10", { type: "notice-given", leavesOn: day("2025-03-31"), reason: "customer" }),
      at("2025-03-31", { type: "ended", reason: "customer" }, "2025-03-10"),
    ],
  };
  const { sections, catalogue, ...head } = compose(ended, "return-slip", "2025-03-12");
  expect(head).toEqual({
    title: { ja: "機器返却票", en: "Equipment return slip" },
    to: "イッツコム お客さまセンター（例示） 御中",
    address: ["〒100-0001", "東京都千代田区千代田0-0-0"],
    from: { ja: "佐藤 花子", en: "佐藤 花子" },
    number: "F/return-slip/1",
    issuedOn: "2025-03-12",
    lead: {
      ja: "お貸ししている機器をお返しいただくための用紙です。機器といっしょにお送りください。",
      en: "Please send this slip together with the equipment.",
    },
  });
  expect(catalogue).toBe(CATALOGUE.hash);
  expect(sections.at(-1)?.blanks.map(({ ja }) => ja)).toEqual(["ご返送日", "お名前", "連絡事項"]);
});

test("a confirmation of leaving has the price that the bill will have (HH-05)", () => {
  const ended = {
    ...power,
    history: [
      ...power.history,
      at("2025-03-01", { type: "notice-given", leavesOn: day("2025-04-30"), reason: "customer" }),
      at("2025-04-30", { type: "ended", reason: "customer" }, "2025-03-01"),
    ],
  };
  expect(section(compose(ended, "cancellation", "2025-03-01"), "What ends")).toEqual([
    "お申し出の日: 2025年3月1日 [HH-06]",
    "ご利用の最終日: 2025年4月30日 [HH-06]",
    "契約解除料（スタンダードプラン）: 3,850円（不課税） [HH-05 HH-19]",
  ]);
});

test("letters say the ground in the words of the terms", () => {
  const told = at("2025-02-01", {
    type: "told",
    what: "warning",
    ground: "non-payment",
    inWriting: true,
  });
  const noticed = at("2025-02-01", {
    type: "end-noticed",
    ground: "unpaid",
    endsOn: day("2025-02-16"),
    inWriting: true,
  });
  const grounds = rulesOf(CATALOGUE, "kattobi-hikari", "suspension")[0]?.rule.grounds ?? {};
  const warned = { ...fibre, history: [...fibre.history, told] };
  const spoken = section(compose(warned, "stop-notice", "2025-02-01"), "What is told");
  expect(spoken[0]).toContain("お知らせの種類: 警告");
  expect(spoken[1]).toContain(grounds["non-payment"]?.label.ja ?? "non-payment");
  const ending = { ...power, history: [...power.history, noticed] };
  expect(section(compose(ending, "end-notice", "2025-02-01"), "Notice of ending")).toEqual([
    "理由: 料金の未払い [HH-18]",
    "お知らせの日: 2025年2月1日 [HH-18]",
    "契約を終了する日: 2025年2月16日 [HH-18]",
  ]);
});

test("whoever took the contract over is written to from that day", () => {
  const taken = at("2025-01-01", {
    type: "holder-changed",
    how: "inheritance",
    name: "佐藤 次郎",
    kana: "サトウ ジロウ",
    representative: true,
    takesDebts: true,
    papers: [],
  });
  const contract = { ...fibre, history: [...fibre.history, taken] };
  expect(compose(contract, "contract-content", "2024-12-31").to).toBe("佐藤 花子");
  expect(compose(contract, "contract-content", "2025-01-01").to).toBe("佐藤 次郎");
});

const SOLD = [
  ["kaketsuke365", "standard"],
  ["ecorepo-mems", "building"],
  ["ecorepo-home", "light"],
  ["hiho-denki", "standard"],
  ["enegaeru", "solar-battery"],
  ["kattobi-hikari", "family-1g"],
] as const;

test.each(SOLD)(
  "every row of every document of %s cites a clause, in both languages",
  (service, item) => {
    const contract = served(service, item, { id: "X" });
    const names = rulesOf(CATALOGUE, service, "document").flatMap(({ rule }) =>
      Object.keys(rule.documents),
    );
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) {
      const { sections } = compose(contract, name, "2024-10-14");
      const rows = sections.flatMap((each) => each.rows);
      expect(rows.filter(({ clauses }) => clauses.length === 0)).toEqual([]);
      expect(
        rows.filter(({ label, value }) => !label.ja || !label.en || !value.ja || !value.en),
      ).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    }
  },
);
