import { array, assert, integer, property, shuffledSubarray } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accepted,
  at,
  caseAfter,
  caseFrom,
  COVERED,
  factsOf,
  KEN,
  MIO,
  offered,
  onSite,
  type Told,
} from "../../../test/support/case-facts.ts";
import type { CaseFact, CaseFactBody } from "../facts.ts";
import type { CaseNow } from "./case-now.ts";

const TO_KEN = [offered("T-0001", 1, 4), accepted("T-0001", 2)];
const VISIT = [
  onSite("T-0001", 5, "on-the-way"),
  onSite("T-0001", 20, "arrived"),
  onSite("T-0001", 22, "work-began"),
  onSite("T-0001", 52, "work-paused"),
  onSite("T-0001", 60, "finished"),
];
const CANCELLED: CaseFactBody = { type: "cancelled", who: "caller", reason: "直った" };

function codes({ conflicts }: CaseNow) {
  return conflicts.map(({ fact, code }) => ({ type: fact.type, code }));
}

describe("a case", () => {
  const STATES: readonly (readonly [string, readonly Told[], CaseNow["state"]])[] = [
    ["is sought when the terms cover it", [], "seeking"],
    ["is offered", [offered("T-0001", 1, 4)], "offered"],
    ["is assigned by a yes in time", TO_KEN, "assigned"],
    ["is on the way", [...TO_KEN, ...VISIT.slice(0, 1)], "on-the-way"],
    ["is on site", [...TO_KEN, ...VISIT.slice(0, 3)], "on-site"],
    ["is done", [...TO_KEN, ...VISIT], "done"],
    ["is cancelled", [{ minute: 3, body: CANCELLED }], "cancelled"],
  ];
  for (const [name, told, state] of STATES) {
    test(name, () => {
      const now = caseAfter(told);
      expect({ state: now.state, isOpen: now.isOpen }).toEqual({
        state,
        isOpen: !["done", "cancelled"].includes(state),
      });
      expect(now.conflicts).toEqual([]);
    });
  }

  test("outside the terms waits for the price to be accepted", () => {
    const priced = { ...COVERED, outcome: "priced", visitFee: 8000 } as const;
    expect(caseAfter([], priced).state).toBe("open");
    const words = { ja: "了承", en: "accepted" };
    const yes: Told = { minute: 1, body: { type: "price-accepted", total: 8000, words } };
    expect(caseAfter([yes], priced).state).toBe("seeking");
  });

  test("counts the minutes of work between begin and pause", () => {
    const { work, arrivedAt } = caseAfter([...TO_KEN, ...VISIT]).visits[0] ?? {};
    expect({ work, arrivedAt }).toEqual({
      work: { seconds: 1800, runsSince: null },
      arrivedAt: at(20),
    });
  });

  test("made safe waits for a part, and a second visit is another's to be offered", () => {
    const madeSafe: CaseFactBody = {
      type: "made-safe",
      visit: 1,
      how: "板で塞いだ",
      waitsFor: "part",
      expectedOn: "2026-11-25",
    };
    const waiting = [...TO_KEN, ...VISIT.slice(0, 2), { minute: 40, by: KEN, body: madeSafe }];
    expect(caseAfter(waiting).state).toBe("waiting");
    const arrived: Told = { minute: 900, body: { type: "part-arrived", visit: 1 } };
    expect(caseAfter([...waiting, arrived]).state).toBe("seeking");
    const slot = { from: at(1000), until: at(1120), confirmed: true };
    const planned: Told = {
      minute: 901,
      body: { type: "planned", visit: 2, technician: "T-0002", ...slot },
    };
    const again = caseAfter([...waiting, arrived, planned]);
    expect({ state: again.state, visit: again.visit, slot: again.visits[1]?.slot }).toEqual({
      state: "assigned",
      visit: 2,
      slot,
    });
  });
});

describe("what cannot be", () => {
  test("a yes after the time-out is kept and does not count", () => {
    const now = caseAfter([offered("T-0001", 1, 4), accepted("T-0001", 5)]);
    expect({ state: now.state, codes: codes(now) }).toEqual({
      state: "offered",
      codes: [{ type: "accepted", code: "callout.offer-over" }],
    });
  });

  test("a second yes is the first one's no", () => {
    const late = [...TO_KEN, accepted("T-0002", 3)];
    const now = caseAfter(late);
    expect({ who: now.visits[0]?.technician, codes: codes(now) }).toEqual({
      who: "T-0001",
      codes: [{ type: "accepted", code: "callout.taken" }],
    });
  });

  test("what happens after it was cancelled is kept as a conflict; before it, it counts", () => {
    const told: Told[] = [
      ...TO_KEN,
      { minute: 15, body: CANCELLED },
      { ...onSite("T-0001", 10, "on-the-way"), knownAt: 120 },
      { ...onSite("T-0001", 20, "arrived"), knownAt: 120 },
    ];
    const now = caseAfter(told);
    expect({ state: now.state, left: now.visits[0]?.leftAt, codes: codes(now) }).toEqual({
      state: "cancelled",
      left: at(10),
      codes: [{ type: "arrived", code: "callout.cancelled" }],
    });
  });

  test("finished offline before it was cancelled: it is done, the cancel comes late", () => {
    const told: Told[] = [...TO_KEN, { minute: 90, body: CANCELLED }];
    const late = VISIT.map((one) => ({ ...one, knownAt: 120 }));
    const now = caseAfter([...told, ...late]);
    expect({ state: now.state, cancelled: now.cancelled, codes: codes(now) }).toEqual({
      state: "done",
      cancelled: null,
      codes: [{ type: "cancelled", code: "callout.finished" }],
    });
  });

  test("a visit taken from somebody offline stays with whoever has it now", () => {
    const told: Told[] = [
      ...TO_KEN,
      {
        minute: 10,
        body: { type: "released", visit: 1, technician: "T-0001", reason: "音信不通" },
      },
      offered("T-0002", 11, 14),
      accepted("T-0002", 12),
      { ...onSite("T-0001", 20, "arrived"), knownAt: 130 },
      onSite("T-0002", 30, "arrived"),
    ];
    const now = caseAfter(told);
    const { technician, arrivedAt } = now.visits[0] ?? {};
    expect({ technician, arrivedAt, codes: codes(now) }).toEqual({
      technician: "T-0002",
      arrivedAt: at(30),
      codes: [{ type: "arrived", code: "callout.taken" }],
    });
  });

  test("who was never asked has nothing to tell, nor of a visit that there is not", () => {
    const stranger = onSite("T-0009", 5, "arrived");
    expect(codes(caseAfter([...TO_KEN, stranger]))).toEqual([
      { type: "arrived", code: "callout.taken" },
    ]);
    expect(codes(caseAfter([stranger]))).toEqual([
      { type: "arrived", code: "callout.no-such-visit" },
    ]);
  });

  test("taken back, the end is as if it had not been", () => {
    const told: Told[] = [
      ...TO_KEN,
      { minute: 15, body: CANCELLED, id: "the-cancel" },
      { ...onSite("T-0001", 20, "arrived"), knownAt: 120 },
      { minute: 121, body: { type: "reopened", fact: "the-cancel", reason: "作業は済んでいた" } },
    ];
    const now = caseAfter(told);
    expect({ state: now.state, codes: codes(now) }).toEqual({ state: "on-site", codes: [] });
  });
});

