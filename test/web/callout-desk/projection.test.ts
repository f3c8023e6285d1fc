import { describe, expect, it } from "vitest";
import {
  centred,
  moved,
  projectionOf,
  seenAt,
  spotUnder,
  WHOLE,
  zoomed,
} from "../../../web/callout/map/projection.ts";

const TOWN = { from: { lat: 35.75, lon: 139.65 }, to: { lat: 35.85, lon: 139.8 } };

describe("a town on a drawing", () => {
  it("puts the middle in the middle and north above", () => {
    const { to } = projectionOf(TOWN);
    const middle = to({ lat: 35.8, lon: 139.725 });
    expect(middle.x).toBeCloseTo(500, 6);
    expect(middle.y).toBeCloseTo(375, 6);
    expect(to({ lat: 35.84, lon: 139.725 }).y).toBeLessThan(middle.y);
    expect(to({ lat: 35.8, lon: 139.79 }).x).toBeGreaterThan(middle.x);
  });

  it("finds the place under a spot again", () => {
    const { to, from } = projectionOf(TOWN);
    const home = { lat: 35.8071, lon: 139.7241 };
    const back = from(to(home));
    expect(back.lat).toBeCloseTo(home.lat, 9);
    expect(back.lon).toBeCloseTo(home.lon, 9);
  });

  it("is wide as the middle latitude makes it: 0.811 of a degree there", () => {
    const { to } = projectionOf(TOWN);
    const [a, east, north] = [
      to({ lat: 35.8, lon: 139.7 }),
      to({ lat: 35.8, lon: 139.71 }),
      to({ lat: 35.81, lon: 139.7 }),
    ];
    expect((east.x - a.x) / (a.y - north.y)).toBeCloseTo(0.811, 3);
  });
});

describe("what is looked at", () => {
  it("never leaves the drawing", () => {
    expect(zoomed(WHOLE, 0.5)).toEqual(WHOLE);
    expect(moved(WHOLE, { right: 1, down: 1 })).toEqual(WHOLE);
    expect(centred({ x: 0, y: 0 }, 2)).toEqual({ x: 250, y: 187.5, zoom: 2 });
  });

  it("tells where a spot is seen, and what lies there", () => {
    const view = centred({ x: 300, y: 300 }, 4);
    const seen = seenAt(view, { x: 350, y: 330 });
    expect(seen?.left).toBeCloseTo(0.7, 9);
    expect(seen?.top).toBeCloseTo(0.66, 9);
    expect(seen && spotUnder(view, seen)).toEqual({ x: 350, y: 330 });
    expect(seenAt(view, { x: 900, y: 330 })).toBeNull();
  });
});
