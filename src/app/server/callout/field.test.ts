import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callFor, calloutTown, later, NIGHT } from "../../../../test/support/callout-town.ts";
import { phoneOf, quotedBy, STROKES, told } from "../../../../test/support/field-phone.ts";
import { jpegPicture } from "../../../../test/support/pictures.ts";
import { refusalOf } from "../../../../test/support/portal.ts";
import { caseOf } from "../../../callout/case/case-of.ts";
import { loadCase } from "../../../callout/store-cases.ts";
import { loadReports } from "../../../callout/store-reports.ts";
import { calloutReportSchema } from "../../api/callout-report.ts";
import type { ResidentCase, ResidentCases } from "../../api/callout.ts";

const town = await calloutTown("field");
const [ken, mio] = [phoneOf(town.ken), phoneOf(town.mio)];
const TAP = ["water", "kitchen-tap"] as const;
const KEYS = ["keys", "locked-out"] as const;

const seen = async (number: string) =>
  (await town.yumi.get(`/api/callout/cases/${number}`)).json as ResidentCase;
const known = (number: string) =>
  town.inTown(async (tx) => {
    const found = await loadCase(tx, number);
    if (found === null) throw new Error(`no case ${number}`);
    return caseOf(found);
  });
const reportOf = (number: string) =>
  town.inTown(async (tx) => {
    const reports = await loadReports(tx, [number]);
    return calloutReportSchema.parse(reports.at(-1)?.content);
  });
const taken = ({ answers }: { readonly answers: readonly { readonly taken: string }[] }) =>
  answers.map((answer) => answer.taken);
const at = (minute: number) => town.setTime(later(NIGHT, minute));

/** The call is answered with yes by whoever is asked first. */
async function accepted(trouble: readonly [string, string]) {
  const { number } = await callFor(town.yumi, trouble);
  expect(taken(await ken.tell([told(number, "accept")]))).toEqual(["taken"]);
  return number;
}

beforeEach(() => at(0));

/** Whatever a test left open would be the next one's call. */
afterEach(async () => {
  const { open } = (await town.yumi.get("/api/callout")).json as ResidentCases;
  for (const { number } of open) {
    const act = { type: "cancel", who: "operator", reason: "end of the test" };
    await town.desk.post(`/api/staff/callout/cases/${number}`, { act }, `end-${number}`);
  }
});

