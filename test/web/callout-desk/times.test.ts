import { describe, expect, it } from "vitest";
import {
  goneShare,
  instantOf,
  minutesUntil,
  momentText,
  spanText,
  tokyoOf,
} from "../../../web/callout/desk/times.ts";

describe("the wall clock in Tokyo", () => {
  it("is read from an instant and written back", () => {
    expect(tokyoOf("2026-11-28T17:10:00.000Z")).toEqual({ day: "2026-11-29", time: "02:10" });
    expect(instantOf("2026-11-29", "02:10")).toBe("2026-11-28T17:10:00.000Z");
    expect(instantOf("2026-11-29", "18:00")).toBe("2026-11-29T09:00:00.000Z");
    expect(instantOf("2026-11-29", "24:00")).toBe("2026-11-29T15:00:00.000Z");
  });

  it("takes nothing that is no time", () => {
    expect(instantOf("2026-11-29", "25:00")).toBeNull();
    expect(instantOf("2026-13-29", "02:10")).toBeNull();
    expect(instantOf("2026-11-29", "2:1")).toBeNull();
  });

  it("names the day only where it is another", () => {
    const asOf = "2026-11-28T17:00:00.000Z";
    expect(momentText("2026-11-28T17:10:00.000Z", asOf, "ja")).toBe("2:10");
    expect(momentText("2026-11-29T17:10:00.000Z", asOf, "ja")).toBe("11月30日 2:10");
    const span = { from: "2026-11-28T17:10:00.000Z", until: "2026-11-28T17:40:00.000Z" };
    expect(spanText(span, asOf, "ja")).toBe("2:10–2:40");
    expect(spanText(span, "2026-11-27T17:00:00.000Z", "en")).toBe("29 Nov 2:10–2:40");
  });

  it("counts whole minutes, and how much is gone", () => {
    const [from, until] = ["2026-11-28T17:00:00.000Z", "2026-11-28T18:00:00.000Z"];
    expect(minutesUntil(from, until)).toBe(60);
    expect(minutesUntil(until, from)).toBe(-60);
    expect(goneShare(from, until, "2026-11-28T17:48:00.000Z")).toBe(0.8);
    expect(goneShare(from, from, from)).toBe(1);
  });
});
