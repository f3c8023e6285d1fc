import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, formatDay } from "../../kernel/day.ts";
import type { Entitlement } from "../coverage/entitlement.ts";
import type { CaseFact, NewFact } from "../facts.ts";
import type { Quote, QuoteLine, Trouble } from "../model.ts";
import type { CaseNow } from "./case-now.ts";
import { caseOf } from "./case-of.ts";
import { type Charge, chargesDue, type ChargeTerms } from "./charges.ts";
import { takenBefore } from "./taken-before.ts";

const AT = "2026-11-29T01:00:00.000Z";
const TROUBLE: Trouble = { family: "water", trouble: "kitchen-tap", facts: {}, words: "" };
const WORDS = { ja: "x", en: "x" };
const COVERED: Entitlement = {
  outcome: "covered",
  service: "kaketsuke365",
  contract: "K-1",
  standing: "running",
  on: day("2026-11-29"),
  trouble: TROUBLE,
  response: WORDS,
  freeMinutes: 60,
  freePartsYen: null,
  visitsLeft: null,
  visitFee: 0,
  fees: [],
  cancelFee: 0,
  overtime: null,
  barred: [],
  night: null,
  before: [],
  skill: "water",
  urgency: "emergency",
  usualMinutes: 40,
  reasons: [],
  terms: [],
};
const fee = (code: string, yen: number) => ({ code, yen, label: WORDS, clauses: ["KK-02"] });
const PRICED: Entitlement = {
  ...COVERED,
  outcome: "priced",
  service: "single-visit",
  contract: null,
  visitFee: 12_100,
  fees: [fee("call-out", 8800), fee("night", 3300)],
  cancelFee: 3300,
};
const TERMS: ChargeTerms = {
  freeCodes: ({ outcome }) => (outcome === "covered" ? ["visit", "basic-work"] : []),
  cancelCode: ({ cancelFee }) => (cancelFee > 0 ? "cancel" : null),
};

const opening = (entitlement: Entitlement): readonly NewFact[] => [
  {
    ...stamp("opened", "caller"),
    type: "opened",
    source: "resident",
    asker: { name: "a", phone: "1", email: "", relation: "contractor" },
    place: { postalCode: "", address: "", area: null, at: null, exact: "none" },
    trouble: TROUBLE,
    urgency: "emergency",
    dangers: {},
  },
  { ...stamp("decided"), type: "decided", entitlement },
];
const PRICE = { ...stamp("price"), type: "price-accepted", total: 12_100, words: WORDS } as const;

function stamp(id: string, by = "technician:T-1") {
  return { id, at: AT, by };
}

function going(visit: number): readonly NewFact[] {
  const who = { visit, technician: "T-1" };
  const asked = { expiresAt: "2026-11-29T02:00:00.000Z", reasons: [] };
  return [
    { ...stamp(`offered-${visit}`, "job"), type: "offered", ...who, ...asked },
    { ...stamp(`accepted-${visit}`), type: "accepted", ...who },
    { ...stamp(`way-${visit}`), type: "on-the-way", ...who, place: null },
  ];
}

function arrived(visit: number): NewFact {
  return { ...stamp(`arrived-${visit}`), type: "arrived", visit, technician: "T-1", place: null };
}

function quoteOf(visit: number, nth: number, amounts: Readonly<Record<string, number>>): Quote {
  const lines: QuoteLine[] = Object.entries(amounts).map(([code, amount]) => ({
    code,
    label: WORDS,
    quantity: 1,
    unitPrice: amount,
    free: 0,
    amount,
    clauses: [],
    why: WORDS,
  }));
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const quote = `q-${visit}-${nth}`;
  return { quote, visit, service: "kaketsuke365", lines, total, hash: `h-${visit}-${nth}` };
}

function quoted(quote: Quote, answer: "signed" | "declined" | "open"): readonly NewFact[] {
  const { visit, quote: name, hash } = quote;
  const shown: NewFact = { ...stamp(`quoted-${name}`), type: "quoted", visit, quote };
  const signed = { type: "signed", visit, quote: name, hash, name: "a", strokes: [] } as const;
  if (answer === "open") return [shown];
  if (answer === "signed") return [shown, { ...stamp(`signed-${name}`), ...signed }];
  return [shown, { ...stamp(`no-${name}`), type: "quote-declined", visit, quote: name }];
}

