import { no, ok, type Result } from "../../kernel/result.ts";
import type { TypedFault } from "../../kernel/typed/fault.ts";
import { invite, recordAudit } from "../../platform/index.ts";
import { openAccount } from "../accounts/open-account.ts";
import { findPostalCode } from "../accounts/postal-code.ts";
import { type FieldFault, readContact, readPerson } from "../accounts/read-person.ts";
import { loadPerson, updateContact, updateNames } from "../accounts/store.ts";
import type { ContactBody, PersonBody, PersonView } from "../api/person.ts";
import type { Handlers } from "./handler.ts";
import type { Refusal } from "./problems.ts";
import { ownReader, staffReader } from "./readers.ts";
import { type Reading, reading, type World } from "./reads/world.ts";

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
      own(session, (at, { accountId }) => changeContact(at, accountId, body)),
    openAccount: ({ session, query: { purpose }, body, key }) =>
      reading(world, session, async (at) => {
        const opened = await openAccount(at.tx, body, {
          key: `${session.loginId}/${key}`,
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
          accountId: null,
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
  { tx }: Reading,
  accountId: number,
  body: ContactBody,
): Promise<Result<PersonView, Refusal>> {
  const read = readContact(body);
  if (!read.ok) return no(asFields(read.refusal));
  await updateContact(tx, accountId, read.value);
  return ok(await loadPerson(tx, accountId));
}

async function changePerson(
  { tx }: Reading,
  accountId: number,
  body: PersonBody,
): Promise<Result<PersonView, Refusal>> {
  const read = readPerson(body);
  if (!read.ok) return no(asFields(read.refusal));
  await updateContact(tx, accountId, read.value);
  await updateNames(tx, accountId, read.value);
  return ok(await loadPerson(tx, accountId));
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
