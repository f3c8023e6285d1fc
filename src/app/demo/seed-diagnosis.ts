import type { Pool } from "pg";
import { CONSENT } from "../../diagnosis/business/consent-text.ts";
import {
  insertConsent,
  insertCustomer,
  loadCustomer,
  withdrawConsent,
} from "../../diagnosis/store-customers.ts";
import {
  decideAgency,
  insertAgency,
  insertPerson,
  loadPeople,
  nameLogin,
} from "../../diagnosis/store-people.ts";
import { type Day, day } from "../../kernel/day.ts";
import { hashPassword, type Tx, withOperator } from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { chargeCounted } from "../diagnosis/charge-counted.ts";
import { consentHash } from "../diagnosis/consent-hash.ts";
import { makeDiagnosis } from "../diagnosis/make-diagnosis.ts";
import { type DealerCustomer, dealerCustomers } from "./dealer-customers.ts";
import { DEALER_LOGINS } from "./logins.ts";
import { customerNumber } from "./town.ts";

interface SeedAt {
  readonly operatorId: number;
  readonly catalogue: LoadedCatalogue;
  readonly now: string;
  readonly on: Day;
}

/** The dealer on trial, and the metal works with a paid contract. */
const DEALER = 16;
const WORKS = 3;

/**
 * The diagnosis as the dealer of the town runs it: a responsible person, two named users, an
 * approved agency, three customers, and diagnoses made by the engine itself. Done once.
 */
export async function seedDiagnosis(app: Pool, at: SeedAt): Promise<void> {
  await withOperator(app, at.operatorId, async (tx) => {
    const dealer = await accountOf(tx, DEALER);
    const works = await accountOf(tx, WORKS);
    if (dealer === null || (await loadPeople(tx, dealer.account)).length > 0) return;
    await responsible(tx, dealer, { ...at, name: "縁ヶ浜 太郎" });
    if (works !== null) await responsible(tx, works, { ...at, name: "勅使河原 実" });
    const agencyId = await approvedAgency(tx, dealer.account, at.now);
    const [own, agencys] = DEALER_LOGINS;
    const sakura = own && (await namedUser(tx, { ...own, agencyId: null, dealer, at }));
    if (agencys) await namedUser(tx, { ...agencys, agencyId, dealer, at });
    for (const customer of dealerCustomers()) {
      await seedCustomer(tx, { customer, account: dealer.account, personId: sakura ?? null, at });
    }
    await chargeCounted({ tx, catalogue: at.catalogue, now: at.now, today: at.on });
  });
}

interface Account {
  readonly account: number;
  readonly user: number;
  readonly login: string;
}

/** Null: in a town of before, nobody logs in for it. */
async function accountOf(tx: Tx, household: number): Promise<Account | null> {
  const [row] = await tx.query<{ account: number; user: number; login: string }>(
    `select a.account_id as account, u.user_id as user, u.login_id as login
     from account a join app_user u using (operator_id, account_id)
     where a.operator_id = $1 and a.number = $2`,
    [tx.operatorId, customerNumber(household)],
  );
  return row ?? null;
}

async function responsible(
  tx: Tx,
  { account, user, login }: Account,
  { name, now }: { readonly name: string; readonly now: string },
): Promise<void> {
  const self = { name, email: login, isResponsible: true, agencyId: null, by: login, now };
  const person = await insertPerson(tx, { accountId: account, ...self });
  if (person !== null) await nameLogin(tx, user, person);
}

async function approvedAgency(tx: Tx, accountId: number, now: string): Promise<number | null> {
  const agency = { name: "つばめ取次店", address: "神奈川県縁ヶ浜市汐風町", contact: "" };
  const by = "partner@example.jp";
  const agencyId = await insertAgency(tx, { accountId, ...agency, by, now });
  if (agencyId === null) return null;
  const decided = { decision: "approved", reason: "", by: "desk@example.jp", now } as const;
  await decideAgency(tx, { agencyId, ...decided });
  return agencyId;
}

interface NamedUser {
  readonly loginId: string;
  readonly password: string;
  readonly name: string;
  readonly agencyId: number | null;
  readonly dealer: Account;
  readonly at: SeedAt;
}

async function namedUser(tx: Tx, user: NamedUser): Promise<number | null> {
  const { loginId, password, name, agencyId, dealer, at } = user;
  const by = dealer.login;
  const person = { name, email: loginId, isResponsible: false, agencyId, by, now: at.now };
  const personId = await insertPerson(tx, { accountId: dealer.account, ...person });
  await tx.query(
    `insert into app_user
       (operator_id, kind, login_id, name, password_hash, account_id, person_id, role)
     values ($1, 'resident', $2, $3, $4, $5, $6, 'diagnosis')`,
    [tx.operatorId, loginId, name, await hashPassword(password), dealer.account, personId],
  );
  return personId;
}

interface SeedCustomer {
  readonly customer: DealerCustomer;
  readonly account: number;
  readonly personId: number | null;
  readonly at: SeedAt;
}

const PERSON = {
  kind: "person",
  named: { stopped: false, agency: "none" },
  newerLogin: false,
} as const;

async function seedCustomer(tx: Tx, { customer, account, personId, at }: SeedCustomer) {
  const { name, kana, persons, note, consent, asked } = customer;
  const by = DEALER_LOGINS[0]?.loginId ?? "";
  const of = { accountId: account, agencyId: null };
  const fields = { name, kana, prefecture: "kanagawa", persons, note };
  const first = instantOf("2026-11-14");
  const customerId = await insertCustomer(tx, of, { fields, by, now: first });
  if (consent !== "none") {
    const paper = { form: "paper", paperReference: `S-${1000 + customerId}` } as const;
    const said = { version: CONSENT.version, textHash: consentHash(), signer: name };
    const when = { signedOn: "2026-11-14", by, now: first };
    await insertConsent(tx, { accountId: account, customerId, ...said, ...paper, ...when });
  }
  for (const { on, question } of asked) {
    const now = instantOf(on);
    const made = await makeDiagnosis(
      { tx, catalogue: at.catalogue, now, today: day(on) },
      {
        accountId: account,
        asker: PERSON,
        personId,
        keyId: null,
        who: DEALER_LOGINS[0]?.name ?? "",
        customer: await loadCustomer(tx, of, customerId),
        question,
        key: `demo ${customerId} ${on}`,
      },
    );
    if (!made.ok) throw new Error(`the demo's diagnosis of ${on}: ${JSON.stringify(made.refusal)}`);
  }
  if (consent === "withdrawn") {
    const back = { on: "2026-11-19", by, now: instantOf("2026-11-19") };
    await withdrawConsent(tx, { accountId: account, customerId, ...back });
  }
}

/** Two in the afternoon in Tokyo. */
function instantOf(on: string): string {
  return `${on}T05:00:00.000Z`;
}
