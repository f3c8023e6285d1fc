import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { addDays, type Day, day, formatDay } from "../../kernel/day.ts";
import { loadCatalogue } from "../../terms/load.ts";
import { closeLife } from "./close-life.ts";
import { decide } from "../decide.ts";
import { contractsAfter } from "./household-after.ts";
import type { Household, NewEvent } from "../decision.ts";
import { whatFollowsEnd } from "./dependents.ts";
import { ENDED_WITH_IT } from "./ends-that-followed.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { readHistory } from "../history/read-history.ts";
import { standingOf } from "./standing.ts";

const CATALOGUE = loadCatalogue(path.resolve(import.meta.dirname, "../../../catalogue"));
const ADULT = {
  customer: "consumer",
  bornOn: day("1980-05-01"),
  place: "kanagawa",
  payment: "card",
  facts: {},
} as const;

function household(contracts: readonly Contract[], more: Partial<Household> = {}): Household {
  const on = day("2025-03-10");
  const now = "2025-03-10T01:00:00.000Z";
  return { catalogue: CATALOGUE, on, now, person: ADULT, contracts, tied: [], ...more };
}

const running = (
  id: string,
  service: string,
  item: string,
  later: readonly ContractEvent[] = [],
  building?: string,
): Contract =>
  contractOf(
    [
      at("2024-09-18", {
        type: "applied",
        item,
        options: [],
        channel: "telephone",
        ...(building === undefined ? {} : { building }),
      }),
      at("2024-09-20", { type: "accepted" }),
      ...(service === "ecorepo-home"
        ? [at("2024-10-05", { type: "work-done", work: "join", facts: {} } as const)]
        : []),
      at("2024-10-05", { type: "started" }),
      ...later,
    ],
    service,
    id,
  );

const fibre = (id = "fibre", later: readonly ContractEvent[] = []) =>
  running(id, "kattobi-hikari", "family-1g", later);
const callout = (later: readonly ContractEvent[] = []) =>
  running("callout", "kaketsuke365", "standard", later);
const ENDED = { type: "ended", reason: "customer" } as const;
const ending = (on: string) => callout([at(on, ENDED, "2025-03-01")]);
const home = running("home", "ecorepo-home", "premium");
const power = running("power", "hiho-denki", "standard");
const dwelling = (id: string) => running(id, "ecorepo-mems", "resident", [], "building");
const building = running("building", "ecorepo-mems", "building");

const brief = (
  { follows }: ReturnType<typeof whatFollowsEnd>,
  keys: readonly string[] = ["ends", "points-lapse", "discount-ends", "is-suspended"],
) =>
  follows
    .filter(({ what }) => keys.includes(what))
    .map(({ contract, what, on, clauses }) =>
      [contract, what, formatDay(on), ...clauses].join(" "),
    );

/** The household once a contract has ended, with all that follows recorded. */
function end(of: Household, id: string, lastDay: Day): Household {
  const root = [...of.contracts, ...of.tied].find((each) => each.id === id);
  if (!root) throw new Error(id);
  const { life } = standingOf(root, CATALOGUE, of.on);
  const own = closeLife(life, { lastDay, reason: "customer", on: of.on, now: of.now });
  const { events } = whatFollowsEnd(of, id, lastDay, "customer");
  return record(of, [...own.map((event) => ({ contract: id, event })), ...events]);
}

function takenBack(of: Household, id: string, factOn: string): Household {
  const action = { type: "retract", fact: "ended", factOn: day(factOn) } as const;
  const decision = decide(of, id, action);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return record(of, decision.value.events);
}

function record(of: Household, events: readonly NewEvent[]): Household {
  const touched = new Map(contractsAfter(of, { events, opens: [] }).map((each) => [each.id, each]));
  const renew = (each: Contract): Contract => touched.get(each.id) ?? each;
  return { ...of, contracts: of.contracts.map(renew), tied: of.tied.map(renew) };
}

const lastDayOf = (of: Household, id: string): string | null => {
  const found = [...of.contracts, ...of.tied].find((each) => each.id === id);
  const life = found && readHistory(found);
  if (!life?.ok) throw new Error(id);
  return life.value.endedOn === null ? null : formatDay(addDays(life.value.endedOn, -1));
};

