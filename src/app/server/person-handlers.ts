import { no, ok, type Result } from "../../kernel/result.ts";
import type { TypedFault } from "../../kernel/typed/fault.ts";
import { invite, recordAudit } from "../../platform/index.ts";
import { openAccount } from "../accounts/open-account.ts";
import { findPostalCode } from "../accounts/postal-code.ts";
import { type Contact, type FieldFault, readContact, readPerson } from "../accounts/read-person.ts";
import { loadPerson, updateContact, updateNames } from "../accounts/store.ts";
import type { ContactBody, PersonBody, PersonView } from "../api/person.ts";
import { changedContact, tellContactChange, tellNewAddress } from "../life/tell-person.ts";
import type { Handlers } from "./handler.ts";
import type { Refusal } from "./problems.ts";
import { ownReader, staffReader } from "./readers.ts";
import { type Reading, reading, type World } from "./reads/world.ts";
import { loadAccountByNumber } from "./reads/store.ts";
import { requestKey } from "./request-key.ts";

/** Who the customer is: opening accounts, what is on file, invitations to make a login. */
export function personHandlers(world: World) {
  const own = ownReader(world);
  const staff = staffReader(world);
  return {
    postalCode: async ({ params }) => {
      const found = await findPostalCode(params.code);
      return found.ok ? found : no(asFields([{ path: "code", fault: found.refusal }]));
    },
    person: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await loadPerson(at.tx, accountId))),
    changeContact: ({ session, body }) =>
      own(session, async (at, { accountId }) => {
        const changed = await changeContact(at, accountId, body);
        const { tx, now } = at;
        const entry = { at: now, actor: session.loginId, action: "contact.change" } as const;
        if (changed.ok) await recordAudit(tx, { ...entry, accountId, purpose: "own" });
        return changed;
      }),
    openAccount: ({ session, query: { purpose }, body, key }) =>
      reading(world, session, async (at) => {
        const opened = await openAccount(at.tx, body, {
          key: requestKey(session, key),
          today: at.today,
        });
        if (!opened.ok) {
          const { refusal } = opened;
          return no(
            refusal.code === "account.fields"
              ? asFields(refusal.faults)
              : { code: "request.key-reused" },
          );
        }
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "account.open",
          accountId: (await loadAccountByNumber(at.tx, opened.value.account))?.accountId ?? null,
          purpose,
          detail: { ...opened.value },
        });
        return opened;
      }),
    accountPerson: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "person.read", purpose, number }, async (at, { accountId }) =>
        ok(await loadPerson(at.tx, accountId)),
      ),
    changeAccountPerson: ({ session, params: { account: number }, query: { purpose }, body }) =>
      staff({ session, action: "person.change", purpose, number }, (at, { accountId }) =>
        changePerson(at, accountId, body),
      ),
    invite: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "person.invite", purpose, number }, async (at, { accountId }) => {
        const { tx, now } = at;
        const token = await invite(tx, { accountId, madeBy: session.loginId, now });
        return ok({ url: `/register/${token}` });
      }),
  } satisfies Partial<Handlers>;
}

async function changeContact(
  at: Reading,
  accountId: number,
  body: ContactBody,
): Promise<Result<PersonView, Refusal>> {
  const read = readContact(body);
  if (!read.ok) return no(asFields(read.refusal));
  await keepContact(at, accountId, read.value);
  return ok(await loadPerson(at.tx, accountId));
}

async function changePerson(
  at: Reading,
  accountId: number,
  body: PersonBody,
): Promise<Result<PersonView, Refusal>> {
  const read = readPerson(body);
  if (!read.ok) return no(asFields(read.refusal));
  await keepContact(at, accountId, read.value);
  await updateNames(at.tx, accountId, read.value);
  return ok(await loadPerson(at.tx, accountId));
}

/** Write it down, and say so at the old address and at the new one. */
async function keepContact(at: Reading, accountId: number, contact: Contact): Promise<void> {
  const { tx, now, operator } = at;
  const before = await loadPerson(tx, accountId);
  const changed = changedContact(before, contact);
  if (changed.length === 0) return;
  const word = await tellContactChange(tx, now, accountId);
  await updateContact(tx, accountId, contact);
  if (!changed.includes("email")) return;
  await tellNewAddress(tx, now, word, {
    name: before.name,
    email: contact.email,
    operator: operator.name,
  });
}

/** Each field that cannot be taken, with what would be, in both languages. */
function asFields(faults: readonly FieldFault[]): Refusal {
  const fields = faults.map(({ path, fault }) => ({
    path,
    message: inEnglish(fault),
    said: { ja: `${fault.reason.ja}${fault.accepted.ja}`, en: inEnglish(fault) },
  }));
  return { code: "http.bad-request", fields };
}

function inEnglish({ reason, accepted }: TypedFault): string {
  return `${reason.en} ${accepted.en}`;
}
