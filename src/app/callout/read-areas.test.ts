import { describe, expect, test } from "vitest";
import { readAreas } from "./read-areas.ts";

const SQUARE = [
  [139.3, 35.1],
  [139.4, 35.1],
  [139.4, 35.2],
  [139.3, 35.2],
  [139.3, 35.1],
];
const feature = (type: string, coordinates: unknown, properties: object) => ({
  type: "Feature",
  geometry: { type, coordinates },
  properties,
});
const HARBOUR = feature("Polygon", [SQUARE], { area: "harbour", ja: "港", en: "Harbour" });
const CODE = feature("Point", [139.35, 35.15], { area: "harbour", postalCode: "238-0001" });
const COAST = feature("LineString", SQUARE.slice(0, 2), { kind: "coast", ja: "海岸" });

const read = (...features: readonly object[]) =>
  readAreas(JSON.stringify({ type: "FeatureCollection", source: "町の図面", features }));

describe("a file of areas", () => {
  test("is areas with their postal codes, and lines to draw", () => {
    const corners = SQUARE.map(([lon, lat]) => ({ lat, lon }));
    expect(read(HARBOUR, CODE, COAST)).toEqual({
      ok: true,
      value: {
        areas: [
          {
            area: {
              area: "harbour",
              name: { ja: "港", en: "Harbour" },
              outline: [corners],
              label: { lat: (35.1 + 35.2) / 2, lon: (139.3 + 139.4) / 2 },
              class: "suburb",
            },
            postalCodes: [{ lat: 35.15, lon: 139.35, postalCode: "238-0001" }],
          },
        ],
        map: {
          from: { lat: 35.1, lon: 139.3 },
          to: { lat: 35.2, lon: 139.4 },
          source: { ja: "町の図面", en: "町の図面" },
          lines: [{ kind: "coast", name: { ja: "海岸", en: "海岸" }, points: corners.slice(0, 2) }],
        },
      },
    });
  });

  test.each([
    ["{", "file whole: Invalid input: expected object, received null"],
    ['{"type":"FeatureCollection","features":[]}', "file features: Too small"],
  ])("%s is none", (text, said) => {
    const found = readAreas(text);
    expect(found.ok ? "" : found.refusal[0]).toContain(said);
  });

  test("each fault names its feature, its field and what would be taken", () => {
    const swapped = feature("Point", [35.15, 139.35], { area: "harbour", postalCode: "238-0001" });
    const elsewhere = feature("Point", [139, 35], { area: "hill", postalCode: "2380002" });
    const letters = feature("Point", [139, 35], { area: "harbour", postalCode: "238" });
    const circle = feature("Circle", [], {});
    const found = read(HARBOUR, HARBOUR, CODE, CODE, swapped, elsewhere, letters, circle);
    expect(found).toEqual({
      ok: false,
      refusal: [
        "feature 5 geometry.coordinates.1: Too big: expected number to be <=90",
        "feature 7 properties.postalCode: write seven digits such as 238-0001",
        "feature 8 geometry.type: got Circle; accepted Polygon, MultiPolygon, Point, LineString",
        "area harbour: told twice; write one MultiPolygon",
        "postal code 238-0001: told twice",
        "postal code 2380002: its area hill is not in the file",
      ],
    });
  });
});
