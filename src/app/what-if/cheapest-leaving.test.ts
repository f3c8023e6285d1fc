import { describe, expect, it } from "vitest";
import type { Contract, ContractEvent, Household } from "../../contracts/index.ts";
import { day } from "../../kernel/day.ts";
import { readCatalogue } from "../../terms/load.ts";
import { callout, contract, fibre, home, on, power } from "../demo/history.ts";
import { cheapestLeaving } from "./cheapest-leaving.ts";
import { hintFor } from "./hint-for.ts";

const { catalogue } = readCatalogue("catalogue");
const PERSON = {
  customer: "consumer",
  bornOn: null,
  place: null,
  payment: null,
  facts: {},
} as const;

function household(contracts: readonly Contract[], asked = "2026-11-22"): Household {
  const now = `${asked}T03:00:00.000Z`;
  return { catalogue, on: day(asked), now, person: PERSON, contracts, tied: [] };
}

const FIBRE = fibre("fibre", { item: "family-1g", applied: "2024-04-01", opened: "2024-04-20" });
const supplied = (later: readonly ContractEvent[] = []) =>
  power("power", {
    item: "standard",
    meter: "M-1",
    applied: "2024-04-10",
    started: "2024-05-10",
    capacity: { amps: 40 },
    later,
  });
const HOME = home("home", { item: "light", applied: "2024-05-01", installed: "2024-06-05" });
const CALL = callout("callout", "2024-05-01", "2024-06-01");

/** Each stretch in one row: `from until amount + fees`. */
function steps(contracts: readonly Contract[], which: string, asked?: string): readonly string[] {
  const ask = { household: household(contracts, asked), contract: which, catalogue };
  return cheapestLeaving(ask).steps.map(
    ({ from, until, amount, feesUntil }) => `${from} ${until} ${amount} + ${feesUntil}`,
  );
}

function best(contracts: readonly Contract[], which: string): string | null {
  return cheapestLeaving({ household: household(contracts), contract: which, catalogue }).best;
}

