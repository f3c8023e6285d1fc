import { expect, test } from "vitest";
import { areaAt } from "./area-at.ts";

/** A square kilometre or so, and one beside it that shares an edge. */
const WEST = {
  area: "west",
  outline: [
    [
      { lat: 35, lon: 139 },
      { lat: 35, lon: 140 },
      { lat: 36, lon: 140 },
      { lat: 36, lon: 139 },
    ],
  ],
};
const EAST = {
  area: "east",
  outline: [WEST.outline[0]?.map(({ lat, lon }) => ({ lat, lon: lon + 1 })) ?? []],
};

test("a point lies in one area, or outside all of them", () => {
  const areas = [WEST, EAST];
  const found = [139.5, 140, 140.5, 141.5].map((lon) => areaAt(areas, { lat: 35.5, lon }));
  expect(found).toEqual(["west", "east", "east", null]);
  expect(areaAt(areas, { lat: 34.9, lon: 139.5 })).toBeNull();
});