describe("a visit, from yes to the signed report", () => {
  test("is told in pieces, and each piece counts once", async () => {
    const { number } = await callFor(town.yumi, TAP);
    const [asked] = (await ken.day()).visits;
    expect(asked).toMatchObject({ number, name: "", phone: "", state: "offered" });
    await ken.tell([told(number, "accept")]);
    const [visit] = (await ken.day()).visits;
    expect(visit).toMatchObject({ name: "髙橋 由美", offer: null, night: null });
    const cause = visit?.causes.find((one) => one.cause === "worn-out");
    if (visit === undefined || cause === undefined) throw new Error("no visit, or no cause");
    const used = [{ code: "parts", words: "水栓", quantity: 1, unitPrice: 12_000 }];
    const quote = quotedBy(visit, cause.terms, { used, minute: 30 });
    const photo = randomUUID();
    expect((await ken.photo(photo, jpegPicture())).status).toBe(200);
    const signed = { quote: quote.quote, hash: quote.hash, name: "髙橋 由美", strokes: STROKES };
    const facts = [
      told(number, "on-the-way", { minute: 2 }),
      told(number, "arrived", { minute: 20 }),
      told(number, "work-began", { minute: 22 }),
      told(number, "cause-found", { minute: 25, trouble: "kitchen-tap", cause: "worn-out" }),
      quote,
      told(number, "signed", { minute: 31, ...signed }),
      told(number, "photo-taken", { minute: 60, photo, shows: "after" }),
      told(number, "finished", {
        minute: 62,
        outcome: "solved",
        words: "水栓を交換しました。",
        name: "髙橋 由美",
        strokes: STROKES,
      }),
    ];
    await at(63);
    expect(new Set(taken(await ken.tell(facts, 63)))).toEqual(new Set(["taken"]));
    const again = await ken.tell(facts.toReversed(), 90);
    expect(new Set(taken(again))).toEqual(new Set(["before"]));
    expect(again.day.visits).toEqual([]);
    expect(again.day.done).toMatchObject([{ number, outcome: { ja: "解決しました" } }]);

    const done = await seen(number);
    expect(done).toMatchObject({ state: "done", mayCost: { yen: 12_000 } });
    expect(done.quotes).toMatchObject([{ state: "signed", total: 12_000, signedBy: "髙橋 由美" }]);
    expect(done.photos).toMatchObject([{ photo, shows: "after", width: 64, height: 48 }]);
    expect(done.reports).toMatchObject([{ document: `${number}-1-1`, visit: 1 }]);
    const pdf = await town.yumi.file(`/api/callout/cases/${number}/reports/${number}-1-1/pdf`);
    expect(pdf).toMatchObject({ status: 200, type: "application/pdf" });
    const { charged } = await known(number);
    expect(charged.reduce((sum, { amount }) => sum + amount, 0)).toBe(12_000);
    const report = await reportOf(number);
    expect(report).toMatchObject({
      to: "髙橋 由美",
      technician: { technician: "T-0001", name: "山本 健", company: "浜サービス" },
      cause: { trouble: { ja: "台所の蛇口から水漏れする" }, cause: cause.label },
      outcome: { ja: "解決しました" },
      minutes: { onSite: 42, worked: 40, free: 60, covered: true },
      photos: [{ photo, shows: "after", at: later(NIGHT, 60) }],
      total: 12_000,
      signed: { name: "髙橋 由美", at: later(NIGHT, 31), strokes: STROKES, hash: quote.hash },
      seen: { name: "髙橋 由美", at: later(NIGHT, 62) },
      identity: null,
      lateMinutes: 61,
    });
    expect(report.lines.map(({ amount, clauses }) => [amount, clauses[0]])).toEqual([
      [0, "KK-02"],
      [0, "KK-02"],
      [0, "KK-02"],
      [12_000, "KK-02"],
    ]);
    expect(report.times.map(({ label }) => label.ja)).toEqual(["受付", "出発", "到着", "作業完了"]);
    const bell = (await town.yumi.get("/api/notifications")).json as {
      readonly notifications: readonly { readonly title: { readonly ja: string } }[];
    };
    expect(bell.notifications.map(({ title }) => title.ja).toReversed()).toEqual([
      `お困りごとを受け付けました（${number}）`,
      "山本 健（浜サービス）がうかがいます",
      `作業報告書ができました（${number}-1-1）`,
    ]);
  });

  test("what comes late makes a new version of the report, and the old one stays", async () => {
    const number = await accepted(TAP);
    await at(50);
    await ken.tell(
      [
        told(number, "arrived", { minute: 20 }),
        told(number, "finished", { minute: 45, outcome: "solved", words: "締め直し。" }),
      ],
      50,
    );
    const photo = randomUUID();
    await ken.tell([told(number, "photo-taken", { minute: 44, photo, shows: "after" })], 51);
    expect((await ken.photo(photo, jpegPicture())).status).toBe(200);
    expect((await seen(number)).photos).toMatchObject([{ photo }]);
    expect((await seen(number)).reports).toMatchObject([{ document: `${number}-1-2` }]);
    const first = `/api/callout/cases/${number}/reports/${number}-1-1/pdf`;
    expect((await town.yumi.file(first)).status).toBe(200);
    expect((await known(number)).reports).toHaveLength(2);
  });
});

describe("boarded up, and a second visit", () => {
  test("each has its own report; the second changes nothing of the first", async () => {
    const number = await accepted(["glass", "blown-in"]);
    await at(60);
    const how = "板で覆いました";
    await ken.tell(
      [
        told(number, "arrived", { minute: 20 }),
        told(number, "police-told", { minute: 21, reference: "縁ヶ浜署 123" }),
        told(number, "made-safe", { minute: 50, how, waitsFor: "part", expectedOn: "2026-12-01" }),
      ],
      60,
    );
    const first = await reportOf(number);
    expect(first).toMatchObject({
      visit: 1,
      outcome: { ja: "応急処置をしました" },
      done: how,
      next: { ja: "部品の到着を待って、もう一度うかがいます（2026年12月1日ごろ）。" },
      police: "縁ヶ浜署 123",
      seen: null,
    });
    const act = (body: object, key: string) =>
      town.desk.post(`/api/staff/callout/cases/${number}`, { act: body }, `${number}/${key}`);
    expect((await act({ type: "part-arrived" }, "part")).status).toBe(200);
    const assigned = await act({ type: "assign", technician: "T-0002" }, "assign");
    expect(assigned.json).toMatchObject({ state: "assigned", technician: { name: "小林 澪" } });
    const second = { visit: 2 };
    await at(200);
    await mio.tell(
      [
        told(number, "arrived", { minute: 120, ...second }),
        told(number, "finished", { minute: 180, outcome: "solved", words: "交換", ...second }),
      ],
      200,
    );
    const { reports } = await seen(number);
    expect(reports.map(({ document }) => document)).toEqual([`${number}-1-1`, `${number}-2-1`]);
    expect(await reportOf(number)).toMatchObject({
      visit: 2,
      technician: { name: "小林 澪" },
      police: null,
    });
  });
});

