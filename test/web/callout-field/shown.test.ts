import { describe, expect, it, test } from "vitest";
import { changesOf, keyOf } from "../../../web/callout/field/shown/changes.ts";
import {
  madeOf,
  unfinishedOf,
  usedLines,
  yenOf,
} from "../../../web/callout/field/shown/quote-draft.ts";
import {
  groupOf,
  isBarredByNight,
  missingBeforeWork,
  secondsLeft,
  tokyoClock,
  tokyoDayOf,
} from "../../../web/callout/field/shown/rules.ts";
import { shownVisit, type ShownVisit } from "../../../web/callout/field/shown/shown-visit.ts";
import { termsNow } from "../../../web/callout/field/shown/terms-now.ts";
import { workedMinutes } from "../../../web/callout/field/shown/worked.ts";
import {
  fixtureDay,
  fixtureTerms,
  keysVisit,
  offeredVisit,
  plannedVisit,
} from "../../browser/fixture/field-visits.ts";
import { type Body, entryOf, idOf } from "./facts.ts";

const NOW = "2026-11-29T01:30:00.000Z";
const HASH = "0".repeat(64);

function shown(...bodies: readonly Body[]): ShownVisit {
  return shownVisit(
    offeredVisit,
    bodies.map((body, place) => entryOf(place + 1, body)),
    0,
  );
}

const quoted = {
  type: "quoted" as const,
  quote: idOf(500),
  lines: [{ code: "special-work", words: "蛇口の交換", quantity: 1, unitPrice: 12_000 }],
  total: 12_000,
  hash: HASH,
};
const onSite = [{ type: "accept" }, { type: "arrived", place: null }] as const;

describe("a visit with what was pressed here", () => {
  it("goes as far as the presses go, each at its instant set right", () => {
    const visit = shownVisit(
      offeredVisit,
      [entryOf(1, { type: "accept" }), entryOf(2, { type: "on-the-way", place: null })],
      -3_600_000,
    );
    expect(visit.state).toBe("on-the-way");
    expect(visit.offer).toBeNull();
    expect(visit.told).toEqual({
      ...offeredVisit.told,
      acceptedAt: "2026-11-29T00:01:00.000Z",
      onTheWayAt: "2026-11-29T00:02:00.000Z",
    });
    expect(visit.unsent.map(({ type }) => type)).toEqual(["accept", "on-the-way"]);
  });

  it("takes nothing of other visits, nor what was refused", () => {
    const refused = { ...entryOf(1, { type: "accept" }), refused: { ja: "遅い", en: "late" } };
    const visit = shownVisit(offeredVisit, [refused], 0);
    expect(visit.state).toBe("offered");
    expect(visit.refused).toEqual([{ fact: refused.fact, why: refused.refused }]);
    expect(shownVisit(keysVisit, [refused], 0).refused).toEqual([]);
  });

  it("counts the minutes between beginning and pause; a double press counts once", () => {
    const visit = shownVisit(
      offeredVisit,
      [
        entryOf(1, { type: "work-began" }, 0),
        entryOf(2, { type: "work-began" }, 5),
        entryOf(3, { type: "work-paused" }, 20),
        entryOf(4, { type: "work-paused" }, 25),
        entryOf(5, { type: "work-began" }, 28),
      ],
      0,
    );
    expect(visit.worked).toEqual({ minutes: 20, runsSince: "2026-11-29T01:28:00.000Z" });
    expect(workedMinutes(visit.worked, NOW)).toBe(22);
    expect(workedMinutes(visit.worked, "2026-11-29T01:28:59.999Z")).toBe(20);
  });

  it("shows a quote with its free lines, replaces it by the next, and says who signed", () => {
    const again = { ...quoted, quote: idOf(501), total: 0, lines: [] };
    const by = { hash: HASH, name: "佐藤 恵子", strokes: [] };
    const signed = { type: "signed" as const, quote: idOf(501), ...by };
    const { quotes } = shown(quoted, again, signed);
    expect(quotes.map(({ state, signedBy }) => [state, signedBy])).toEqual([
      ["replaced", null],
      ["signed", "佐藤 恵子"],
    ]);
    expect(quotes[0]?.lines.map(({ code, amount, free }) => [code, amount, free])).toEqual([
      ["visit", 0, 0],
      ["basic-work", 0, 0],
      ["special-work", 12_000, 0],
    ]);
    expect(quotes[0]?.lines[0]?.clauses).toEqual([
      { id: "KK-02", title: { ja: "60分まで無料", en: "60 minutes free" } },
    ]);
  });

  test.each([
    [{ type: "refuse", reason: "" }, "left"],
    [{ type: "release", reason: "車の故障" }, "left"],
    [{ type: "nobody-there" }, "left"],
    [{ type: "made-safe", how: "止水", waitsFor: "part", expectedOn: null }, "left"],
    [{ type: "finished", outcome: "solved", words: "交換", name: "", strokes: null }, "left"],
    [{ type: "accept" }, "next"],
    [{ type: "on-the-way", place: null }, "offers"],
    [{ type: "note", words: "犬がいます" }, "offers"],
  ] as const)("after %o stands under %s", (body, group) => {
    expect(groupOf(shown(body))).toBe(group);
  });

  it("keeps papers, police, causes, pictures and what waits", () => {
    const visit = shown(
      { type: "identity-checked", paper: "passport", name: "高橋", pledge: [] },
      { type: "police-told", reference: "川口 1234" },
      { type: "cause-found", trouble: "kitchen-tap", facts: { at: "tap" }, cause: "worn-out" },
      { type: "photo-taken", photo: idOf(900), shows: "after" },
      { type: "quote-declined", quote: idOf(1) },
      { type: "made-safe", how: "止水", waitsFor: "part", expectedOn: "2026-12-01" },
    );
    expect(visit.told).toEqual({
      ...offeredVisit.told,
      identity: "高橋",
      police: "川口 1234",
      cause: "worn-out",
      safe: { how: "止水", waitsFor: "part", expectedOn: "2026-12-01" },
    });
    expect(visit.trouble.facts).toEqual({ at: "tap" });
    expect(visit.photos.map(({ shows }) => shows)).toEqual(["after"]);
  });
});

