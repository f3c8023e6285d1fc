import { describe, expect, test } from "vitest";
import {
  asking,
  brief,
  CATALOGUE,
  householdOn,
  lines,
  served,
} from "../../../test/support/asked-household.ts";
import { at, contractOf } from "../../../test/support/contract-history.ts";
import { day } from "../../kernel/day.ts";
import { decide } from "../decide.ts";
import type { Decision } from "../decision.ts";
import type { Contract, ContractEvent } from "../model.ts";
import { tenureOf } from "../history/tenure.ts";

const withdrawing = (sentOn: string, more: { how?: "letter" | "e-mail"; misled?: boolean } = {}) =>
  ({ type: "withdraw", sentOn: day(sentOn), how: "letter", misled: false, ...more }) as const;
const received = (document: string, date = "2024-10-12") =>
  at(date, { type: "document-received", document });

const callout = (later: readonly ContractEvent[]) => served("kaketsuke365", "standard", { later });
const CALLOUT = callout([received("contract")]);
const HOME = served("ecorepo-home", "light", { later: [received("after-contract")] });
const POWER = served("hiho-denki", "standard", { later: [received("contract")] });
const FIBRE = served("kattobi-hikari", "family-1g", { later: [received("contract-content")] });

const ask = (arrived: string, contract: Contract, action: Parameters<typeof decide>[2]) =>
  decide(householdOn(arrived, [contract]), contract.id, action);
const notes = (decision: Decision) =>
  decision.ok ? decision.value.notes.map(({ label }) => label.en) : decision.refusal.code;

describe("the day on which it was sent counts", () => {
  test.each([
    ["KK-11", CALLOUT],
    ["HM-05", HOME],
    ["HH-22", POWER],
    ["IT-18", FIBRE],
  ])(
    "%s: sent on the eighth day, arriving later, it counts; a day later it does not",
    (clause, contract) => {
      const decision = ask("2024-10-25", contract, withdrawing("2024-10-19"));
      expect(decision).toMatchObject({
        ok: true,
        value: { effectiveOn: day("2024-10-19"), clauses: [clause] },
      });
      expect(lines(decision)).toEqual([`${contract.id} 2024-10-25 withdrawn`]);
      const late = ask("2024-10-25", contract, withdrawing("2024-10-20"));
      expect(late).toMatchObject({
        ok: false,
        refusal: {
          code: "contracts.withdrawal-too-late",
          clauses: [clause],
          days: { lastDay: day("2024-10-19") },
        },
      });
    },
  );

  test("although the contract was changed, left and ended meanwhile", () => {
    const changed = callout([
      received("contract"),
      at("2024-10-21", { type: "notice-given", leavesOn: day("2024-10-22"), reason: "customer" }),
      at("2024-10-22", { type: "ended", reason: "customer" }, "2024-10-21"),
    ]);
    const home = asking(
      householdOn("2024-10-25", [changed]),
      changed.id,
      withdrawing("2024-10-19"),
    );
    const [contract] = home.contracts;
    expect(contract && tenureOf(contract, CATALOGUE)).toMatchObject({
      ok: true,
      value: { endReason: "withdrawn", endedOn: day("2024-10-20"), startedOn: null, items: [] },
    });
  });

  test("told wrongly, the days count from the new paper", () => {
    const again = callout([received("contract"), received("contract-again", "2024-12-01")]);
    const misled = { misled: true };
    expect(brief(ask("2024-12-10", again, withdrawing("2024-12-08", misled)))).toBe("2024-12-08");
    expect(brief(ask("2024-12-10", again, withdrawing("2024-12-09", misled)))).toBe(
      "contracts.withdrawal-too-late",
    );
    expect(brief(ask("2025-02-10", CALLOUT, withdrawing("2025-02-09", misled)))).toBe("2025-02-09");
  });

  test("as long as no paper was received, the days have not begun", () => {
    expect(brief(ask("2025-02-10", callout([]), withdrawing("2025-02-09")))).toBe("2025-02-09");
  });
});

