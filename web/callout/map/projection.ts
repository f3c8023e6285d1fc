import type { TownMap } from "../../../src/app/api/callout-desk.ts";

/** The drawing's own units; marks lie over it in shares of them. */
export const MAP_WIDTH = 1000;
export const MAP_HEIGHT = 750;

interface Point {
  readonly lat: number;
  readonly lon: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Projection {
  readonly to: (point: Point) => Spot;
  readonly from: (spot: Spot) => Point;
}

const HALF_TURN = 180;
/** Air around the outermost outline, as a share of the drawing. */
const MARGIN = 0.04;

/**
 * A town is small: degrees as they are, those of longitude shortened by the cosine of the middle
 * latitude. At 35.8° north a degree of longitude is 0.811 of one of latitude.
 */
export function projectionOf({ from, to }: Pick<TownMap, "from" | "to">): Projection {
  const middle = { lat: (from.lat + to.lat) / 2, lon: (from.lon + to.lon) / 2 };
  const shortened = Math.cos((middle.lat * Math.PI) / HALF_TURN);
  const wide = Math.max(1e-6, (to.lon - from.lon) * shortened);
  const high = Math.max(1e-6, to.lat - from.lat);
  const scale = Math.min(MAP_WIDTH / wide, MAP_HEIGHT / high) * (1 - 2 * MARGIN);
  return {
    to: ({ lat, lon }) => ({
      x: MAP_WIDTH / 2 + (lon - middle.lon) * shortened * scale,
      y: MAP_HEIGHT / 2 - (lat - middle.lat) * scale,
    }),
    from: ({ x, y }) => ({
      lat: middle.lat - (y - MAP_HEIGHT / 2) / scale,
      lon: middle.lon + (x - MAP_WIDTH / 2) / (shortened * scale),
    }),
  };
}

/** What of the drawing is looked at. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** 1: all of it. */
  readonly zoom: number;
}

export const WHOLE: View = { x: MAP_WIDTH / 2, y: MAP_HEIGHT / 2, zoom: 1 };
const MOST_ZOOM = 12;

/** Nearer or farther, without leaving the drawing. */
export function zoomed(view: View, by: number): View {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, view.zoom * by));
  return kept({ ...view, zoom });
}

/** A step aside, in shares of what is seen. */
export function moved(view: View, by: { readonly right: number; readonly down: number }): View {
  return kept({
    ...view,
    x: view.x + (by.right * MAP_WIDTH) / view.zoom,
    y: view.y + (by.down * MAP_HEIGHT) / view.zoom,
  });
}

/** In the middle, at least so near. */
export function centred(spot: Spot, zoom: number): View {
  return kept({ ...spot, zoom });
}

function kept({ x, y, zoom }: View): View {
  const halfWide = MAP_WIDTH / zoom / 2;
  const halfHigh = MAP_HEIGHT / zoom / 2;
  return {
    zoom,
    x: Math.min(MAP_WIDTH - halfWide, Math.max(halfWide, x)),
    y: Math.min(MAP_HEIGHT - halfHigh, Math.max(halfHigh, y)),
  };
}

export function viewBoxOf({ x, y, zoom }: View): string {
  const [wide, high] = [MAP_WIDTH / zoom, MAP_HEIGHT / zoom];
  return `${x - wide / 2} ${y - high / 2} ${wide} ${high}`;
}

/** Where a spot lies in what is seen, in shares of it; null: outside. */
export function seenAt(view: View, spot: Spot): { left: number; top: number } | null {
  const left = ((spot.x - view.x) * view.zoom) / MAP_WIDTH + 0.5;
  const top = ((spot.y - view.y) * view.zoom) / MAP_HEIGHT + 0.5;
  return left < 0 || left > 1 || top < 0 || top > 1 ? null : { left, top };
}

/** The spot under a share of what is seen: `seenAt` the other way round. */
export function spotUnder(view: View, at: { readonly left: number; readonly top: number }): Spot {
  return {
    x: view.x + ((at.left - 0.5) * MAP_WIDTH) / view.zoom,
    y: view.y + ((at.top - 0.5) * MAP_HEIGHT) / view.zoom,
  };
}