describe("a phone that was away, or is wrong about the time", () => {
  test.each([
    ["right", 0],
    ["three hours ahead", 180],
    ["two days behind", -2880],
  ])("two hours without a signal, its clock %s: all is where it happened", async (_, wrong) => {
    const number = await accepted(KEYS);
    await at(140);
    const facts = [
      told(number, "on-the-way", { minute: 3 }),
      told(number, "arrived", { minute: 20 }),
      told(number, "work-began", { minute: 21 }),
      told(number, "work-paused", { minute: 40 }),
      told(number, "finished", { minute: 41, outcome: "solved", words: "開錠。" }),
    ];
    await phoneOf(town.ken, wrong).tell(facts, 140);
    const now = await known(number);
    expect(now.visits[0]).toMatchObject({
      leftAt: later(NIGHT, 3),
      arrivedAt: later(NIGHT, 20),
      work: { seconds: 19 * 60, runsSince: null },
      finished: { at: later(NIGHT, 41), recordedAt: later(NIGHT, 140) },
    });
    const arrived = (await seen(number)).steps.find(({ type }) => type === "arrived");
    expect(arrived).toMatchObject({ late: true, at: later(NIGHT, 20) });
  });

  test("in whatever order its pieces come, the visit is the same", async () => {
    const number = await accepted(KEYS);
    await at(60);
    const facts = [
      told(number, "on-the-way", { minute: 3 }),
      told(number, "arrived", { minute: 20 }),
      told(number, "work-began", { minute: 21 }),
      told(number, "work-paused", { minute: 40 }),
      told(number, "finished", { minute: 41, outcome: "solved", words: "開錠。" }),
    ];
    for (const fact of [facts[2], facts[4], facts[0], facts[3], facts[1]]) {
      if (fact !== undefined) await ken.tell([fact], 60);
    }
    const { visits, conflicts, state } = await known(number);
    expect(conflicts).toEqual([]);
    expect(state).toBe("done");
    expect(visits[0]).toMatchObject({
      leftAt: later(NIGHT, 3),
      arrivedAt: later(NIGHT, 20),
      work: { seconds: 19 * 60 },
    });
  });
});

describe("two technicians and one visit", () => {
  test("who answers too late is told so; what was told is kept", async () => {
    const { number } = await callFor(town.yumi, TAP);
    await at(4);
    const late = await ken.tell([told(number, "accept", { minute: 4 })], 4);
    expect(late.answers).toMatchObject([{ taken: "refused", reason: { ja: /回答期限/ } }]);
    expect(late.day.visits).toEqual([]);
    const [asked] = (await mio.day()).visits;
    expect(asked).toMatchObject({ number, state: "offered" });
    const both = await Promise.all([
      ken.tell([told(number, "accept", { minute: 4 })], 4),
      mio.tell([told(number, "accept", { minute: 4 })], 4),
    ]);
    expect(both.map(taken)).toEqual([["refused"], ["taken"]]);
    expect((await seen(number)).technician?.name).toBe("小林 澪");
    const { conflicts } = await known(number);
    expect(conflicts.map(({ code }) => code)).toEqual(["callout.offer-over", expect.any(String)]);
  });

  test("cancelled while a phone is away: it is told, and the desk sees its report", async () => {
    const number = await accepted(TAP);
    await ken.tell([told(number, "on-the-way", { minute: 1 })], 1);
    await at(5);
    const cancel = await town.yumi.post(
      `/api/callout/cases/${number}/cancel`,
      { reason: "直りました" },
      `cancel-${number}`,
    );
    expect(cancel.json).toMatchObject({ state: "cancelled" });
    await at(30);
    const told20 = await ken.tell([told(number, "arrived", { minute: 20 })], 30);
    expect(told20.answers).toMatchObject([{ taken: "refused", reason: { ja: /取り消され/ } }]);
    const desk = await town.desk.get(`/api/staff/callout/cases/${number}?purpose=inquiry`);
    expect(desk.json).toMatchObject({ conflicts: [{ at: later(NIGHT, 20) }] });
  });

  test("nobody tells of a case that was never theirs, nor under somebody else's name", async () => {
    const number = await accepted(TAP);
    const foreign = await mio.tell([told(number, "arrived"), told("C-999999", "arrived")]);
    expect(taken(foreign)).toEqual(["refused", "refused"]);
    expect(new Set(foreign.answers.map(({ reason }) => reason?.ja)).size).toBe(1);
    expect((await known(number)).conflicts).toEqual([]);
    const own = told(number, "on-the-way", { minute: 1 });
    await ken.tell([own], 1);
    expect(taken(await mio.tell([own], 1))).toEqual(["refused"]);
    for (const [who, path] of [
      [town.yumi, "/api/field/day"],
      [town.desk, "/api/field/day"],
      [town.ken, "/api/callout"],
      [town.ken, "/api/staff/callout/board"],
    ] as const) {
      expect(refusalOf(await who.get(path))).toEqual({ status: 403, code: "auth.not-allowed" });
    }
  });
});

