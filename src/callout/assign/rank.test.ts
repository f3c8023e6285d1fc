import { describe, expect, it } from "vitest";
import { instantOf, secondsOf } from "../travel/instants.ts";
import type { Travel } from "../travel/model.ts";
import { arrivalOf } from "./expected.ts";
import { WORK_LIMITS } from "./leave-out.ts";
import type { Candidate, RankAsk, Stop, Wanted } from "./model.ts";
import { rankTechnicians } from "./rank.ts";

/** A hundredth of a degree is ten minutes, whichever way, and nothing strays. */
const TRAVEL: Travel = {
  seconds: ({ from, to }) =>
    60 * Math.floor(1000 * (Math.abs(from.lat - to.lat) + Math.abs(from.lon - to.lon)) + 0.5),
  spread: { low: 1000, high: 1000 },
};
/** 02:00 in Tokyo. */
const NOW = "2026-11-28T17:00:00.000Z";
const minute = (count: number) => instantOf(secondsOf(NOW) + count * 60);
const span = (from: number, until: number) => ({ from: minute(from), until: minute(until) });
const place = (thousandths: number) => ({ lat: 35 + thousandths / 1000, lon: 139 });

const wanted: Wanted = {
  number: "K-0009",
  visit: 1,
  at: place(0),
  area: "west",
  skill: "keys",
  minutes: 30,
  urgency: "emergency",
  window: null,
};

function candidate(name: string, away: number, changes: Partial<Candidate> = {}): Candidate {
  return {
    technician: { technician: name, name, skills: ["keys"], areas: ["west"], base: place(away) },
    shift: span(-120, 480),
    at: null,
    stops: [],
    fatigue: { workedMinutes: 0, restedUntil: null, visitsToday: 0 },
    ...changes,
  };
}

function stop(away: number, changes: Partial<Stop> = {}): Stop {
  return {
    number: "K-0001",
    visit: 1,
    at: place(away),
    area: "west",
    minutes: 40,
    urgency: "planned",
    state: "assigned",
    since: null,
    slot: null,
    ...changes,
  };
}

function rank(candidates: readonly Candidate[], changes: Partial<RankAsk> = {}) {
  return rankTechnicians({
    now: NOW,
    wanted,
    candidates,
    closed: [],
    travel: TRAVEL,
    limits: WORK_LIMITS,
    ...changes,
  });
}

const ja = (found: ReturnType<typeof rank>) => ({
  ranked: found.ranked.map(({ technician, reasons }) => [technician, ...reasons.map((r) => r.ja)]),
  out: found.out.map(({ technician, code, reason }) => [technician, code, reason.ja]),
});

