import { formatDay } from "../../kernel/day.ts";
import type { Tx } from "../../platform/index.ts";
import type { DemoHousehold } from "./households.ts";

/** Store the households; answers their ids by customer number. */
export async function insertAccounts(
  tx: Tx,
  households: readonly DemoHousehold[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ number: string; account_id: number }>(
    `insert into account
       (operator_id, number, name, kana, phone, email, postal_code, address, payment_method,
       customer, born_on, place, facts)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[], $9::text[], $10::text[], $11::date[], $12::text[], $13::jsonb[])
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
      households.map(({ customer }) => customer),
      households.map(({ bornOn }) => (bornOn === null ? null : formatDay(bornOn))),
      households.map(({ place }) => place),
      households.map(({ facts }) => JSON.stringify(facts)),
    ],
  );
  return new Map(rows.map((row) => [row.number, row.account_id]));
}