function finished(visit: number): NewFact {
  const how = { outcome: "solved", words: "", name: "", strokes: null } as const;
  return { ...stamp(`finished-${visit}`), type: "finished", visit, ...how };
}

function madeSafe(visit: number): NewFact {
  const how = { how: "boarded up", waitsFor: "part", expectedOn: null } as const;
  return { ...stamp(`safe-${visit}`), type: "made-safe", visit, ...how };
}

function cancelled(who: "caller" | "operator"): NewFact {
  return { ...stamp("cancelled"), type: "cancelled", who, reason: "" };
}

function damage(id: string, paid: number): NewFact {
  const sums = { claimed: paid, paid, refused: 0, cap: 9000 };
  return { ...stamp(id, "staff:a"), type: "compensated", ...sums };
}

function read(facts: readonly NewFact[], accountId: number | null = 1): CaseNow {
  const known = facts.map((fact, index): CaseFact => {
    return { ...fact, recordedAt: AT, position: index + 1 };
  });
  return caseOf({ number: "C-1", accountId, contract: "K-1", facts: known });
}

/** The charges that are due, and the case once they are made. */
function charge(facts: readonly NewFact[]) {
  const due = chargesDue(read(facts), TERMS);
  const made = due.map(({ visit, code, amount, quote }, index): NewFact => {
    const id = `charged-${facts.length}-${index}`;
    return { ...stamp(id, "job"), type: "charged", visit, contract: "K-1", code, amount, quote };
  });
  return { due, after: [...facts, ...made] };
}

const short = ({ visit, code, amount }: Charge) => `${visit} ${code} ${amount}`;

describe("what is charged of a case", () => {
  test("nothing before the visit is over; then what is free, at 0, on its day", () => {
    const there = [...opening(COVERED), ...going(1), arrived(1)];
    expect(charge(there).due).toEqual([]);
    const { due } = charge([...there, finished(1)]);
    expect(due.map(short)).toEqual(["1 visit 0", "1 basic-work 0"]);
    expect(due.map(({ on }) => formatDay(on))).toEqual(["2026-11-29", "2026-11-29"]);
  });

  test("nobody's account, no bill", () => {
    const facts = [...opening(COVERED), ...going(1), arrived(1), finished(1)];
    expect(chargesDue(read(facts, null), TERMS)).toEqual([]);
  });

  test("the quote that was signed last, not one that was declined or never answered", () => {
    const facts = [
      ...opening(COVERED),
      ...going(1),
      arrived(1),
      ...quoted(quoteOf(1, 1, { visit: 0, parts: 1000 }), "signed"),
      ...quoted(quoteOf(1, 2, { visit: 0, parts: 3000, work: 500 }), "signed"),
      ...quoted(quoteOf(1, 3, { visit: 0, parts: 9000 }), "declined"),
      ...quoted(quoteOf(1, 4, { visit: 0, parts: 99_000 }), "open"),
      finished(1),
    ];
    const { due, after } = charge(facts);
    expect(due.map(short)).toEqual(["1 visit 0", "1 parts 3000", "1 work 500"]);
    expect(charge(after).due).toEqual([]);
  });

  test("the fee that was accepted, also where there was nothing more to sign", () => {
    const facts = [...opening(PRICED), PRICE, ...going(1), arrived(1), finished(1)];
    expect(charge(facts).due.map(short)).toEqual(["1 call-out 8800", "1 night 3300"]);
  });

  test("a fee that nobody accepted is not charged", () => {
    const facts = [...opening(PRICED), ...going(1), arrived(1), finished(1)];
    expect(charge(facts).due).toEqual([]);
    const other: NewFact = { ...PRICE, total: 8800 };
    const less = [...opening(PRICED), other, ...going(1), arrived(1), finished(1)];
    expect(charge(less).due).toEqual([]);
  });

  test("cancelled by the caller on the way; not by the operator, not before, not after", () => {
    const gone = [...opening(PRICED), PRICE, ...going(1)];
    const dues = [
      [...gone, cancelled("caller")],
      [...gone, cancelled("operator")],
      [...opening(PRICED), PRICE, cancelled("caller")],
      [...gone, arrived(1), cancelled("caller")],
      [...opening(COVERED), ...going(1), cancelled("caller")],
    ].map((facts) => charge(facts).due.map(short));
    expect(dues).toEqual([["1 cancel 3300"], [], [], [], []]);
  });

  test("what was charged is given back where the end is taken back and the case given up", () => {
    const paid = quoted(quoteOf(1, 1, { visit: 0, parts: 3300 }), "signed");
    const over = [...opening(COVERED), ...going(1), arrived(1), ...paid, finished(1)];
    const { after } = charge(over);
    const again: NewFact = {
      ...stamp("again", "staff:a"),
      type: "reopened",
      fact: "finished-1",
      reason: "",
    };
    expect(charge([...after, again]).due).toEqual([]);
    const given = charge([...after, again, cancelled("operator")]);
    expect(given.due.map(short)).toEqual(["1 parts -3300"]);
    expect(charge(given.after).due).toEqual([]);
  });

  test("damage is taken off once, however often it is recorded", () => {
    const over = [...opening(COVERED), ...going(1), arrived(1), finished(1)];
    const first = charge([...over, damage("d-1", 1000)]);
    expect(first.due.map(short)).toEqual(["1 visit 0", "1 basic-work 0", "0 compensation -1000"]);
    const second = charge([...first.after, damage("d-2", 500)]);
    expect(second.due.map(short)).toEqual(["0 compensation -500"]);
    expect(charge(second.after).due).toEqual([]);
  });
});

