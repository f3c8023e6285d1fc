import { createHash, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { calloutTown, NIGHT } from "../../../test/support/callout-town.ts";
import { CATALOGUE } from "../../../test/support/lived-town.ts";
import type { Browser } from "../../../test/support/portal.ts";
import { runBilling, storedSources } from "../../billing/index.ts";
import { canonicalQuote } from "../../callout/quote/canonical-quote.ts";
import { quoteOf } from "../../callout/quote/quote-of.ts";
import type { UsedLine } from "../../callout/quote/quote-terms.ts";
import { month } from "../../kernel/day.ts";
import type { FieldAnswer, FieldVisit } from "../api/callout-field.ts";
import type { ResidentCase } from "../api/callout.ts";

const town = await calloutTown("charges");
const ASKER = { name: "髙橋 由美", phone: "046-000-0000", relation: "contractor" };
let calls = 0;

async function call(from: Browser, trouble: string, facts: object = {}): Promise<ResidentCase> {
  calls += 1;
  const [family, name] = trouble.split("/");
  const body = { family, trouble: name, facts, words: "", dangers: {}, asker: ASKER };
  const { json, status } = await from.post("/api/callout", body, `call-${calls}`);
  expect({ status, json }).toMatchObject({ status: 200 });
  return json as ResidentCase;
}

async function tell(number: string, facts: readonly object[]): Promise<FieldVisit | undefined> {
  const all = facts.map((fact) => ({ id: randomUUID(), number, visit: 1, at: NIGHT, ...fact }));
  const { json, status } = await town.ken.post("/api/field/facts", { sentAt: NIGHT, facts: all });
  expect({ status, json }).toMatchObject({ status: 200 });
  const { answers, day } = json as FieldAnswer;
  expect(answers.filter(({ taken }) => taken !== "taken")).toEqual([]);
  return day.visits.find((visit) => visit.number === number);
}

const GOING = [{ type: "accept" }, { type: "on-the-way" }];
const THERE = [...GOING, { type: "arrived" }, { type: "work-began" }];
const DONE = {
  type: "finished",
  outcome: "solved",
  words: "直りました",
  name: "髙橋",
  strokes: [],
};

/** What the phone quotes by the terms it holds, and has signed. */
function signed(number: string, visit: FieldVisit, used: readonly UsedLine[]): readonly object[] {
  const made = quoteOf(visit.terms, used);
  if (!made.ok) throw new Error(made.refusal.code);
  const { lines, total } = made.value;
  const quote = randomUUID();
  const text = canonicalQuote({
    service: visit.terms.service,
    number,
    visit: 1,
    quote,
    lines,
    total,
  });
  const hash = createHash("sha256").update(text).digest("hex");
  return [
    { type: "quoted", quote, lines: used, total, hash },
    { type: "signed", quote, hash, name: "髙橋 由美", strokes: [] },
  ];
}

function used(code: string, unitPrice: number, quantity = 1): UsedLine {
  return { code, words: "", quantity, unitPrice };
}

async function arrive(number: string): Promise<FieldVisit> {
  const visit = await tell(number, THERE);
  if (!visit) throw new Error("the visit is not there");
  return visit;
}

/** Bills up to a month, as runs issue them. */
async function bill(...months: readonly string[]) {
  for (const billed of months) {
    await runBilling({
      pool: town.database.app,
      operatorId: town.operator,
      month: month(billed),
      asKnownAt: "2026-12-31T02:00:00.000Z",
      sources: storedSources(CATALOGUE),
    });
  }
}

interface Shown {
  readonly groups: readonly {
    readonly service: string;
    readonly lines: readonly { readonly label: { readonly ja: string }; readonly amount: string }[];
  }[];
}

/** Lines of call-outs: what, and yen. */
function callOuts({ groups }: Shown): readonly string[] {
  return groups
    .filter(({ service }) => ["kaketsuke365", "single-visit"].includes(service))
    .flatMap(({ lines }) => lines.map(({ label, amount }) => `${label.ja} ${amount}`));
}

async function lastBill(who: Browser): Promise<{ number: string; shown: Shown }> {
  const { json } = await who.get("/api/bills");
  const { bills } = json as { bills: readonly { number: string; month: string }[] };
  const number = bills.find((each) => each.month === "2026-12")?.number ?? "";
  return { number, shown: (await who.get(`/api/bills/${number}`)).json as Shown };
}

async function previewOf(account: string): Promise<Shown | undefined> {
  const query = "purpose=billing&month=2026-12";
  const { json } = await town.desk.get(`/api/staff/accounts/${account}/preview?${query}`);
  return (json as { bills: readonly Shown[] }).bills[0];
}

async function act(number: string, body: object) {
  calls += 1;
  const path = `/api/staff/callout/cases/${number}`;
  return town.desk.post(path, { act: body }, `act-${calls}`);
}

describe("what a visit costs, from the phone to the bill", () => {
  test("under a contract, for its price, cancelled on the way, less damage", async () => {
    await bill("2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07");
    await bill("2026-08", "2026-09", "2026-10");

    const tap = await call(town.yumi, "water/kitchen-tap");
    const visit = await arrive(tap.number);
    const first = signed(tap.number, visit, [used("parts", 9900)]);
    const last = signed(tap.number, visit, [used("parts", 1650, 2), used("special-work", 5500)]);
    await tell(tap.number, [...first, ...last]);
    await tell(tap.number, [DONE]);

    const lock = await call(town.yumi, "keys/key-lost", { door: "entrance" });
    await arrive(lock.number);
    await tell(lock.number, [DONE]);

    const damage = await act(tap.number, { type: "compensate", claimed: 5000 });
    expect(damage).toMatchObject({
      status: 200,
      // Eight months of 550 fell due by 2026-11-22: 4,400; 600 lie above them (KK-10).
      json: {
        compensation: { cap: 4400, paid: 4400, clauses: [{ id: "KK-10" }] },
        charged: [
          { label: { ja: "出張費（無料）" }, amount: 0, billMonth: "2026-12" },
          { label: { ja: "60分以内の基本作業（無料）" }, amount: 0, billMonth: "2026-12" },
          { label: { ja: "軽部材（無料）" }, amount: 0, billMonth: "2026-12" },
          { label: { ja: "部材の実費" }, amount: 3300, billMonth: "2026-12" },
          { label: { ja: "特殊作業の実費" }, amount: 5500, billMonth: "2026-12" },
          { label: { ja: "損害の賠償" }, amount: -4400, billMonth: "2026-12" },
        ],
      },
    });

    const pipe = await call(town.sora, "water/kitchen-tap");
    expect(pipe.entitlement).toMatchObject({ outcome: "priced", visitFee: 12_100 });
    const accepted = { accept: true, total: 12_100 };
    await town.sora.post(`/api/callout/cases/${pipe.number}/price`, accepted, "price-1");
    const there = await arrive(pipe.number);
    await tell(pipe.number, [...signed(pipe.number, there, [used("overtime", 1650, 2)]), DONE]);

    const heater = await call(town.sora, "gas/water-heater");
    await town.sora.post(`/api/callout/cases/${heater.number}/price`, accepted, "price-2");
    await act(heater.number, { type: "offer", technician: "T-0001" });
    await tell(heater.number, GOING);
    const cancelled = await town.sora.post(
      `/api/callout/cases/${heater.number}/cancel`,
      { reason: "直りました" },
      "cancel-1",
    );
    expect(cancelled).toMatchObject({ status: 200 });

    // What was recorded at one instant of a clock that stands is known a moment later.
    await town.setTime("2026-11-22T03:00:00.000Z");
    await bill("2026-11");
    const previews = [await previewOf("A-1"), await previewOf("A-2")];
    await bill("2026-12");
    const bills = [await lastBill(town.yumi), await lastBill(town.sora)];
    expect(bills.map(({ shown }) => callOuts(shown))).toEqual([
      [
        "いつでもかけつけ365 月額基本料金 550",
        "60分以内の基本作業（無料） 0",
        "60分以内の基本作業（無料） 0",
        "損害の賠償 -4400",
        "軽部材（無料） 0",
        "軽部材（無料） 0",
        "部材の実費 3300",
        "特殊作業の実費 5500",
        "出張費（無料） 0",
        "出張費（無料） 0",
      ],
      ["出動料金 8800", "夜間料金 3300", "超過作業 3300", "出発後のキャンセル料 3300"],
    ]);
    expect(previews.map((shown) => shown && callOuts(shown))).toEqual(
      bills.map(({ shown }) => callOuts(shown)),
    );
    for (const [index, who] of [town.yumi, town.sora].entries()) {
      const verified = await who.post(`/api/bills/${bills[index]?.number}/verification`, {});
      expect(verified).toMatchObject({ status: 200, json: { disagreed: [], totalsAgree: true } });
    }
    await bill("2026-12");
    expect((await lastBill(town.yumi)).number).toBe(bills[0]?.number);
  });
});
