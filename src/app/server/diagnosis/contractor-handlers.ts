import { namedUser } from "../../../diagnosis/business/named-user.ts";
import { insertKey, loadKeys, revokeKey } from "../../../diagnosis/store-keys.ts";
import {
  endAgency,
  insertAgency,
  insertPerson,
  loadAgencies,
  loadPeople,
  loadPerson,
  nameLogin,
  stopPerson,
} from "../../../diagnosis/store-people.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { readEmail } from "../../../kernel/typed/email.ts";
import { invite } from "../../../platform/index.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { agencyView, keyView, userView } from "./business-views.ts";
import { type Inside, insideReader, refusalBy } from "./contractor-reader.ts";
import { readStanding } from "./standing.ts";

/** Who diagnoses for a contractor: named persons, agencies, programs. */
export function contractorHandlers(world: World) {
  const inside = insideReader(world);
  return {
    diagnosisStanding: ({ session }) => inside(session, async (at) => ok(await readStanding(at))),
    ...userHandlers(world),
    ...agencyHandlers(world),
    ...keyHandlers(world),
  } satisfies Partial<Handlers>;
}

function userHandlers(world: World) {
  const inside = insideReader(world);
  return {
    diagnosisUsers: ({ session }) =>
      inside(session, async ({ tx, accountId }) =>
        ok({ users: (await loadPeople(tx, accountId)).map(userView) }),
      ),
    nameUser: ({ session, body }) =>
      inside(session, async (at) => {
        const email = readAddress(at, body.email);
        if (!email.ok) return email;
        const agencyId = await ownAgency(at, body.agency);
        if (agencyId === undefined) return no({ code: "diagnosis.agency-not-found" });
        const named = await insertPerson(at.tx, {
          accountId: at.accountId,
          name: body.name.trim(),
          email: email.value,
          isResponsible: body.responsible && body.agency === null,
          agencyId,
          by: at.who,
          now: at.now,
        });
        return named === null ? no({ code: "diagnosis.user-taken" }) : ok(await invited(at, named));
      }),
    nameSelf: ({ session, body }) =>
      inside(session, async (at) => {
        const { tx, accountId, who, now } = at;
        const self = { name: body.name.trim(), email: who, isResponsible: true, agencyId: null };
        const named = await insertPerson(tx, { accountId, ...self, by: who, now });
        if (named === null) return no({ code: "diagnosis.user-taken" });
        await nameLogin(tx, session.userId, named);
        return ok({ done: true as const });
      }),
    inviteUser: ({ session, params }) =>
      inside(session, async (at) => {
        const person = await loadPerson(at.tx, at.accountId, Number(params.person));
        if (person === null || person.registered || person.stoppedAt !== null) {
          return no({ code: "diagnosis.user-not-found" });
        }
        return ok(await invited(at, person.personId));
      }),
    stopUser: ({ session, params, body }) =>
      inside(session, async ({ tx, accountId, who, now }) => {
        const { reason } = body;
        const stop = { accountId, personId: Number(params.person), by: who, now, reason };
        return (await stopPerson(tx, stop))
          ? ok({ done: true as const })
          : no({ code: "diagnosis.user-not-found" });
      }),
  } satisfies Partial<Handlers>;
}

/** An address that is one, and one person's. */
function readAddress(at: Inside, typed: string): Result<string, Refusal> {
  const read = readEmail(typed);
  if (!read.ok) {
    const { reason, accepted } = read.refusal;
    const said = { ja: `${reason.ja}${accepted.ja}`, en: `${reason.en} ${accepted.en}` };
    return no({ code: "http.bad-request", fields: [{ path: "email", message: said.en, said }] });
  }
  const own = namedUser(read.value);
  return own.ok ? own : no(refusalBy(own.refusal, at.reading.world.catalogue));
}

/** The contractor's own agency; undefined: it has no such one. */
async function ownAgency(
  { tx, accountId }: Inside,
  asked: number | null,
): Promise<number | null | undefined> {
  if (asked === null) return null;
  const agencies = await loadAgencies(tx, accountId);
  return agencies.find(({ agencyId, state }) => agencyId === asked && state !== "ended")?.agencyId;
}

async function invited({ tx, accountId, who, now }: Inside, person: number) {
  const token = await invite(tx, { accountId, personId: person, madeBy: who, now });
  return { person, url: `/register/${token}` };
}

function agencyHandlers(world: World) {
  const inside = insideReader(world);
  return {
    diagnosisAgencies: ({ session }) => inside(session, allAgencies),
    applyAgency: ({ session, body }) =>
      inside(session, async (at) => {
        const { tx, accountId, who, now } = at;
        const agency = { ...body, name: body.name.trim(), accountId, by: who, now };
        const made = await insertAgency(tx, agency);
        return made === null ? no({ code: "diagnosis.agency-taken" }) : allAgencies(at);
      }),
    endAgency: ({ session, params }) =>
      inside(session, async ({ tx, accountId, now }) => {
        const ended = await endAgency(tx, { accountId, agencyId: Number(params.agency), now });
        return ended ? ok({ done: true as const }) : no({ code: "diagnosis.agency-not-found" });
      }),
  } satisfies Partial<Handlers>;
}

async function allAgencies({ tx, accountId }: Inside) {
  return ok({ agencies: (await loadAgencies(tx, accountId)).map(agencyView) });
}

function keyHandlers(world: World) {
  const inside = insideReader(world);
  return {
    diagnosisKeys: ({ session }) =>
      inside(session, async ({ tx, accountId }) =>
        ok({ keys: (await loadKeys(tx, accountId)).map(keyView) }),
      ),
    newKey: ({ session, body: { name, monthly } }) =>
      inside(session, async ({ tx, accountId, who: by, now }) =>
        ok({ token: await insertKey(tx, { accountId, name: name.trim(), monthly, by, now }) }),
      ),
    revokeKey: ({ session, params }) =>
      inside(session, async ({ tx, accountId, who: by, now }) => {
        const revoked = await revokeKey(tx, { accountId, keyId: Number(params.key), by, now });
        return revoked ? ok({ done: true as const }) : no({ code: "diagnosis.key-not-found" });
      }),
  } satisfies Partial<Handlers>;
}