describe("who could go", () => {
  it("who is only asked elsewhere is not said to be at work", () => {
    const asked = stop(2, { state: "asked" });
    const { ranked } = ja(rank([candidate("asked", 2, { stops: [asked] })]));
    expect(ranked[0]?.[1]).toMatch(/^別の依頼の返事待ち（受けると約\d+分後）・移動\d+分$/);
  });

  it("is ranked by arrival, with all that is known of it", () => {
    const onSite = stop(2, { state: "on-site", since: minute(-28) });
    const found = rank([candidate("far", 25), candidate("busy", 2, { stops: [onSite] })]);
    expect(found).toEqual({
      ranked: [
        {
          technician: "busy",
          name: "busy",
          // 12 minutes left of 40, at least none, at most 32; then 2 minutes of travel.
          arrives: span(2, 34),
          expected: minute(14),
          travelMinutes: 2,
          freeInMinutes: 12,
          after: 1,
          delays: { visits: 0, minutes: 0 },
          score: 14 * 60 + 2 * 60,
          reasons: [
            { ja: "あと12分で作業終了・移動2分", en: "free in 12 min, then 2 min away" },
            { ja: "鍵の作業ができる", en: "does locks" },
            { ja: "本日2件目", en: "visit 2 of the day" },
          ],
        },
        {
          technician: "far",
          name: "far",
          arrives: span(25, 25),
          expected: minute(25),
          travelMinutes: 25,
          freeInMinutes: 0,
          after: 0,
          delays: { visits: 0, minutes: 0 },
          score: 25 * 60 + 60,
          reasons: [
            { ja: "いま空いている・移動25分", en: "free now, 25 min away" },
            { ja: "鍵の作業ができる", en: "does locks" },
            { ja: "本日1件目", en: "visit 1 of the day" },
          ],
        },
      ],
      out: [],
    });
  });

  it("may have equal claims: then it is the name, whatever the order of asking", () => {
    const both = [candidate("b", 5), candidate("a", 5)];
    expect(rank(both)).toEqual(rank(both.toReversed()));
    expect(rank(both).ranked.map(({ technician }) => technician)).toEqual(["a", "b"]);
  });

  it("goes where they were seen last, not from the base", () => {
    const seen = candidate("a", 60, { at: place(3) });
    expect(rank([seen]).ranked[0]?.travelMinutes).toBe(3);
  });

  it("says whose promise would be broken, and prefers who breaks none", () => {
    const told = stop(10, { slot: { ...span(0, 30), confirmed: true } });
    const found = rank([candidate("near", 5, { stops: [told] }), candidate("free", 30)]);
    // Near: there in 5, leaves at 35, 10 more: 15 minutes late, which weigh twice.
    expect(ja(found).ranked).toEqual([
      ["free", "いま空いている・移動30分", "鍵の作業ができる", "本日1件目"],
      [
        "near",
        "いま空いている・移動5分",
        "鍵の作業ができる",
        "約束した訪問1件が最大15分遅れる",
        "本日1件目",
      ],
    ]);
  });

  it("may go before a visit that can wait, not before another emergency", () => {
    const wide = stop(10, { slot: { ...span(0, 300), confirmed: true } });
    const urgent = stop(10, { urgency: "emergency" });
    const found = rank([
      candidate("wide", 5, { stops: [wide] }),
      candidate("urgent", 5, { stops: [urgent] }),
    ]);
    expect(found.ranked.map(({ technician, after }) => [technician, after])).toEqual([
      ["wide", 0],
      ["urgent", 1],
    ]);
    expect(found.ranked[0]?.reasons[2]).toEqual({
      ja: "ほかの訪問は遅れない",
      en: "delays no other visit",
    });
  });

  it("keeps to the window of what can wait, at the place that costs least", () => {
    const planned = { ...wanted, urgency: "planned" as const, window: span(120, 240) };
    const stops = [stop(0, { slot: { ...span(60, 120), confirmed: true } })];
    const found = rank([candidate("a", 5, { stops })], { wanted: planned });
    expect(found.ranked[0]).toMatchObject({ after: 1, expected: minute(120), freeInMinutes: 100 });
  });

  it("waits for a shift that has not begun, and says from when", () => {
    const later = candidate("a", 10, { shift: span(60, 300) });
    expect(ja(rank([later])).ranked[0]?.[1]).toBe("03:00から勤務・移動10分");
    expect(rank([later]).ranked[0]?.expected).toBe(minute(70));
  });

  it("is ranked where the place is not on the map, by a way that is assumed", () => {
    const found = rank([candidate("a", 10)], { wanted: { ...wanted, at: null } });
    expect(found.ranked[0]?.arrives).toEqual(span(15, 60));
    expect(ja(found).ranked[0]?.[2]).toBe("場所が地図で未確定のため移動30分と仮定");
  });

  it("says by how much the rest of a day runs past its shift", () => {
    const stops = [stop(0, { minutes: 60 }), stop(0, { minutes: 60 })];
    const tight = candidate("a", 0, { shift: span(-120, 130), stops });
    expect(ja(rank([tight])).ranked[0]).toContain("残りの訪問が04:10の勤務終了を20分超える");
  });

  it("counts several visits before it", () => {
    const stops = [stop(0, { urgency: "emergency" }), stop(0, { urgency: "emergency" })];
    const limits = { ...WORK_LIMITS, mostEmergencies: 3 };
    expect(ja(rank([candidate("a", 0, { stops })], { limits })).ranked[0]?.[1]).toBe(
      "2件を終えて80分後・移動0分",
    );
  });
});

const outBy = (changes: Partial<Candidate>) => rank([candidate("a", 5, changes)]).out.length;
const worked = (workedMinutes: number, rested: number | null = null) => ({
  fatigue: { workedMinutes, restedUntil: rested === null ? null : minute(rested), visitsToday: 0 },
});