describe("a quote that is not what the terms make", () => {
  const used = [{ code: "parts", words: "水栓", quantity: 1, unitPrice: 12_000 }];

  test("is not taken, nor is what was signed of it, and nothing is charged", async () => {
    const number = await accepted(TAP);
    const [visit] = (await ken.day()).visits;
    if (visit === undefined) throw new Error("no visit");
    const good = quotedBy(visit, visit.terms, { used, minute: 25 });
    const dearer = { ...good, id: randomUUID(), quote: randomUUID(), total: 13_000 };
    const other = { ...good, id: randomUUID(), hash: "0".repeat(64) };
    const price = [{ code: "gold", words: "", quantity: 1, unitPrice: 5 }];
    const unknown = { ...good, id: randomUUID(), lines: price };
    const sign = { name: "髙橋 由美", strokes: [], quote: other.quote, hash: other.hash };
    await at(50);
    const answer = await ken.tell(
      [
        told(number, "arrived", { minute: 20 }),
        dearer,
        other,
        unknown,
        told(number, "signed", { minute: 26, ...sign }),
        told(number, "finished", { minute: 45, outcome: "solved", words: "終わり" }),
      ],
      50,
    );
    expect(taken(answer)).toEqual(["taken", "refused", "refused", "refused", "refused", "taken"]);
    const { charged, conflicts } = await known(number);
    expect(charged.filter(({ amount }) => amount > 0)).toEqual([]);
    expect(conflicts.map(({ code }) => code)).toEqual([
      "callout.quote-differs",
      "callout.quote-differs",
      "callout.unknown-price",
      "callout.quote-over",
    ]);
  });

  test("nor is work that was quoted and never signed", async () => {
    const number = await accepted(TAP);
    const [visit] = (await ken.day()).visits;
    if (visit === undefined) throw new Error("no visit");
    await at(50);
    await ken.tell(
      [
        told(number, "arrived", { minute: 20 }),
        quotedBy(visit, visit.terms, { used, minute: 25 }),
        told(number, "finished", { minute: 45, outcome: "not-solved", words: "部品なしで終了" }),
      ],
      50,
    );
    const { charged } = await known(number);
    expect(charged.filter(({ amount }) => amount > 0)).toEqual([]);
    expect((await seen(number)).mayCost.yen).toBe(0);
  });

  test("nor is destructive unlocking for whoever arrives at night (KK-04)", async () => {
    const number = await accepted(KEYS);
    const [visit] = (await ken.day()).visits;
    if (visit === undefined) throw new Error("no visit");
    const code = visit.terms.prices.find(({ barredAtNight }) => barredAtNight)?.code ?? "";
    const break1 = [{ code, words: "", quantity: 1, unitPrice: 8800 }];
    const quote = quotedBy(visit, visit.terms, { used: break1, minute: 25 });
    await at(30);
    const answer = await ken.tell([told(number, "arrived", { minute: 20 }), quote], 30);
    expect(taken(answer)).toEqual(["taken", "refused"]);
    expect(answer.answers[1]?.reason?.ja).toMatch(/KK-04/);
  });
});
