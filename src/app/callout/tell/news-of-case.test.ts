import { describe, expect, test } from "vitest";
import { caseOf } from "../../../callout/case/case-of.ts";
import type { CaseFact, CaseFactBody } from "../../../callout/facts.ts";
import { newsOf } from "./news-of-case.ts";

const NAMES = new Map([["T-1", { name: "山本 健", company: "浜サービス" }]]);
const at = (minute: number) => `2026-11-21T17:${String(minute).padStart(2, "0")}:00.000Z`;

const OPENED: CaseFactBody = {
  type: "opened",
  source: "resident",
  asker: { name: "由美", phone: "046", email: "", relation: "contractor" },
  place: {
    postalCode: "",
    address: "港1-1",
    area: "minato",
    at: { lat: 35.3, lon: 139.6 },
    exact: "area",
  },
  trouble: { family: "water", trouble: "kitchen-tap", facts: {}, words: "" },
  urgency: "emergency",
  dangers: {},
};

/** A case of these facts, one a minute. */
function caseWith(...bodies: readonly CaseFactBody[]) {
  const facts = [OPENED, ...bodies].map((body, index): CaseFact => {
    const base = { id: `f${index}`, at: at(index), recordedAt: at(index), position: index + 1 };
    return { ...body, ...base, by: "staff:desk" };
  });
  return caseOf({ number: "C-000001", accountId: 1, contract: null, facts });
}

const titles = (bodies: readonly CaseFactBody[], seen: number) =>
  newsOf(seen < 0 ? null : caseWith(...bodies.slice(0, seen)), caseWith(...bodies), NAMES).map(
    ({ title }) => title.ja,
  );

const YES: CaseFactBody = { type: "accepted", visit: 1, technician: "T-1" };
const promised = (from: number, until: number): CaseFactBody => {
  return { type: "promised", visit: 1, from: at(from), until: at(until) };
};

const planned = (from: number): CaseFactBody => {
  const slot = { from: at(from), until: at(from + 5), confirmed: true };
  return { type: "planned", visit: 1, technician: "T-1", ...slot };
};

describe("what whoever called is told", () => {
  test("that it was taken down, and who comes when", () => {
    expect(titles([], -1)).toEqual(["お困りごとを受け付けました（C-000001）"]);
    expect(titles([YES, promised(20, 30)], 0)).toEqual(["山本 健（浜サービス）がうかがいます"]);
    const [news] = newsOf(caseWith(YES), caseWith(YES, promised(20, 30)), NAMES);
    expect(news?.body.ja).toBe("到着の見込み：11月22日 2:20〜2:30");
    expect(titles([YES], 0)).toEqual([]);
  });

  test("nothing where nothing changed", () => {
    expect(titles([YES, promised(20, 30)], 2)).toEqual([]);
  });

  test("a promise that moves by little is on the page alone; small steps add up", () => {
    const first = [YES, promised(20, 30)];
    expect(titles([...first, promised(28, 38)], 2)).toEqual([]);
    expect(titles([...first, promised(28, 38), promised(36, 46)], 3)).toEqual([
      "到着が遅れます：11月22日 2:36〜2:46",
    ]);
    expect(titles([...first, promised(5, 15)], 2)).toEqual([
      "到着が早まります：11月22日 2:05〜2:15",
    ]);
  });

  test("that somebody has left, and no more of times once they are there", () => {
    const gone: CaseFactBody = { type: "on-the-way", visit: 1, technician: "T-1", place: null };
    const there: CaseFactBody = { type: "arrived", visit: 1, technician: "T-1", place: null };
    expect(titles([YES, promised(20, 30), gone], 2)).toEqual([
      "山本 健（浜サービス）が出発しました",
    ]);
    expect(titles([YES, promised(20, 30), gone, there, promised(50, 59)], 4)).toEqual([]);
  });

  test("that nobody was there", () => {
    const missed: CaseFactBody = { type: "nobody-there", visit: 1, technician: "T-1" };
    expect(titles([YES, promised(20, 30), missed], 2)).toEqual(["うかがいましたが、ご不在でした"]);
  });

  test("a slot, and that it moved", () => {
    expect(titles([planned(30)], 0)).toEqual([
      "山本 健（浜サービス）がうかがいます",
      "訪問の日時：11月22日 2:30〜2:35",
    ]);
    expect(titles([planned(30), planned(40)], 1)).toEqual([
      "訪問の日時が変わりました：11月22日 2:40〜2:45",
    ]);
  });

  test("a quote that waits, until it is signed; and that it was cancelled", () => {
    const there: CaseFactBody = { type: "arrived", visit: 1, technician: "T-1", place: null };
    const quote = { quote: "q", visit: 1, service: "s", lines: [], total: 5500, hash: "h" };
    const quoted: CaseFactBody = { type: "quoted", visit: 1, quote };
    expect(titles([YES, there, quoted], 2)).toEqual(["お見積もりをご確認ください：5,500円"]);
    const signed: CaseFactBody = {
      type: "signed",
      visit: 1,
      quote: "q",
      hash: "h",
      name: "由美",
      strokes: [],
    };
    expect(titles([YES, there, quoted, signed], 2)).toEqual([]);
    const end: CaseFactBody = { type: "cancelled", who: "operator", reason: "台風" };
    expect(titles([YES, end], 1)).toEqual(["訪問は取り消しになりました（C-000001）"]);
  });
});
