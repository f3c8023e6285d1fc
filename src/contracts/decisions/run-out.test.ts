import { describe, expect, test } from "vitest";
import { householdOn, served } from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Contract } from "../model.ts";

const told = at("2024-12-31", {
  type: "announced",
  change: "service-ended",
  effectiveOn: day("2025-03-31"),
  lastDayToLeaveFree: null,
});

function runOut(date: string, contract: Contract, others: readonly Contract[] = []) {
  return decide(householdOn(date, [contract, ...others]), contract.id, { type: "run-out" });
}

describe("a service that was announced to end (EN-17, IT-23)", () => {
  const diagnosis = served("enegaeru", "solar-battery", { later: [told] });

  test("ends contracts with the day that was told, not before it has passed", () => {
    expect(runOut("2025-03-31", diagnosis)).toMatchObject({
      ok: false,
      refusal: {
        code: "contracts.not-run-out",
        clauses: ["EN-17"],
        days: { lastDay: day("2025-03-31") },
      },
    });
    expect(runOut("2025-04-01", diagnosis)).toMatchObject({
      ok: true,
      value: {
        effectiveOn: day("2025-03-31"),
        clauses: ["EN-17"],
        events: [
          {
            contract: diagnosis.id,
            event: { type: "ended", on: day("2025-03-31"), reason: "discontinued" },
          },
        ],
      },
    });
  });

  test("ends what needs it on the same day (XX-02)", () => {
    const fibre = served("kattobi-hikari", "family-1g", { later: [told] });
    const callOut = served("kaketsuke365", "standard");
    expect(runOut("2025-04-01", fibre, [callOut])).toMatchObject({
      ok: true,
      value: {
        follows: [{ contract: callOut.id, what: "ends", on: day("2025-03-31") }],
      },
    });
  });

  test("ends nothing that was left before", () => {
    const left = served("enegaeru", "solar-battery", {
      later: [told, at("2025-02-28", { type: "ended", reason: "customer" })],
    });
    expect(runOut("2025-04-01", left)).toMatchObject({
      refusal: { code: "contracts.not-run-out" },
    });
  });
});