function missingAfter(minutes: number) {
  return missingBeforeWork({ ...shown(...onSite), worked: { minutes, runsSince: null } }, NOW);
}

describe("before work", () => {
  it("of keys comes identity, of glass the police", () => {
    const keys = shownVisit(keysVisit, [], 0);
    expect(missingBeforeWork(keys, NOW)).toEqual(["identity"]);
    expect(missingBeforeWork(shownVisit(plannedVisit, [], 0), NOW)).toEqual(["police"]);
  });

  it("an open quote is signed or declined; work that is not covered has a signed one", () => {
    expect(missingBeforeWork(shown(...onSite), NOW)).toEqual([]);
    expect(missingBeforeWork(shown(...onSite, quoted), NOW)).toEqual(["sign"]);
    const decline = { type: "quote-declined", quote: quoted.quote } as const;
    expect(missingBeforeWork(shown(...onSite, quoted, decline), NOW)).toEqual([]);
    const defect = {
      type: "cause-found",
      trouble: "kitchen-tap",
      facts: {},
      cause: "construction-defect",
    } as const;
    expect(missingBeforeWork(shown(...onSite, defect), NOW)).toEqual(["quote"]);
    const by = { hash: HASH, name: "佐藤", strokes: [] };
    const signed = { type: "signed" as const, quote: quoted.quote, ...by };
    expect(missingBeforeWork(shown(...onSite, defect, quoted, signed), NOW)).toEqual([]);
    expect(termsNow(shown(defect)).freeMinutes).toBe(0);
  });

  it("a cause that is not worked on at all bars it (KK-03)", () => {
    const terms = { ...fixtureTerms, free: [], freeMinutes: 0, prices: [] };
    expect(missingBeforeWork({ ...shown(...onSite), terms }, NOW)).toEqual(["covered"]);
  });

  it("minute 59 is free, minute 60 needs a signed quote for more", () => {
    expect(missingAfter(59)).toEqual([]);
    expect(missingAfter(60)).toEqual(["overtime"]);
  });
});