describe("quotes", () => {
  const HASH = "a".repeat(64);
  const quote = (name: string, total: number, hash = HASH) => ({
    type: "quoted" as const,
    visit: 1,
    quote: { quote: name, visit: 1, service: "kaketsuke365", lines: [], total, hash },
  });
  const signed = (name: string, hash = HASH) => ({
    type: "signed" as const,
    visit: 1,
    quote: name,
    hash,
    name: "髙橋",
    strokes: [],
  });
  const by = KEN;
  const there = [...TO_KEN, onSite("T-0001", 20, "arrived")];

  test("a new one stands in for the open one; signed, for the one signed before", () => {
    const now = caseAfter([
      ...there,
      { minute: 21, by, body: quote("q1", 8000) },
      { minute: 22, by, body: quote("q2", 9000) },
      { minute: 23, by, body: signed("q2") },
      { minute: 24, by, body: quote("q3", 12_000) },
      { minute: 25, by, body: signed("q3") },
      { minute: 26, by, body: quote("q4", 20_000) },
      { minute: 27, by, body: { type: "quote-declined", visit: 1, quote: "q4" } },
    ]);
    const states = now.visits[0]?.quotes.map((one) => `${one.quote.quote} ${one.state}`);
    expect(states).toEqual(["q1 replaced", "q2 replaced", "q3 signed", "q4 declined"]);
  });

  test("signed with another hash, or after it was replaced, is no signature", () => {
    const now = caseAfter([
      ...there,
      { minute: 21, by, body: quote("q1", 8000) },
      { minute: 22, by, body: signed("q1", "b".repeat(64)) },
      { minute: 23, by, body: quote("q2", 9000) },
      { minute: 24, by, body: signed("q1") },
      { minute: 25, by, body: signed("q9") },
    ]);
    expect(codes(now)).toEqual([
      { type: "signed", code: "callout.quote-differs" },
      { type: "signed", code: "callout.quote-over" },
      { type: "signed", code: "callout.quote-over" },
    ]);
  });
});

/** The state without what only says when it was known. */
function stateOf(facts: readonly CaseFact[]) {
  const { facts: _facts, conflicts, visits, ...now } = caseFrom(facts);
  return {
    ...now,
    visits: visits.map(({ police, finished, ...rest }) => {
      return { ...rest, police: police?.id ?? null, finished: finished?.id ?? null };
    }),
    finished: now.finished?.id ?? null,
    conflicts: conflicts.map(({ fact, code }) => `${fact.id} ${code}`).toSorted(),
  };
}

describe("facts of phones", () => {
  const SITE: Told[] = [
    ...VISIT,
    { minute: 25, by: KEN, body: { type: "police-told", visit: 1, number: "12" } },
    { minute: 30, by: KEN, body: { type: "nobody-there", visit: 1, technician: "T-0001" } },
    onSite("T-0002", 33, "arrived"),
  ];

  test("change nothing by the order in which they arrive", () => {
    const server = factsOf([...TO_KEN]);
    const told = SITE.map((one, index) => ({ ...one, id: `phone-${index}` }));
    assert(
      property(
        shuffledSubarray(told, { minLength: told.length }),
        array(integer({ min: 60, max: 600 }), { minLength: 8, maxLength: 8 }),
        (inOrder, delays) => {
          const known = inOrder.map((one, k) => ({ ...one, knownAt: delays[k] ?? 60 }));
          expect(stateOf(factsOf([...TO_KEN, ...known]))).toEqual(
            stateOf([...server, ...factsOf([...TO_KEN, ...told]).slice(server.length)]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("are the same however the list of facts is sorted", () => {
    const facts = factsOf([...TO_KEN, ...SITE, { minute: 70, by: MIO, body: CANCELLED }]);
    assert(
      property(shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(caseFrom(shuffled)).toEqual(caseFrom(facts));
      }),
      { numRuns: 40 },
    );
  });
});
