import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  householdOn,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { applyFor } from "../apply.ts";
import { decide } from "../decide.ts";
import type { Contract } from "../model.ts";

const ACCEPT = { type: "accept" } as const;
const OBJECT = { type: "object-to-renewal" } as const;
const leave = (wishedOn: string) =>
  ({
    type: "leave",
    wishedOn: day(wishedOn),
    reason: "customer",
    workOn: null,
    answers: {},
  }) as const;

const FIBRE = served("kattobi-hikari", "family-1g", { id: "F" });
const CALLOUT = served("kaketsuke365", "standard", { id: "C" });
const BUILDING = served("ecorepo-mems", "building", { id: "B" });

const waiting = (id: string, service: string, item: string, building?: string): Contract =>
  contractOf(
    [
      at(
        "2025-03-01",
        {
          type: "applied",
          item,
          options: [],
          channel: "telephone",
          ...(building === undefined ? {} : { building }),
        },
        "2025-03-01",
      ),
    ],
    service,
    id,
  );

describe("what a decision means for the contracts around it (XX-02)", () => {
  test("a dwelling accepted under a building that has given notice ends with it (MM-01)", () => {
    const dwelling = waiting("D", "ecorepo-mems", "resident", "B");
    const building = householdOn("2025-03-10", [BUILDING], { tied: [dwelling] });
    const left = asking(building, "B", leave("2025-05-31"));
    const home = { ...left, contracts: left.tied, tied: left.contracts };
    expect(lines(decide(home, "D", ACCEPT))).toEqual([
      "D 2025-03-11 accepted",
      "D 2025-05-31 ended",
    ]);
  });

  test("an objection that was recorded in error lets what ended with it go on", () => {
    const home = householdOn("2025-09-01", [FIBRE, CALLOUT]);
    const said = asking(home, "F", OBJECT);
    const back = {
      type: "retract",
      fact: "objected-to-renewal",
      factOn: day("2025-09-01"),
    } as const;
    expect(lines(decide(said, "F", back))).toEqual([
      "F 2025-09-02 retracted objected-to-renewal 2025-09-01",
      "C 2025-09-02 retracted ended 2025-09-30",
    ]);
  });

  test("a second notice for a later day moves what ends with it to that day", () => {
    const home = householdOn("2025-03-10", [FIBRE, CALLOUT]);
    const moved = asking(asking(home, "F", leave("2025-03-31")), "F", leave("2025-04-30"));
    expect(lines(decide(moved, "F", { type: "take-back-notice" }))).toContain(
      "C 2025-03-12 retracted ended 2025-04-30",
    );
  });

  test("another line on its way carries it on; refused, it ends with the first line again", () => {
    const home = householdOn("2025-03-10", [FIBRE, CALLOUT]);
    const left = asking(home, "F", leave("2025-04-30"));
    const applied = applyFor(left, [
      {
        contract: "G",
        application: {
          service: "kattobi-hikari",
          item: "family-100m",
          options: [],
          channel: "telephone",
          payment: "card",
          documents: "electronic",
          facts: { fibre: "yes" },
        },
      },
    ]);
    expect(lines(applied)).toEqual([
      "G 2025-03-11 applied",
      "C 2025-03-11 retracted ended 2025-04-30",
    ]);
    const both = {
      ...left,
      contracts: left.contracts.map((each) => grown(each, applied)).concat(opened(applied)),
    };
    const refused = decide(both, "G", { type: "refuse", code: "debts", reason: "" });
    expect(lines(refused)).toEqual(["G 2025-03-11 refused", "C 2025-04-30 ended"]);
  });

  test("a day that has passed is left as it was recorded, whatever is asked elsewhere", () => {
    const past = at("2025-01-31", { type: "ended", reason: "prerequisite-ended" } as const);
    const callout = served("kaketsuke365", "standard", { id: "C", later: [past] });
    const home = householdOn("2025-03-10", [FIBRE, callout]);
    expect(lines(decide(home, "F", OBJECT))).toEqual(["F 2025-03-10 objected-to-renewal"]);
  });

  test("an end that another contract brings about cannot be taken back alone", () => {
    const home = householdOn("2025-03-10", [FIBRE, CALLOUT]);
    const left = asking(home, "F", leave("2025-03-31"));
    const back = { type: "retract", fact: "ended", factOn: day("2025-03-31") } as const;
    expect(brief(decide(left, "C", back))).toBe("contracts.ends-with-another");
    expect(brief(decide(left, "F", back))).toBe("at once");
  });
});

function grown(contract: Contract, decision: ReturnType<typeof applyFor>): Contract {
  const added = decision.ok ? decision.value.events : [];
  const own = added.filter((each) => each.contract === contract.id).map(({ event }) => event);
  return { ...contract, history: [...contract.history, ...own] };
}

function opened(decision: ReturnType<typeof applyFor>): readonly Contract[] {
  const opens = decision.ok ? decision.value.opens : [];
  return opens.map(({ contract, service }) =>
    grown({ id: contract, service, history: [] }, decision),
  );
}