describe("the night (KK-04)", () => {
  test.each([
    ["2026-11-28T13:59:59.000Z", "22:59", false],
    ["2026-11-28T14:00:00.000Z", "23:00", true],
    ["2026-11-28T23:59:59.000Z", "8:59", true],
    ["2026-11-29T00:00:00.000Z", "9:00", false],
  ])("arrived at %s, %s in Tokyo: barred %s", (arrivedAt, clock, barred) => {
    const visit = { ...keysVisit, told: { ...keysVisit.told, arrivedAt } };
    expect(tokyoClock(arrivedAt)).toBe(clock);
    expect(tokyoDayOf(arrivedAt)).toBe(clock.length < 5 ? "2026-11-29" : "2026-11-28");
    expect(isBarredByNight(visit, NOW)).toBe(barred);
  });

  it("goes by now before the arrival, and is none where the terms have none", () => {
    const coming = { ...keysVisit, told: { ...keysVisit.told, arrivedAt: null } };
    expect(isBarredByNight(coming, "2026-11-28T15:00:00.000Z")).toBe(true);
    expect(isBarredByNight(offeredVisit, "2026-11-28T15:00:00.000Z")).toBe(false);
  });
});

describe("an offer", () => {
  it("is over at the second in which it lapses", () => {
    const offer = { expiresAt: "2026-11-29T01:05:00.000Z", offeredAt: NOW, reasons: [] };
    expect(secondsLeft(offer, "2026-11-29T01:04:59.001Z")).toBe(1);
    expect(secondsLeft(offer, "2026-11-29T01:05:00.000Z")).toBe(0);
  });
});

describe("a quote that is typed", () => {
  test.each([
    ["１２，０００", 12_000],
    ["4,800円", 4800],
    ["¥ 0", 0],
    ["9999999", 9_999_999],
    ["10000000", null],
    ["12.5", null],
    ["-1", null],
    ["", null],
  ])("reads %s as %s", (typed, yen) => {
    expect(yenOf(typed)).toBe(yen);
  });

  it("is not finished without a price, nor without words where the price is typed", () => {
    const line = { code: "special-work", words: "交換", quantity: 1, price: "100" };
    expect(unfinishedOf(fixtureTerms, [line])).toBeNull();
    expect(unfinishedOf(fixtureTerms, [line, { ...line, price: "x" }])).toEqual({
      place: 1,
      lacks: "price",
    });
    expect(unfinishedOf(fixtureTerms, [{ ...line, words: " " }])).toEqual({
      place: 0,
      lacks: "words",
    });
    const overtime = { code: "overtime", words: "", quantity: 2, price: "1500" };
    expect(unfinishedOf(fixtureTerms, [overtime])).toBeNull();
    expect(madeOf(fixtureTerms, [overtime]).made?.total).toBe(3000);
    expect(madeOf(fixtureTerms, [{ ...overtime, price: "1" }]).why?.en).toBe(
      "The price of Work beyond 60 minutes is 1,500 yen",
    );
    expect(usedLines([{ ...line, words: " 交換 " }])).toEqual([
      { code: "special-work", words: "交換", quantity: 1, unitPrice: 100 },
    ]);
  });
});

function change(kind: string, { number, trouble }: typeof plannedVisit) {
  return { kind, number, trouble: trouble.label, at: fixtureDay.now };
}

describe("what became otherwise", () => {
  const before = { ...fixtureDay, visits: [plannedVisit, keysVisit] };

  it("is told by its kind, once", () => {
    const slot = { from: "2026-11-29T06:00:00.000Z", until: NOW, confirmed: true };
    const moved = { ...plannedVisit, slot };
    const cancelled = { ...keysVisit, state: "cancelled" as const };
    const after = { ...before, visits: [moved, cancelled, offeredVisit] };
    expect(changesOf(before, after, new Set())).toEqual([
      change("moved", plannedVisit),
      change("cancelled", keysVisit),
      change("offered", offeredVisit),
    ]);
    expect(changesOf(after, after, new Set())).toEqual([]);
  });

  it("leaves out what this phone ended, and what is among the done", () => {
    const none = { ...before, visits: [] };
    expect(changesOf(before, none, new Set([keyOf(keysVisit)]))).toEqual([
      change("gone", plannedVisit),
    ]);
    const done = [
      { number: plannedVisit.number, trouble: plannedVisit.trouble.label, finishedAt: NOW },
    ].map((each) => ({ ...each, outcome: { ja: "解決した", en: "Solved" } }));
    expect(changesOf(before, { ...none, done }, new Set([keyOf(keysVisit)]))).toEqual([]);
    const added = { ...before, visits: [...before.visits, { ...plannedVisit, number: "KT-9" }] };
    expect(changesOf(before, added, new Set())).toEqual([
      { ...change("planned", plannedVisit), number: "KT-9" },
    ]);
  });
});