describe("what comes back", () => {
  test("everything, and restoration at the company's cost (KK-11)", () => {
    expect(notes(ask("2024-10-25", CALLOUT, withdrawing("2024-10-19")))).toEqual([
      "All money comes back",
      "It could be sent through 2024-10-19",
      "Putting it back costs you nothing",
    ]);
  });

  test("all but the work (HM-05), all but service used and work (IT-18)", () => {
    expect(notes(ask("2024-10-25", HOME, withdrawing("2024-10-19")))).toEqual([
      "All comes back but: Joining work, Installation work, Fee for a change of item",
      "It could be sent through 2024-10-19",
    ]);
    expect(notes(ask("2024-10-25", FIBRE, withdrawing("2024-10-19")))).toEqual([
      [
        "All comes back but: Service used, Contract fee, Work done",
        "Fee for a transfer, Fee for a provider change",
      ].join(", "),
      "It could be sent through 2024-10-19",
    ]);
  });

  test("before the contract day it is free (HM-05)", () => {
    const before = { ...HOME, history: HOME.history.slice(0, 2) };
    expect(notes(ask("2024-09-25", before, withdrawing("2024-09-24")))).toEqual([
      "All money comes back",
    ]);
  });

  test("an e-mail is confirmed by the next business day (HH-22)", () => {
    expect(notes(mail("2024-10-17"))).toContain("Receipt of the e-mail is confirmed by 2024-10-18");
    expect(notes(mail("2024-10-18"))).toContain("Receipt of the e-mail is confirmed by 2024-10-21");
  });
});

function mail(on: string) {
  return ask(on, POWER, withdrawing(on, { how: "e-mail" }));
}

test("what rested on it ends on the day the letter arrives (XX-02)", () => {
  const home = householdOn("2024-10-25", [FIBRE, served("kaketsuke365", "standard")]);
  expect(lines(decide(home, FIBRE.id, withdrawing("2024-10-19")))).toEqual([
    "kattobi-hikari 2024-10-25 withdrawn",
    "kaketsuke365 2024-10-25 ended",
  ]);
});

describe("withdrawals that are refused", () => {
  const web = contractOf(
    [
      at("2024-09-18", { type: "applied", item: "standard", options: [], channel: "web" }),
      ...POWER.history.slice(1),
    ],
    "hiho-denki",
    "web",
  );
  const business = contractOf(
    [
      at("2024-09-18", {
        type: "applied",
        item: "power",
        options: [],
        channel: "telephone",
        customer: "business",
      }),
      ...POWER.history.slice(1),
    ],
    "hiho-denki",
    "business",
  );
  const gone = callout([
    received("contract"),
    at("2024-10-15", { type: "withdrawn", sentOn: day("2024-10-14"), misled: false }),
  ]);
  const refused = {
    ...CALLOUT,
    history: [
      CALLOUT.history[0],
      at("2024-09-20", { type: "refused", code: "x", clause: "KK-07" }),
    ].flatMap((e) => e ?? []),
  };
  test.each([
    [
      "by e-mail, where a letter is asked for",
      CALLOUT,
      withdrawing("2024-10-19", { how: "e-mail" }),
      "contracts.withdrawal-not-in-form",
    ],
    ["sold on the web", web, withdrawing("2024-10-19"), "contracts.withdrawal-not-by-channel"],
    ["a business", business, withdrawing("2024-10-19"), "contracts.withdrawal-not-for-customer"],
    ["sent after it arrived", CALLOUT, withdrawing("2024-10-26"), "contracts.not-yet-sent"],
    [
      "sent before the application",
      CALLOUT,
      withdrawing("2024-09-17"),
      "contracts.sent-before-application",
    ],
    ["withdrawn already", gone, withdrawing("2024-10-19"), "contracts.already-withdrawn"],
    ["refused already", refused, withdrawing("2024-10-19"), "contracts.was-refused"],
    [
      "no such right",
      served("enegaeru", "solar-battery"),
      withdrawing("2024-10-19"),
      "contracts.no-right-to-withdraw",
    ],
  ])("%s", (_name, contract, action, code) => {
    const decision = ask("2024-10-25", contract, action);
    expect(brief(decision)).toBe(code);
    expect(decision.ok || decision.refusal.clauses.length).toBeGreaterThan(0);
  });
});