describe("when leaving is cheapest", () => {
  it("power: the fee, the renewal months, and the same in the next term (HH-05, HH-06)", () => {
    // A month's notice of 11-22 reaches 12-22. Started 2024-05: the 36th month is 2027-04.
    expect(steps([supplied()], "power")).toEqual([
      "2026-12-22 2027-03-31 3850 + 0",
      "2027-04-01 2027-05-31 0 + 0",
      "2027-06-01 2030-04-30 3850 + 0",
      "2030-05-01 2030-05-31 0 + 0",
    ]);
    expect(best([supplied()], "power")).toBe("2027-04-01");
  });

  it("says which discount goes with it, though it costs nothing once (IT-06)", () => {
    const ask = { household: household([supplied(), FIBRE]), contract: "power", catalogue };
    expect(cheapestLeaving(ask).steps[1]).toMatchObject({
      label: { ja: "解除料なし。電気ぐっと割（月110円引き）がなくなります" },
      clauses: [{ id: "HH-05" }, { id: "HH-06" }],
    });
  });

  it("home: removal always, so as early as can be (HM-06, HM-12)", () => {
    // November and December are charged whole: 2 × 418; the removal is 2,000.
    expect(steps([FIBRE, HOME], "home")).toEqual(["2026-12-22 2027-11-30 2000 + 836"]);
    expect(best([FIBRE, HOME], "home")).toBe("2026-12-22");
  });

  it("fibre: month ends only, with what ends along (IT-11, KK-07, HM-02)", () => {
    // Ten days' notice: on 11-20 the end of November is reached, on 11-22 that of December.
    // 2 × (5,720 + 418 + 550) = 13,376; of it home's removal, 2,000, comes once.
    const all = [FIBRE, HOME, CALL];
    expect(steps(all, "fibre")).toEqual(["2026-12-31 2028-03-31 2000 + 13376"]);
    expect(steps(all, "fibre", "2026-11-20")).toEqual(["2026-11-30 2028-03-31 2000 + 6688"]);
  });

  it("call-out: any day, no fee, its month charged whole (KK-07)", () => {
    expect(steps([FIBRE, CALL], "callout")).toEqual(["2026-11-22 2027-11-30 0 + 550"]);
  });

  it("diagnosis: the fees of the rest of the term, whenever it is left (EN-13, EN-14)", () => {
    const started = [
      on("2026-06-01", {
        type: "applied",
        item: "electricity-plans",
        options: [],
        channel: "web",
        customer: "business",
      }),
      on("2026-06-01", { type: "accepted" }),
      on("2026-06-15", { type: "started" }),
    ] as const;
    const found = cheapestLeaving({
      household: household([contract("diagnosis", "enegaeru", started)]),
      contract: "diagnosis",
      catalogue,
    });
    // Term 2026-07…2027-06. Left in December: six months of 22,000 remain; total 8 × 22,000.
    expect(found.steps[0]).toMatchObject({
      from: "2026-12-22",
      until: "2026-12-31",
      amount: 132_000,
      feesUntil: 44_000,
      total: 176_000,
    });
    expect(found.steps.slice(0, 7).map(({ total }) => total)).toEqual(Array(7).fill(176_000));
    expect(found.best).toBe("2026-12-22");
  });

  it("knows one day only when a notice is running", () => {
    const leaving = supplied([
      on("2026-11-01", { type: "notice-given", leavesOn: day("2026-12-15"), reason: "customer" }),
      on("2026-12-15", { type: "ended", reason: "customer" }, "2026-11-01"),
    ]);
    expect(steps([leaving], "power")).toEqual(["2026-12-15 2026-12-15 3850 + 0"]);
  });

  it("ends with the term after an objection to its renewal (HH-03)", () => {
    const objected = supplied([on("2026-11-01", { type: "objected-to-renewal" })]);
    expect(steps([objected], "power")).toEqual([
      "2026-12-22 2027-03-31 3850 + 0",
      "2027-04-01 2027-05-31 0 + 0",
    ]);
  });

  it("has no day for what has not begun, or is over", () => {
    const applied = on("2026-11-20", {
      type: "applied",
      item: "standard",
      options: [],
      channel: "web",
    });
    expect(steps([contract("new", "kaketsuke365", [applied])], "new")).toEqual([]);
    const over = callout("old", "2024-05-01", "2024-06-01");
    const ended = on("2026-10-31", { type: "ended", reason: "customer" });
    expect(steps([{ ...over, history: [...over.history, ended] }], "old")).toEqual([]);
  });
});

function hint(contracts: readonly Contract[], which: string, asked?: string) {
  const of = household(contracts, asked);
  return hintFor({ household: of, contract: which, catalogue, action: "leave" });
}

describe("the hint of an action", () => {
  it("says through which day it costs what, and from when on what else", () => {
    expect(hint([supplied()], "power")).toEqual({
      hint: {
        ja: "2027/3/31 までなら3,850円。2027/4/1 以降 解除料なし",
        en: "3,850 yen through 2027-03-31; no fee from 2027-04-01",
      },
      amount: 3850,
      lastDay: day("2027-03-31"),
    });
    expect(hint([supplied()], "power", "2027-04-20")).toMatchObject({
      hint: { ja: "5/31 までなら解除料なし。6/1 以降 3,850円" },
      amount: 0,
      lastDay: day("2027-05-31"),
    });
  });

  it("says the earliest day where the price is always the same", () => {
    expect(hint([FIBRE, HOME], "home")).toEqual({
      hint: {
        ja: "解約に2,000円（最短 12/22）",
        en: "2,000 yen to leave (2026-12-22 at the earliest)",
      },
      amount: 2000,
      lastDay: null,
    });
    expect(hint([FIBRE], "fibre").hint?.ja).toBe("解除料なし（最短 12/31）");
  });

  it("has none for what has no price that depends on the day", () => {
    const ask = { household: household([FIBRE]), contract: "fibre", catalogue };
    expect(hintFor({ ...ask, action: "add-option" })).toEqual({
      hint: null,
      amount: null,
      lastDay: null,
    });
  });
});
