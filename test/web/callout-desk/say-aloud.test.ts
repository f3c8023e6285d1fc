import { describe, expect, it } from "vitest";
import { sayAloud } from "../../../web/callout/desk/intake/say-aloud.ts";
import { calloutDeskEn } from "../../../web/words/callout-desk-en.ts";
import { calloutDeskJa } from "../../../web/words/callout-desk-ja.ts";
import { covered, priced } from "../../browser/fixture/callout-desk-case.ts";

const CHECKED = { handedOver: null, already: null, waitMinutes: { from: 25, until: 45 } };
const WAIT = "到着まで25分から45分ほどの見込みです。";

describe("what the desk reads out", () => {
  it("says what is free and for how long, and the wait", () => {
    expect(sayAloud({ ...CHECKED, entitlement: covered }, calloutDeskJa, "ja")).toEqual([
      "出張と60分までの作業は無料です。それを超える作業と部品は、先に金額をご覧いただき、ご署名をいただいてから行います。",
      WAIT,
    ]);
  });

  it("says the price before anybody comes", () => {
    expect(sayAloud({ ...CHECKED, entitlement: priced }, calloutDeskJa, "ja")).toEqual([
      "今回は無料の対象になりません。お伺いする場合、出張に税込11,000円がかかります。よろしいでしょうか。",
      WAIT,
    ]);
    const byQuote = { ...priced, visitFee: 0 };
    expect(sayAloud({ ...CHECKED, entitlement: byQuote }, calloutDeskJa, "ja")).toEqual([
      "今回は無料の対象になりません。作業の前に金額をお見せし、ご署名をいただいてから行います。よろしいでしょうか。",
      WAIT,
    ]);
  });

  it("says why nobody comes, and no wait then", () => {
    const refused = { ...covered, outcome: "refused" as const };
    expect(sayAloud({ ...CHECKED, entitlement: refused }, calloutDeskEn, "en")).toEqual([
      "I am sorry. Up to 60 minutes of work are free.",
    ]);
    expect(sayAloud({ ...CHECKED, entitlement: null }, calloutDeskJa, "ja")).toEqual([]);
  });
});
