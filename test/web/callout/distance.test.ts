import { describe, expect, test } from "vitest";
import { kmBetween, kmText } from "../../../web/callout/parts/distance.ts";

const KAWAGUCHI = { lat: 35.8077, lon: 139.7241 };

describe("how far somebody is", () => {
  test("over the ground: a hundredth of a degree to the north is 1.112 km", () => {
    const north = { ...KAWAGUCHI, lat: KAWAGUCHI.lat + 0.01 };
    expect(kmBetween(KAWAGUCHI, north)).toBeCloseTo(1.112, 3);
    expect(kmBetween(KAWAGUCHI, KAWAGUCHI)).toBe(0);
  });

  test.each([
    [0, "0.5"],
    [0.01, "1.5"],
    [0.0179, "2"],
    [0.018, "2.5"],
  ])("is said in half kilometres, never nearer than one: %d° are %s", (degrees, said) => {
    expect(kmText(KAWAGUCHI, { ...KAWAGUCHI, lat: KAWAGUCHI.lat + degrees })).toBe(said);
  });
});
