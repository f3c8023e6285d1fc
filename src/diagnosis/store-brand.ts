import type { Tx } from "../platform/index.ts";

export interface LogoFile {
  readonly kind: "png" | "svg";
  readonly bytes: Uint8Array;
}

/** How a contractor's reports look. */
export interface Brand {
  readonly name: string;
  readonly contact: readonly string[];
  /** `#8A5A2B`; null: the house's own. */
  readonly accent: string | null;
  readonly logo: LogoFile | null;
}

interface BrandRow extends Record<string, unknown> {
  readonly name: string;
  readonly contact: readonly string[];
  readonly accent: string | null;
  readonly logo: Buffer | null;
  readonly kind: LogoFile["kind"] | null;
}

export async function loadBrand(tx: Tx, accountId: number): Promise<Brand | null> {
  const [row] = await tx.query<BrandRow>(
    `select name, contact, accent, logo, logo_kind as kind
     from diagnosis_brand where operator_id = $1 and account_id = $2`,
    [tx.operatorId, accountId],
  );
  if (!row) return null;
  const { name, contact, accent, logo, kind } = row;
  const file = logo === null || kind === null ? null : { kind, bytes: new Uint8Array(logo) };
  return { name, contact, accent, logo: file };
}

/** What was there before goes. */
export async function saveBrand(
  tx: Tx,
  accountId: number,
  { name, contact, accent, logo, by, now }: Brand & { readonly by: string; readonly now: string },
): Promise<void> {
  const bytes = logo && Buffer.from(logo.bytes);
  await tx.query(
    `insert into diagnosis_brand
       (operator_id, account_id, name, contact, accent, logo, logo_kind, saved_by, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (operator_id, account_id) do update
       set name = excluded.name, contact = excluded.contact, accent = excluded.accent,
         logo = excluded.logo, logo_kind = excluded.logo_kind, saved_by = excluded.saved_by,
         saved_at = excluded.saved_at`,
    [tx.operatorId, accountId, name, contact, accent, bytes, logo?.kind ?? null, by, now],
  );
}
