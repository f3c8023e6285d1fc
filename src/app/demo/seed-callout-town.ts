import { OFFER_SETTINGS } from "../../callout/assign/cascade.ts";
import { keepArea, keepDwellings, keepTownLines } from "../../callout/store-areas.ts";
import { keepPhoto } from "../../callout/store-photos.ts";
import { keepSettings } from "../../callout/store-settings.ts";
import {
  keepTechnician,
  replaceShifts,
  seenAt,
  setPortrait,
} from "../../callout/store-technicians.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import { hashPassword, type Tx } from "../../platform/index.ts";
import { shiftsOf, TECHNICIANS } from "./callout-people.ts";
import { portraitOf } from "./callout-pictures.ts";
import { AREAS, postalCodesOf, standsAt, TOWN_LINES } from "./callout-town.ts";
import type { DemoHousehold } from "./households.ts";
import { TECHNICIAN_LOGINS } from "./logins.ts";

/** Answered day and night in the demo: a number that nobody has. */
const PHONE = "0120-000-365";

interface Present {
  readonly households: readonly DemoHousehold[];
  readonly now: string;
  readonly on: Day;
}

/** Where the operator's people go, and who they are. Done already, nothing is changed. */
export async function seedCalloutTown(tx: Tx, present: Present): Promise<void> {
  const known = await tx.query("select 1 from technician where operator_id = $1 limit 1", [
    tx.operatorId,
  ]);
  if (known.length > 0) return;
  await seedTown(tx, present.households);
  await seedPeople(tx, present);
  const settings = { phone: PHONE, services: null, offers: OFFER_SETTINGS };
  await keepSettings(tx, settings);
}

/** Accounts by their customer numbers. */
export async function accountsOf(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ number: string; id: number }>(
    "select number, account_id as id from account where operator_id = $1",
    [tx.operatorId],
  );
  return new Map(rows.map(({ number, id }) => [number, id]));
}

async function seedTown(tx: Tx, households: readonly DemoHousehold[]): Promise<void> {
  const accountIds = await accountsOf(tx);
  for (const area of AREAS) await keepArea(tx, area, postalCodesOf(area));
  await keepTownLines(tx, TOWN_LINES);
  const dwellings = households.flatMap(({ number, address }) => {
    const accountId = accountIds.get(number);
    return accountId === undefined ? [] : [{ accountId, ...standsAt(address) }];
  });
  await keepDwellings(tx, dwellings);
}

async function seedPeople(tx: Tx, { now, on }: Present): Promise<void> {
  const span = { from: addDays(on, -7), until: addDays(on, 21) };
  for (const [index, person] of TECHNICIANS.entries()) {
    const { technician, base } = person;
    const login = TECHNICIAN_LOGINS[index];
    const userId = login === undefined ? null : await loginOf(tx, login);
    await keepTechnician(tx, { ...person, active: true, userId });
    const shifts = shiftsOf(index, span);
    await replaceShifts(tx, { technician, since: shifts[0]?.from ?? now, shifts });
    await seedPortrait(tx, technician, { index, at: now });
    if (shifts.some(({ from, until }) => from <= now && now < until)) {
      await seenAt(tx, technician, { ...base, at: now });
    }
  }
}

async function seedPortrait(
  tx: Tx,
  technician: string,
  { index, at }: { readonly index: number; readonly at: string },
): Promise<void> {
  const picture = { mediaType: "image/png", width: 120, height: 120, bytes: portraitOf(index) };
  const whose = { number: null, accountId: null, portraitOf: technician, takenBy: null };
  const kept = await keepPhoto(tx, { ...picture, ...whose, at });
  if (kept.ok) await setPortrait(tx, technician, kept.value.photo);
}

async function loginOf(
  tx: Tx,
  { loginId, name, password }: (typeof TECHNICIAN_LOGINS)[number],
): Promise<number | null> {
  const [row] = await tx.query<{ id: number }>(
    `insert into app_user (operator_id, kind, login_id, name, password_hash, role)
     values ($1, 'technician', $2, $3, $4, 'technician') returning user_id as id`,
    [tx.operatorId, loginId, name, await hashPassword(password)],
  );
  return row?.id ?? null;
}
