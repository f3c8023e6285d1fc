import { formatDay } from "../../kernel/day.ts";
import type { Tx } from "../../platform/index.ts";
import type { PersonView } from "../api/person.ts";
import type { Contact, Names, NewAccount } from "./read-person.ts";

interface PersonRow {
  readonly number: string;
  readonly name: string;
  readonly kana: string;
  readonly phone: string;
  readonly email: string;
  readonly postal_code: string;
  readonly address: string;
  readonly building_name: string;
  readonly room: string;
  readonly customer: "consumer" | "business";
  readonly born_on: string | null;
  readonly payment_method: string;
  readonly registered: boolean;
}

/** What is on file about an account. Throws when there is no such account. */
export async function loadPerson(tx: Tx, accountId: number): Promise<PersonView> {
  const [row] = await tx.query<PersonRow>(
    `select a.*, a.born_on::text as born_on, exists (select 1 from app_user u
       where u.operator_id = a.operator_id and u.account_id = a.account_id
         and u.disabled_at is null) as registered
     from account a where a.operator_id = $1 and a.account_id = $2`,
    [tx.operatorId, accountId],
  );
  if (!row) throw new Error(`no account ${accountId}`);
  return {
    account: row.number,
    name: row.name,
    kana: row.kana,
    phone: row.phone,
    email: row.email,
    postalCode: row.postal_code,
    street: streetOf(row),
    building: row.building_name,
    room: row.room,
    customer: row.customer,
    bornOn: row.born_on,
    payment: row.payment_method,
    registered: row.registered,
  };
}

/** The printed address without what is kept apart. */
function streetOf({ address, building_name: building, room }: PersonRow): string {
  const tail = tailOf({ building, room });
  return tail !== "" && address.endsWith(tail) ? address.slice(0, -tail.length).trim() : address;
}

function tailOf({ building, room }: Pick<Contact, "building" | "room">): string {
  return `${building}${room}`.trim();
}

/** As it is printed: street, then building and room. */
function printed(contact: Contact): string {
  return [contact.street, tailOf(contact)].filter((part) => part !== "").join(" ");
}

export async function updateContact(tx: Tx, accountId: number, contact: Contact): Promise<void> {
  await tx.query(
    `update account set phone = $3, email = $4, postal_code = $5, address = $6, building_name = $7,
       room = $8, place = $9
     where operator_id = $1 and account_id = $2`,
    [
      tx.operatorId,
      accountId,
      contact.phone,
      contact.email,
      contact.postalCode,
      printed(contact),
      contact.building,
      contact.room,
      contact.place,
    ],
  );
}

export async function updateNames(tx: Tx, accountId: number, names: Names): Promise<void> {
  await tx.query(
    "update account set name = $3, kana = $4 where operator_id = $1 and account_id = $2",
    [tx.operatorId, accountId, names.name, names.kana],
  );
}

/**
 * Add an account under the next free number: one more than the highest of the form `E10042`. Two at
 * once wait for each other.
 */
export async function insertAccount(
  tx: Tx,
  account: NewAccount,
): Promise<{ readonly accountId: number; readonly number: string }> {
  await tx.query("select pg_advisory_xact_lock(1183, $1)", [tx.operatorId]);
  const [row] = await tx.query<{ account_id: number; number: string }>(
    `insert into account (operator_id, number, name, kana, phone, email, postal_code, address,
       building_name, room, place, customer, born_on, payment_method)
     select $1, 'E' || coalesce(max(substring(number from '^E([0-9]{1,9})$')::bigint), 10000) + 1,
       $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
     from account where operator_id = $1
     returning account_id, number`,
    [
      tx.operatorId,
      account.name,
      account.kana,
      account.phone,
      account.email,
      account.postalCode,
      printed(account),
      account.building,
      account.room,
      account.place,
      account.customer,
      account.bornOn === null ? null : formatDay(account.bornOn),
      account.payment,
    ],
  );
  if (!row) throw new Error("the account was not written");
  return { accountId: row.account_id, number: row.number };
}

/** The account that a request opened before under this key, or that its body was another. */
export async function openedBefore(
  tx: Tx,
  key: string,
  bodyHash: Buffer,
): Promise<"never" | "other" | { readonly number: string }> {
  const [row] = await tx.query<{ same: boolean; number: string }>(
    `select w.body_hash = $3 as same, a.number
     from account_write w join account a using (operator_id, account_id)
     where w.operator_id = $1 and w.write_key = $2`,
    [tx.operatorId, key, bodyHash],
  );
  if (!row) return "never";
  return row.same ? { number: row.number } : "other";
}

export async function keepOpened(
  tx: Tx,
  written: { readonly key: string; readonly bodyHash: Buffer; readonly accountId: number },
): Promise<void> {
  await tx.query(
    `insert into account_write (operator_id, write_key, body_hash, account_id)
     values ($1, $2, $3, $4)`,
    [tx.operatorId, written.key, written.bodyHash, written.accountId],
  );
}