describe("who could not", () => {
  it("is told why, one reason each", () => {
    const { technician } = candidate("x", 5);
    const found = rank(
      [
        candidate("area", 5, {
          technician: { ...technician, technician: "area", areas: ["east"] },
        }),
        candidate("expired", 5),
        candidate("full", 5, {
          stops: [stop(5, { urgency: "emergency" }), stop(5, { urgency: "emergency" })],
        }),
        candidate("no-shift", 5, { shift: null }),
        candidate("over", 5, { shift: span(-480, 0) }),
        candidate("refused", 5),
        candidate("released", 5),
        candidate("rest", 5, {
          fatigue: { workedMinutes: 60, restedUntil: minute(-760), visitsToday: 1 },
        }),
        candidate("shift", 5, { shift: span(-120, 34) }),
        candidate("skill", 5, { technician: { ...technician, technician: "skill", skills: [] } }),
        candidate("withdrawn", 5),
        candidate("worked", 5, {
          fatigue: { workedMinutes: 746, restedUntil: null, visitsToday: 9 },
        }),
      ],
      {
        closed: (["expired", "refused", "released", "withdrawn"] as const).map((why) => ({
          technician: why,
          why,
        })),
      },
    );
    expect(ja(found)).toEqual({
      ranked: [],
      out: [
        ["area", "area", "担当地域の外"],
        ["expired", "expired", "期限までに返事がなかった"],
        ["full", "enough-ahead", "緊急の訪問をすでに2件受けている"],
        ["no-shift", "no-shift", "勤務の予定がない"],
        ["over", "no-shift", "勤務の予定がない"],
        ["refused", "refused", "この訪問を断った"],
        ["released", "released", "この訪問を返した"],
        ["rest", "needs-rest", "前の休息から13時間15分になる（上限13時間）"],
        ["shift", "shift-ends", "勤務は02:34まで（終わるのは02:35ごろ）"],
        ["skill", "skill", "鍵の作業はしない"],
        ["withdrawn", "withdrawn", "打診を取り下げた"],
        ["worked", "worked-enough", "24時間の稼働が13時間1分になる（上限13時間）"],
      ],
    });
  });

  it("is out of the window by the place that comes nearest to it", () => {
    const planned = { ...wanted, urgency: "planned" as const, window: span(0, 10) };
    const found = rank([candidate("a", 20)], { wanted: planned });
    expect(found.out.map(({ code }) => code)).toEqual(["window"]);
  });

  it("stands on either side of its bounds", () => {
    expect([outBy({ shift: span(-9, 35) }), outBy(worked(745)), outBy(worked(0, -745))]).toEqual([
      0, 0, 0,
    ]);
    expect([outBy({ shift: span(-9, 34) }), outBy(worked(746)), outBy(worked(0, -746))]).toEqual([
      1, 1, 1,
    ]);
  });
});

const arrival = (stops: readonly Stop[], at: Candidate["at"] = null) =>
  arrivalOf({
    now: NOW,
    candidate: candidate("a", 20, { stops, at }),
    number: "K-0001",
    visit: 1,
    travel: TRAVEL,
  });

describe("when somebody arrives who said yes", () => {
  it("is what is left of the way", () => {
    const under = stop(0, { state: "on-the-way", since: minute(-8), urgency: "emergency" });
    expect(arrival([under])).toEqual({
      arrives: span(12, 12),
      expected: minute(12),
      free: minute(52),
    });
  });

  it("is soon where they are nearer than the time says, and never now", () => {
    const under = stop(0, { state: "on-the-way", since: minute(-50) });
    expect(arrival([under])?.expected).toBe(minute(2));
    const near = stop(0, { state: "on-the-way", since: minute(-1) });
    expect(arrival([near], place(4))?.expected).toBe(minute(3));
  });

  it("is behind what comes before it, straying with each", () => {
    const first = stop(10, { number: "K-0000" });
    // 10 + 40 + 10 minutes; a visit of 40 may be 16 shorter or 20 longer.
    expect(arrival([first, stop(0)])?.arrives).toEqual(span(44, 80));
  });

  it("is not before the slot that was told, except for an emergency", () => {
    const told = stop(0, { slot: { ...span(60, 90), confirmed: true } });
    expect(arrival([told])?.expected).toBe(minute(60));
    expect(arrival([{ ...told, urgency: "emergency" }])?.expected).toBe(minute(20));
  });

  it("is nobody's business whose visit it is not", () => {
    expect(arrival([])).toBeNull();
  });
});
