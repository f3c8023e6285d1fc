import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumYen, yen } from "../kernel/yen.ts";
import { ruleAt } from "../terms/catalogue.ts";
import { readCatalogue } from "../terms/load.ts";
import { addUp, inParts, settleDifference, settleRefund } from "./settlement.ts";
import { withdrawalMoney } from "./withdrawal-money.ts";

const { catalogue } = readCatalogue("catalogue");
const { rule } = ruleAt(catalogue, "hiho-denki/settlement", "settlement");
const amounts = fc.integer({ min: 0, max: 1_000_000 }).map(yen);

describe("settling", () => {
  it("neither makes nor loses a yen, however a refund is carried over", () => {
    fc.assert(
      fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 12 }), (refund, bills) => {
        let open = refund;
        let paid = yen(0);
        bills.forEach((bill, index) => {
          const last = index === bills.length - 1;
          const settled = settleRefund(rule, { bill, refund: open, last });
          expect(settled.due >= 0 && settled.carriedOver >= 0 && settled.paidOut >= 0).toBe(true);
          if (!last) expect(settled.paidOut).toBe(0);
          paid = yen(paid + settled.due - settled.paidOut);
          open = settled.carriedOver;
        });
        expect(open).toBe(0);
        expect(paid).toBe(sumYen(bills) - refund);
      }),
    );
  });

  it("over and under, the next bill makes it good", () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (billed, paid, next) => {
        expect(paid + settleDifference({ billed, paid, next }).next).toBe(billed + next);
      }),
    );
  });

  it("parts sum to the whole and differ by a yen at most", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 24 }), (total, parts) => {
        const split = inParts(total, parts);
        expect(sumYen(split)).toBe(total);
        expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("adds up what waited for the debit to be ready", () => {
    expect(addUp([yen(27_720), yen(5720), yen(5720)])).toBe(39_160);
  });
});

describe("the money after a withdrawal", () => {
  const fibre = {
    back: "all-but",
    keeps: [
      { charge: "contract", cap: yen(3300) },
      { charge: "installation" },
      { charge: "monthly-fee" },
    ],
  } as const;

  it("goes back whole where nothing may be kept", () => {
    const charges = [{ code: "monthly-fee", amount: yen(550) }];
    expect(withdrawalMoney({ back: "all" }, { charges, received: yen(550) })).toEqual({
      kept: [],
      owed: 0,
      refund: 550,
      open: 0,
    });
  });

  it("keeps what is listed, up to its cap, and asks for what was not yet paid", () => {
    const charges = [
      { code: "contract", amount: yen(5000) },
      { code: "installation", amount: yen(22_000) },
      { code: "wireless-router", amount: yen(330) },
    ];
    // 3,300 of 5,000 and 22,000 are kept; the router's 330 are not: 25,300 − 10,000 = 15,300
    expect(withdrawalMoney(fibre, { charges, received: yen(10_000) })).toEqual({
      kept: [
        { code: "contract", amount: 3300 },
        { code: "installation", amount: 22_000 },
      ],
      owed: 25_300,
      refund: 0,
      open: 15_300,
    });
  });

  it("never leaves both a refund and a debt", () => {
    const codes = fc.constantFrom("contract", "installation", "monthly-fee", "other");
    const charges = fc.array(fc.record({ code: codes, amount: amounts }), { maxLength: 6 });
    fc.assert(
      fc.property(charges, amounts, (list, received) => {
        const { owed, refund, open } = withdrawalMoney(fibre, { charges: list, received });
        expect(refund === 0 || open === 0).toBe(true);
        expect(received - refund + open).toBe(owed);
      }),
    );
  });
});
