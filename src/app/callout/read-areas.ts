import { z } from "zod";
import type { Area, TownLines } from "../../callout/store-areas.ts";
import type { Point } from "../../callout/model.ts";
import { no, ok, type Result } from "../../kernel/result.ts";

/**
 * GeoJSON (RFC 7946) of where an operator's people go: a Polygon or MultiPolygon is an area, a
 * Point the middle of a postal code, a LineString something that is drawn besides. Longitude comes
 * first.
 */
const position = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .rest(z.number())
  .transform(([lon, lat]): Point => ({ lat, lon }));
const ring = z.array(position).min(4);
const name = z.string().min(1).max(80);
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'write a short code such as "harbour"');

const area = z.object({
  type: z.literal("Feature"),
  geometry: z.discriminatedUnion("type", [
    z.object({ type: z.literal("Polygon"), coordinates: z.array(ring).min(1) }),
    z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring).min(1)) }),
  ]),
  properties: z.object({
    area: code,
    ja: name,
    en: name.optional(),
    /** How densely it is built: how quick its roads are before anything was driven. */
    class: z.enum(["centre", "suburb", "open"]).default("suburb"),
  }),
});
const postalCode = z.object({
  type: z.literal("Feature"),
  geometry: z.object({ type: z.literal("Point"), coordinates: position }),
  properties: z.object({
    area: code,
    postalCode: z.string().regex(/^\d{3}-?\d{4}$/, "write seven digits such as 238-0001"),
  }),
});
const line = z.object({
  type: z.literal("Feature"),
  geometry: z.object({ type: z.literal("LineString"), coordinates: z.array(position).min(2) }),
  properties: z.object({
    kind: z.enum(["coast", "river", "rail", "road"]),
    ja: name.default("－"),
    en: name.optional(),
  }),
});

const collection = z.object({
  type: z.literal("FeatureCollection"),
  /** Where the outlines are from; shown beside the map. */
  source: z.string().max(200).default(""),
  features: z
    .array(z.looseObject({ geometry: z.looseObject({ type: z.string() }) }))
    .min(1)
    .max(20_000),
});

const SHAPES = {
  Polygon: area,
  MultiPolygon: area,
  Point: postalCode,
  LineString: line,
} as const;

/** What a file of areas says. */
export interface AreaFile {
  readonly areas: readonly {
    readonly area: Area;
    readonly postalCodes: readonly (Point & { readonly postalCode: string })[];
  }[];
  readonly map: TownLines;
}

/** Every fault of the file, each with its feature (from 1), its field and what would be taken. */
export function readAreas(text: string): Result<AreaFile, readonly string[]> {
  const whole = collection.safeParse(jsonOf(text));
  if (!whole.success) return no(faultsOf(whole.error, "file"));
  const found: Found = { areas: [], codes: [], lines: [] };
  const faults = whole.data.features.flatMap((feature, index) =>
    take(feature, `feature ${index + 1}`, found),
  );
  const all = [...faults, ...unfit(found)];
  return all.length > 0 ? no(all) : ok(assembled(found, whole.data.source));
}

interface Found {
  readonly areas: z.output<typeof area>[];
  readonly codes: z.output<typeof postalCode>[];
  readonly lines: z.output<typeof line>[];
}

function take(feature: { geometry: { type: string } }, where: string, found: Found): string[] {
  const { type } = feature.geometry;
  if (!Object.hasOwn(SHAPES, type)) {
    return [`${where} geometry.type: got ${type}; accepted ${Object.keys(SHAPES).join(", ")}`];
  }
  if (type === "Point") return into(postalCode, found.codes, { feature, where });
  if (type === "LineString") return into(line, found.lines, { feature, where });
  return into(area, found.areas, { feature, where });
}

function into<S extends z.ZodType>(
  schema: S,
  all: z.output<S>[],
  { feature, where }: { readonly feature: unknown; readonly where: string },
): string[] {
  const read = schema.safeParse(feature);
  if (!read.success) return faultsOf(read.error, where);
  all.push(read.data);
  return [];
}

/** Areas told twice, codes of areas that are not in the file, codes told twice. */
function unfit({ areas, codes }: Found): string[] {
  const names = areas.map(({ properties }) => properties.area);
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  const known = new Set(names);
  const seen = new Set<string>();
  return [
    ...twice.map((each) => `area ${each}: told twice; write one MultiPolygon`),
    ...codes.flatMap(({ properties: { area: of, postalCode: asked } }) => {
      const digits = asked.replace("-", "");
      if (seen.has(digits)) return [`postal code ${asked}: told twice`];
      seen.add(digits);
      return known.has(of) ? [] : [`postal code ${asked}: its area ${of} is not in the file`];
    }),
  ];
}

function assembled({ areas, codes, lines }: Found, source: string): AreaFile {
  const outlines = areas.map(outlineOf);
  const points = [...outlines.flat(2), ...lines.flatMap(({ geometry }) => geometry.coordinates)];
  return {
    areas: areas.map(({ properties }, index) => ({
      area: {
        area: properties.area,
        name: { ja: properties.ja, en: properties.en ?? properties.ja },
        outline: outlines[index] ?? [],
        label: middleOf(outlines[index]?.[0] ?? []),
        class: properties.class,
      },
      postalCodes: codes
        .filter(({ properties: { area: of } }) => of === properties.area)
        .map(({ geometry, properties: { postalCode: asked } }) => {
          return { ...geometry.coordinates, postalCode: asked };
        }),
    })),
    map: {
      ...frameOf(points),
      source: { ja: source, en: source },
      lines: lines.map(({ geometry, properties: { kind, ja, en } }) => {
        return { kind, name: { ja, en: en ?? ja }, points: geometry.coordinates };
      }),
    },
  };
}

/** Outer rings alone: holes are drawn over by what lies in them. */
function outlineOf({ geometry }: z.output<typeof area>): readonly (readonly Point[])[] {
  if (geometry.type === "Polygon") return geometry.coordinates.slice(0, 1);
  return geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1));
}

function middleOf(points: readonly Point[]): Point {
  const { from, to } = frameOf(points);
  return { lat: (from.lat + to.lat) / 2, lon: (from.lon + to.lon) / 2 };
}

function frameOf(points: readonly Point[]): { readonly from: Point; readonly to: Point } {
  const lats = points.map(({ lat }) => lat);
  const lons = points.map(({ lon }) => lon);
  return {
    from: { lat: least(lats), lon: least(lons) },
    to: { lat: most(lats), lon: most(lons) },
  };
}

function least(of: readonly number[]): number {
  return of.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(of: readonly number[]): number {
  return of.reduce((a, b) => Math.max(a, b), -Infinity);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function faultsOf(error: z.ZodError, where: string): string[] {
  return error.issues.slice(0, 20).map(({ path, message }) => {
    return `${where} ${path.join(".") || "whole"}: ${message}`;
  });
}
