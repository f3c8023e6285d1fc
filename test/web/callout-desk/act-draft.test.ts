import { describe, expect, it } from "vitest";
import { actOf, emptyAct } from "../../../web/callout/desk/case/act-draft.ts";

const DRAFT = emptyAct("2026-11-29");

describe("what the desk does to a case", () => {
  it.each([
    ["price", {}, { type: "price-accepted" }],
    ["part-arrived", {}, { type: "part-arrived" }],
    ["release", { reason: "車の故障" }, { type: "release", reason: "車の故障" }],
    ["reopen", { reason: "押し間違い" }, { type: "reopen", reason: "押し間違い" }],
    ["note", { words: "留守" }, { type: "note", words: "留守" }],
    ["complain", { words: "床が濡れた" }, { type: "complain", words: "床が濡れた" }],
    ["compensate", { claimed: "12,000" }, { type: "compensate", claimed: 12_000 }],
    [
      "cancel",
      { who: "operator", reason: "大雪" },
      { type: "cancel", who: "operator", reason: "大雪" },
    ],
    [
      "promise",
      { from: "2:10", until: "02:40" },
      { type: "promise", from: "2026-11-28T17:10:00.000Z", until: "2026-11-28T17:40:00.000Z" },
    ],
    [
      "plan",
      { technician: "T-0003", from: "13:00", until: "15:00", confirmed: "yes" },
      {
        type: "plan",
        technician: "T-0003",
        from: "2026-11-29T04:00:00.000Z",
        until: "2026-11-29T06:00:00.000Z",
        confirmed: true,
      },
    ],
  ] as const)("%s", (name, typed, act) => {
    expect(actOf(name, { ...DRAFT, ...typed })).toEqual({ ok: true, value: act });
  });

  it.each([
    ["release", {}, { reason: "needReason" }],
    ["note", {}, { words: "needWords" }],
    ["compensate", { claimed: "0" }, { claimed: "needYen" }],
    ["promise", { from: "2:10", until: "x" }, { until: "needTime" }],
    ["promise", { from: "3:00", until: "2:00" }, { until: "needOrder" }],
    ["plan", { from: "1:00", until: "2:00" }, { technician: "needTechnician" }],
  ] as const)("%s that is not whole says where", (name, typed, wrong) => {
    expect(actOf(name, { ...DRAFT, ...typed })).toEqual({ ok: false, refusal: wrong });
  });
});
