import { memo } from "react";
import type { TownMap } from "../../../src/app/api/callout-desk.ts";
import type { Projection } from "./projection.ts";

interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Areas, coast, rivers, rail: all that a dispatcher needs to find a quarter. */
export const TownSvg = memo(function TownSvg({
  map,
  at,
}: {
  readonly map: TownMap;
  readonly at: Projection;
}) {
  return (
    <>
      {map.areas.map(({ area, outline }) => (
        <path
          key={area}
          className="map-area"
          d={outline.map((ring) => `${pathOf(ring, at)}Z`).join("")}
        />
      ))}
      {map.lines.map(({ kind, name, points }, index) => (
        <path key={`${name.ja}${index}`} className={`map-${kind}`} d={pathOf(points, at)} />
      ))}
      {map.lines.map(({ kind, name, points }, index) =>
        kind === "rail" ? (
          <path key={`${name.ja}${index}`} className="map-sleepers" d={pathOf(points, at)} />
        ) : null,
      )}
    </>
  );
});

function pathOf(points: readonly Point[], { to }: Projection): string {
  return points
    .map((point, index) => {
      const { x, y } = to(point);
      return `${index === 0 ? "M" : "L"}${tenth(x)} ${tenth(y)}`;
    })
    .join("");
}

/** A tenth of a unit is less than a screen shows. */
function tenth(units: number): number {
  return Math.floor(units * 10 + 0.5) / 10;
}