describe("what follows the end of a contract (XX-02)", () => {
  test("call-out and HEMS end with the line, power stays", () => {
    const all = household([fibre(), callout(), home, power]);
    const followed = whatFollowsEnd(all, "fibre", day("2025-03-31"), "customer");
    expect(brief(followed)).toEqual([
      "callout ends 2025-03-31 KK-07 XX-02",
      "home ends 2025-03-31 HM-02 XX-02",
    ]);
    expect(followed.events).toEqual(
      ["callout", "home"].map((contract) => ({
        contract,
        event: {
          type: "ended",
          reason: ENDED_WITH_IT,
          on: day("2025-03-31"),
          recordedAt: "2025-03-10T01:00:00.000Z",
        },
      })),
    );
    expect(followed.follows[0]?.label).toEqual({
      ja:
        "いつでもかけつけ365も同じ日に終了します" +
        "（条件：当社のインターネット接続サービスをご契約中であること）",
      en:
        "Call-out 365 ends on the same day " +
        "(it needs: An active internet contract with the operator)",
    });
  });

  test("the discount of the line is lost at the end of the month in which power ends", () => {
    const all = household([fibre(), power]);
    expect(brief(whatFollowsEnd(all, "power", day("2025-05-10"), "customer"))).toEqual([
      "fibre discount-ends 2025-05-31 IT-06",
    ]);
    // Not where it has not begun yet, nor where the line ends in the same month.
    expect(brief(whatFollowsEnd(all, "power", day("2024-10-31"), "customer"))).toEqual([]);
    const leaving = household([fibre("fibre", [at("2025-05-31", ENDED, "2025-03-01")]), power]);
    expect(brief(whatFollowsEnd(leaving, "power", day("2025-05-10"), "customer"))).toEqual([]);
  });

  test("what two lines carry holds until the last of them ends", () => {
    const both = household([fibre("one"), fibre("two"), callout()]);
    const first = end(both, "one", day("2025-04-30"));
    expect(lastDayOf(first, "callout")).toBeNull();
    // The other one ends earlier, so the one left over decides.
    expect(lastDayOf(end(first, "two", day("2025-03-31")), "callout")).toBe("2025-04-30");
    expect(lastDayOf(end(first, "two", day("2025-05-31")), "callout")).toBe("2025-05-31");
  });

  test("an earlier end is left alone, a later one is brought forward", () => {
    const early = household([fibre(), ending("2025-03-15")]);
    expect(whatFollowsEnd(early, "fibre", day("2025-03-31"), "customer").events).toEqual([]);
    const late = household([fibre(), ending("2025-04-20")]);
    expect(whatFollowsEnd(late, "fibre", day("2025-03-31"), "customer").events).toMatchObject([
      { contract: "callout", event: { type: "retracted", factOn: day("2025-04-20") } },
      { contract: "callout", event: { type: "ended", on: day("2025-03-31") } },
    ]);
    const ended = end(late, "fibre", day("2025-03-31"));
    expect(lastDayOf(ended, "callout")).toBe("2025-03-31");
    const later = { ...ended, on: day("2025-03-20"), now: "2025-03-20T01:00:00.000Z" };
    const back = takenBack(later, "fibre", "2025-03-31");
    expect(lastDayOf(back, "callout")).toBe("2025-04-20");
  });

  test("an end taken back brings back what followed, ahead or past; nothing else", () => {
    const ended = end(household([fibre(), callout(), home]), "fibre", day("2025-03-31"));
    for (const on of ["2025-03-31", "2025-04-01"]) {
      const later = { ...ended, on: day(on), now: `${on}T01:00:00.000Z` };
      const back = takenBack(later, "fibre", "2025-03-31");
      expect(lastDayOf(back, "callout")).toBeNull();
      expect(lastDayOf(back, "home")).toBeNull();
    }
  });

  test("every dwelling ends with the building, and its points lapse (MM-01, MM-16)", () => {
    const tied = [dwelling("201"), dwelling("305")];
    const all = household([building, fibre()], { tied });
    expect(brief(whatFollowsEnd(all, "building", day("2025-04-30"), "customer"))).toEqual([
      "201 ends 2025-04-30 MM-01 XX-02",
      "305 ends 2025-04-30 MM-01 XX-02",
      "201 points-lapse 2025-04-30 MM-16",
      "305 points-lapse 2025-04-30 MM-16",
    ]);
    const resident = household([dwelling("201"), fibre()], { tied: [building] });
    expect(brief(whatFollowsEnd(resident, "201", day("2025-03-20"), "customer"))).toEqual([
      "201 points-lapse 2025-03-20 MM-16",
    ]);
    // The line of the building's own account carries nothing of the dwellings.
    expect(brief(whatFollowsEnd(all, "fibre", day("2025-04-30"), "customer"))).toEqual([]);
  });

  test("what was planned after the day is taken back", () => {
    const changing = contractOf(
      [...home.history, at("2025-05-10", { type: "item-changed", item: "light" }, "2025-03-01")],
      "ecorepo-home",
      "home",
    );
    const waiting = contractOf(callout().history.slice(0, 2), "kaketsuke365", "callout");
    const starting = {
      ...waiting,
      history: [...waiting.history, at("2025-04-20", STARTED, "2025-03-01")],
    };
    const all = household([fibre(), changing, starting]);
    const ended = end(all, "fibre", day("2025-03-31"));
    expect(lastDayOf(ended, "home")).toBe("2025-03-31");
    expect(lastDayOf(ended, "callout")).toBe("2025-03-31");
    // An application that nobody decided is not ended: its conditions are asked again.
    const asked = { ...waiting, history: waiting.history.slice(0, 1) };
    expect(
      whatFollowsEnd(household([fibre(), asked]), "fibre", day("2025-03-31"), "customer").events,
    ).toEqual([]);
  });

  test("a contract that is none of the household is a bug", () => {
    expect(() => whatFollowsEnd(household([]), "x", day("2025-03-31"), "customer")).toThrow(
      "x is no contract of this household",
    );
  });

  test("in whatever order they end, no dependent outlives what it needs; twice is once", () => {
    const start = household([fibre("one"), fibre("two"), callout(), home, power, building], {
      tied: [dwelling("201"), dwelling("305")],
    });
    const names = ["one", "two", "callout", "home", "power", "building", "201", "305"];
    const steps = fc.array(
      fc.record({ id: fc.constantFrom(...names), after: fc.integer({ min: 0, max: 120 }) }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(steps, (asked) => {
        let now = start;
        for (const { id, after } of asked) {
          const lastDay = addDays(start.on, after);
          now = end(now, id, lastDay);
          expect(end(now, id, lastDay)).toEqual(now);
        }
        const last = (id: string): string => lastDayOf(now, id) ?? "9999";
        const lines = [last("one"), last("two")].toSorted().at(-1) ?? "";
        expect(last("callout") <= lines).toBe(true);
        expect(last("home") <= lines).toBe(true);
        expect(last("201") <= last("building")).toBe(true);
        expect(last("305") <= last("building")).toBe(true);
        if (!asked.some(({ id }) => id === "power")) expect(last("power")).toBe("9999");
      }),
      { numRuns: 300 },
    );
  });
});

const STARTED = { type: "started" } as const;
