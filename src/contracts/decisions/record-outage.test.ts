import { describe, expect, test } from "vitest";
import { householdOn, served } from "../../../test/support/asked-household.ts";
import { at } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Contract } from "../model.ts";

const HOUR = 60;
const A_DAY = 1440;

function record(
  date: string,
  contract: Contract,
  said: { readonly from?: string; readonly minutes: number; readonly fault?: "provider" | "other" },
) {
  return decide(householdOn(date, [contract]), contract.id, {
    type: "record-outage",
    from: said.from === undefined ? null : day(said.from),
    minutes: said.minutes,
    fault: said.fault ?? "provider",
  });
}

function hourOn(date: string) {
  return at(date, {
    type: "charged",
    code: "outage",
    quantity: HOUR,
    facts: { fault: "provider" },
  });
}

const diagnosis = served("enegaeru", "solar-battery");

describe("an outage", () => {
  test("is recorded from the day on which it was known, with its length (EN-18)", () => {
    const decision = record("2025-06-10", diagnosis, { from: "2025-06-08", minutes: 49 * HOUR });
    expect(decision).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            contract: diagnosis.id,
            event: {
              type: "charged",
              code: "outage",
              on: day("2025-06-08"),
              quantity: 2940,
              facts: { fault: "provider" },
            },
          },
        ],
        clauses: ["EN-17", "EN-18", "EN-19"],
        notes: [],
      },
    });
  });

  test("of an hour, the third of the month, gives ten days to leave (EN-19)", () => {
    const earlier = served("enegaeru", "solar-battery", {
      later: [hourOn("2025-06-03"), hourOn("2025-06-11")],
    });
    const third = record("2025-06-20", earlier, { minutes: HOUR });
    expect(third).toMatchObject({
      ok: true,
      value: { notes: [{ clauses: ["EN-19"], on: day("2025-06-30") }] },
    });
    const short = record("2025-06-20", earlier, { minutes: HOUR - 1 });
    expect(short).toMatchObject({ ok: true, value: { notes: [] } });
  });

  test("by nobody's fault leaves the fee as it is, and says so (IT-13)", () => {
    const fibre = served("kattobi-hikari", "family-1g");
    const decision = record("2025-06-20", fibre, {
      minutes: 10 * A_DAY,
      from: "2025-06-11",
      fault: "other",
    });
    expect(decision).toMatchObject({
      ok: true,
      value: { notes: [{ label: { en: "Not by the provider's fault: the fee goes on" } }] },
    });
  });

  test("that is not over is not recorded yet, and is on the day on which it is", () => {
    const fibre = served("kattobi-hikari", "family-1g");
    const tenDays = { from: "2025-06-11", minutes: 10 * A_DAY };
    expect(record("2025-06-19", fibre, tenDays)).toMatchObject({
      ok: false,
      refusal: {
        code: "contracts.outage-not-over",
        clauses: ["IT-13"],
        days: { earliest: day("2025-06-20") },
      },
    });
    expect(record("2025-06-20", fibre, tenDays)).toMatchObject({ ok: true });
  });

  test("from before service began was none of this contract", () => {
    const from = "2024-10-04";
    expect(record("2025-06-20", diagnosis, { from, minutes: HOUR })).toMatchObject({
      refusal: { code: "contracts.outage-before-start", days: { earliest: day("2024-10-05") } },
    });
    expect(record("2025-06-20", diagnosis, { from: "2024-10-05", minutes: HOUR })).toMatchObject({
      ok: true,
    });
  });

  test("is nothing that electricity's terms price", () => {
    const power = served("hiho-denki", "standard");
    expect(record("2025-06-20", power, { minutes: HOUR })).toMatchObject({
      refusal: { code: "contracts.no-terms-for-outages" },
    });
  });
});