/** A quote of the first visit whose line is free up to a sum. */
function withFree(nth: number, free: number): Quote {
  const quote = quoteOf(1, nth, { "call-out": 8800 });
  return { ...quote, lines: quote.lines.map((line) => ({ ...line, free })) };
}

describe("what a second visit finds taken", () => {
  const FEES = ["call-out", "night"];
  const boarded = [...opening(PRICED), PRICE, ...going(1), arrived(1)];

  test("a fee that was accepted is not asked for again with the part", () => {
    const waiting = read([...boarded, madeSafe(1)]);
    expect(takenBefore(waiting, 2)).toEqual({ partsUsed: 0, feesTaken: FEES });
    expect(takenBefore(waiting, 1)).toEqual({ partsUsed: 0, feesTaken: [] });
  });

  test("nor one that was signed; free parts count by the quote that was signed last", () => {
    const facts = [
      ...boarded,
      ...quoted(withFree(1, 20_000), "signed"),
      ...quoted(withFree(2, 5000), "signed"),
      madeSafe(1),
    ];
    expect(takenBefore(read(facts), 2)).toEqual({ partsUsed: 5000, feesTaken: ["call-out"] });
  });
});

const amounts = fc.dictionary(
  fc.constantFrom("visit", "parts", "work", "overtime"),
  fc.integer({ min: 0, max: 50_000 }),
  { minKeys: 1 },
);
const quotes = fc.array(
  fc.record({ amounts, answer: fc.constantFrom("signed", "declined", "open") }),
  { maxLength: 5 },
);

test("charged is the sum of what was signed, and nothing twice", () => {
  fc.assert(
    fc.property(fc.array(quotes, { minLength: 1, maxLength: 3 }), (visits) => {
      let facts: readonly NewFact[] = opening(COVERED);
      let owed = 0;
      for (const [index, own] of visits.entries()) {
        const visit = index + 1;
        const isLast = visit === visits.length;
        facts = [...facts, ...going(visit), arrived(visit)];
        for (const [nth, { amounts: yen, answer }] of own.entries()) {
          facts = [...facts, ...quoted(quoteOf(visit, nth, yen), answer)];
        }
        const last = own.findLast(({ answer }) => answer === "signed")?.amounts ?? {};
        owed += Object.values(last).reduce((sum, yen) => sum + yen, 0);
        facts = charge([...facts, isLast ? finished(visit) : madeSafe(visit)]).after;
        expect(charge(facts).due).toEqual([]);
      }
      const charged = read(facts).charged.reduce((sum, { amount }) => sum + amount, 0);
      expect(charged).toBe(owed);
    }),
  );
});
