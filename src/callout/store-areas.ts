import type { Tx } from "../platform/index.ts";
import type { Label } from "../terms/fields.ts";
import type { Place, Point } from "./model.ts";
import type { AreaClass } from "./travel/model.ts";

/** A part of the town that the operator's people go to. */
export interface Area {
  readonly area: string;
  readonly name: Label;
  readonly outline: readonly (readonly Point[])[];
  readonly label: Point;
  readonly class: AreaClass;
}

/** How the town is drawn besides: frame, coast, rail. */
export interface TownLines {
  readonly from: Point;
  readonly to: Point;
  readonly source: Label;
  readonly lines: readonly {
    readonly kind: "coast" | "river" | "rail" | "road";
    readonly name: Label;
    readonly points: readonly Point[];
  }[];
}

interface AreaRow extends Omit<Area, "label"> {
  readonly lat: number;
  readonly lon: number;
  readonly [column: string]: unknown;
}

export async function loadAreas(tx: Tx): Promise<readonly Area[]> {
  const rows = await tx.query<AreaRow>(
    `select area, name, outline, label_lat as lat, label_lon as lon, class from callout_area
     where operator_id = $1 order by area`,
    [tx.operatorId],
  );
  return rows.map(({ lat, lon, ...area }) => ({ ...area, label: { lat, lon } }));
}

export async function keepArea(
  tx: Tx,
  area: Area,
  postalCodes: readonly (Point & { readonly postalCode: string })[],
): Promise<void> {
  await tx.query(
    `insert into callout_area (operator_id, area, name, outline, label_lat, label_lon, class)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (operator_id, area) do update set name = excluded.name,
       outline = excluded.outline, label_lat = excluded.label_lat,
       label_lon = excluded.label_lon, class = excluded.class`,
    [
      tx.operatorId,
      area.area,
      JSON.stringify(area.name),
      JSON.stringify(area.outline),
      area.label.lat,
      area.label.lon,
      area.class,
    ],
  );
  await tx.query(
    `insert into callout_postal_code (operator_id, area, postal_code, lat, lon)
     select $1, $2, * from unnest($3::text[], $4::float8[], $5::float8[])
     on conflict (operator_id, postal_code) do update set area = excluded.area, lat = excluded.lat,
       lon = excluded.lon`,
    [
      tx.operatorId,
      area.area,
      postalCodes.map(({ postalCode }) => digitsOf(postalCode)),
      postalCodes.map(({ lat }) => lat),
      postalCodes.map(({ lon }) => lon),
    ],
  );
}

/** Where the houses of known households stand. */
export async function keepDwellings(
  tx: Tx,
  dwellings: readonly (Point & { readonly accountId: number })[],
): Promise<void> {
  await tx.query(
    `insert into callout_dwelling (operator_id, account_id, lat, lon)
     select $1, * from unnest($2::integer[], $3::float8[], $4::float8[])
     on conflict (operator_id, account_id) do update set lat = excluded.lat, lon = excluded.lon`,
    [
      tx.operatorId,
      dwellings.map(({ accountId }) => accountId),
      dwellings.map(({ lat }) => lat),
      dwellings.map(({ lon }) => lon),
    ],
  );
}

export interface Where {
  readonly accountId: number | null;
  readonly postalCode: string;
  readonly address: string;
}

/** Where an address lies: the very house where it is known, else the middle of its quarter. */
export async function placesOf(tx: Tx, asked: readonly Where[]): Promise<readonly Place[]> {
  const codes = asked.map(({ postalCode }) => digitsOf(postalCode));
  const quarters = await tx.query<{ code: string; area: string; lat: number; lon: number }>(
    `select postal_code as code, area, lat, lon from callout_postal_code
     where operator_id = $1 and postal_code = any($2::text[])`,
    [tx.operatorId, codes],
  );
  const houses = await tx.query<{ accountId: number; lat: number; lon: number }>(
    `select account_id as "accountId", lat, lon from callout_dwelling
     where operator_id = $1 and account_id = any($2::integer[])`,
    [tx.operatorId, asked.flatMap(({ accountId }) => accountId ?? [])],
  );
  return asked.map(({ accountId, postalCode, address }, index) => {
    const quarter = quarters.find(({ code }) => code === codes[index]);
    const house = houses.find((one) => accountId !== null && one.accountId === accountId);
    const found = house ?? quarter;
    return {
      postalCode,
      address,
      area: quarter?.area ?? null,
      at: found ? { lat: found.lat, lon: found.lon } : null,
      exact: exactness(house, quarter),
    };
  });
}

function exactness(house: unknown, quarter: unknown): Place["exact"] {
  if (house !== undefined) return "dwelling";
  return quarter === undefined ? "none" : "area";
}

export async function placeOf(tx: Tx, where: Where): Promise<Place> {
  const [place] = await placesOf(tx, [where]);
  if (place === undefined) throw new Error("an address without a place");
  return place;
}

export async function loadTownLines(tx: Tx): Promise<TownLines | null> {
  const [row] = await tx.query<{ map: TownLines | null }>(
    "select map from callout_settings where operator_id = $1",
    [tx.operatorId],
  );
  return row?.map ?? null;
}

export async function keepTownLines(tx: Tx, map: TownLines): Promise<void> {
  await tx.query(
    `insert into callout_settings (operator_id, map) values ($1, $2)
     on conflict (operator_id) do update set map = excluded.map`,
    [tx.operatorId, JSON.stringify(map)],
  );
}

/** `252-0318`, full-width or not, as seven digits. */
export function digitsOf(postalCode: string): string {
  return postalCode.normalize("NFKC").replaceAll(/\D/g, "");
}
