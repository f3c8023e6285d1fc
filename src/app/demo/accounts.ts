import type { Tx } from "../../platform/index.ts";
import type { DemoHousehold } from "./households.ts";

/** Store the households; answers their ids by customer number. */
export async function insertAccounts(
  tx: Tx,
  households: readonly DemoHousehold[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ number: string; account_id: number }>(
    `insert into account
       (operator_id, number, name, kana, phone, email, postal_code, address, payment_method)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[], $9::text[])
     returning number, account_id`,
    [
      tx.operatorId,
      households.map(({ number }) => number),
      households.map(({ resident }) => resident.name),
      households.map(({ resident }) => resident.kana),
      households.map(({ phone }) => phone),
      households.map(({ email }) => email),
      households.map(({ postalCode }) => postalCode),
      households.map(({ address }) => address),
      households.map(({ paymentMethod }) => paymentMethod),
    ],
  );
  return new Map(rows.map((row) => [row.number, row.account_id]));
}
