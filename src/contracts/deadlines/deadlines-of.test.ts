import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, contractOf, OPEN } from "../../../test/support/contract-history.ts";
import { addDays, day, formatDay } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { datedOf } from "./agenda.ts";
import type { Deadline, DeadlineKind } from "./deadline.ts";
import { deadlinesOf } from "./deadlines-of.ts";
import type { Contract } from "../model.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));

function coming(
  contract: Contract,
  { on, from = on, through }: { on: string; from?: string; through: string },
  kinds: readonly DeadlineKind[],
): readonly Deadline[] {
  const dated = datedOf(CATALOGUE, contract, day(on));
  const found = deadlinesOf(dated, { from: day(from), through: day(through) });
  return found.filter(({ kind }) => kinds.includes(kind));
}

function days(found: readonly Deadline[]): readonly string[] {
  return found.map(({ kind, on, act }) => [kind, formatDay(on), act?.type].join(" ").trim());
}

const PAUSE: readonly DeadlineKind[] = ["pause-ends", "pause-again"];

describe("a pause", () => {
  const paused = [...OPEN, at("2025-05-10", { type: "paused" })];

  test("lasts twelve months at most, and then service resumes by itself", () => {
    const found = coming(contractOf(paused), { on: "2025-06-01", through: "2026-12-31" }, PAUSE);
    expect(days(found)).toEqual(["pause-ends 2026-05-09 resume"]);
    expect(found[0]?.act).toEqual({ type: "resume", from: day("2026-05-10") });
  });

  test("whose end is fixed ends without anything being done, and comes again a year later", () => {
    const contract = contractOf([...paused, at("2025-09-20", { type: "resumed" }, "2025-08-01")]);
    const found = coming(contract, { on: "2025-08-02", through: "2026-12-31" }, PAUSE);
    expect(days(found)).toEqual(["pause-ends 2025-09-19", "pause-again 2026-09-20"]);
  });
});

describe("a start that was told", () => {
  const told = [
    at("2025-03-10", {
      type: "applied",
      item: "building",
      options: [],
      channel: "web",
    } as const),
    at("2025-03-11", { type: "accepted" } as const),
    at("2025-03-12", { type: "start-notified", startsOn: day("2025-03-20") } as const),
  ];
  const span = { on: "2025-03-13", through: "2025-04-30" };

  test("begins service when its day has come", () => {
    const contract = contractOf(told, "ecorepo-mems", "B");
    expect(days(coming(contract, span, ["start"]))).toEqual(["start 2025-03-20 start"]);
  });

  test.each([
    ["2025-03-20", 0],
    ["2025-03-21", 0],
    ["2025-03-22", 1],
  ])("ending with %s, comes about %i times: it is begun the day after", (last, times) => {
    const ends = at(last, { type: "ended", reason: "customer" } as const);
    const contract = contractOf([...told, ends], "ecorepo-mems", "B");
    expect(coming(contract, span, ["start"])).toHaveLength(times);
  });

  test("comes to nothing once the acceptance is taken back", () => {
    const error = { type: "retracted", fact: "accepted", factOn: day("2025-03-11") } as const;
    const contract = contractOf([...told, at("2025-03-13", error)], "ecorepo-mems", "B");
    expect(coming(contract, span, ["start"])).toEqual([]);
  });
});

describe("the name of a deadline", () => {
  test("says contract, kind, what it is of, and day", () => {
    const history = [
      at("2024-04-20", {
        type: "applied",
        item: "standard",
        options: ["support-pack"],
        channel: "telephone",
      }),
      at("2024-04-25", { type: "accepted" }),
      at("2024-05-10", { type: "started" }),
    ];
    const contract = contractOf(history, "hiho-denki", "K-0042");
    const span = { on: "2024-06-01", through: "2027-06-30" };
    const found = coming(contract, span, ["fee-begins", "object-to-renewal"]);
    expect(found.map(({ id }) => id)).toEqual([
      "K-0042/fee-begins/support-pack/2024-12-01",
      "K-0042/object-to-renewal/2027-05-16",
    ]);
  });

  test("stays while the facts that it rests on stay", () => {
    const early = coming(contractOf(OPEN), { on: "2024-11-01", through: "2026-12-31" }, [
      "renewal",
      "object-to-renewal",
    ]);
    const more = [
      ...OPEN,
      at("2025-01-15", { type: "option-started", option: "norton", quantity: 1 }),
    ];
    const later = coming(contractOf(more), { on: "2025-02-01", through: "2026-12-31" }, [
      "renewal",
      "object-to-renewal",
    ]);
    expect(later.map(({ id }) => id)).toEqual(early.map(({ id }) => id));
    expect(new Set(early.map(({ id }) => id)).size).toBe(early.length);
  });
});

test("two notices of one day are one letter to give", () => {
  const told = at("2025-05-12", {
    type: "told",
    what: "notice",
    ground: "non-payment",
    inWriting: true,
  });
  const span = { on: "2025-05-12", through: "2025-06-30" };
  const found = coming(contractOf([...OPEN, told, told]), span, ["document-due"]);
  expect(found.filter(({ id }) => id.includes("stop-notice"))).toHaveLength(1);
});

test("what was recorded in error has no deadline any more", () => {
  const wrong = [...OPEN, at("2025-05-10", { type: "paused" })];
  const mended = [
    ...wrong,
    at("2025-05-12", { type: "retracted", fact: "paused", factOn: day("2025-05-10") }),
  ];
  const span = { on: "2025-06-01", through: "2026-12-31" };
  expect(days(coming(contractOf(wrong), span, PAUSE))).toHaveLength(1);
  expect(days(coming(contractOf(mended), span, PAUSE))).toEqual([]);
});

test("a contract that was refused or withdrawn from has nothing to come but papers", () => {
  const [applied] = OPEN;
  if (!applied) throw new Error("OPEN begins with an application");
  const refused = [applied, at("2024-09-19", { type: "refused", code: "x", clause: "IT-19" })];
  const dated = datedOf(CATALOGUE, contractOf(refused), day("2024-10-01"));
  expect(deadlinesOf(dated, { from: day("2024-01-01"), through: day("2030-12-31") })).toEqual([]);
});

describe("asked for in pieces", () => {
  const histories = [
    contractOf(OPEN),
    contractOf([...OPEN, at("2025-05-10", { type: "paused" })]),
    contractOf([...OPEN, at("2025-01-05", { type: "objected-to-renewal" })]),
  ];

  test("deadlines are the same as asked for at once", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...histories),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 700 }),
        (contract, cut, rest) => {
          const on = day("2025-06-01");
          const dated = datedOf(CATALOGUE, contract, on);
          const [middle, end] = [addDays(on, cut), addDays(on, cut + rest)];
          const whole = deadlinesOf(dated, { from: on, through: end });
          const parts = [
            ...deadlinesOf(dated, { from: on, through: addDays(middle, -1) }),
            ...deadlinesOf(dated, { from: middle, through: end }),
          ];
          expect(parts).toEqual(whole);
        },
      ),
    );
  });

  test("none lies outside the days that were asked for, and each names a clause", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...histories),
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 700 }),
        (contract, shift, length) => {
          const on = day("2025-06-01");
          const [from, through] = [addDays(on, shift), addDays(on, shift + length)];
          const found = deadlinesOf(datedOf(CATALOGUE, contract, on), { from, through });
          return found.every(
            (each) => each.on >= from && each.on <= through && each.clauses.length > 0,
          );
        },
      ),
    );
  });
});
