import { mayStopUser } from "../../../diagnosis/business/named-user.ts";
import { countsOfAll } from "../../../diagnosis/store-counts.ts";
import { loadNewest } from "../../../diagnosis/store-diagnoses.ts";
import {
  decideAgency,
  loadNotStopped,
  loadWaitingAgencies,
  stopPerson,
} from "../../../diagnosis/store-people.ts";
import { day } from "../../../kernel/day.ts";
import { no, ok } from "../../../kernel/result.ts";
import { recordAudit, type Tx } from "../../../platform/index.ts";
import { anonymousCsv } from "../../diagnosis/anonymous-csv.ts";
import { monthSpan } from "../../diagnosis/load-contractor.ts";
import type { Handlers } from "../handler.ts";
import { staffReader } from "../readers.ts";
import { loadAccountById } from "../reads/store.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { agencyView } from "./business-views.ts";
import { refusalBy } from "./contractor-reader.ts";

/** The operator's side of the diagnosis: counts, agencies, stops, what leaves the house. */
export function deskDiagnosisHandlers(world: World) {
  const staff = staffReader(world);
  return {
    contractors: ({ session, query: { purpose } }) =>
      reading(world, session, async (at) => {
        await note(at, "diagnosis.contractors", purpose, {});
        const span = monthSpan(at.today);
        const counts = [...(await countsOfAll(at.tx, span))];
        const [agencies, users] = [await waiting(at), await notStopped(at)];
        return ok({ month: span.from.slice(0, 7), counts, agencies, users });
      }),
    decideAgency: ({ session, params, query: { purpose }, body: { decision, reason } }) =>
      reading(world, session, async (at) => {
        const agencyId = Number(params.agency);
        const ask = { agencyId, decision, reason, by: session.loginId, now: at.now };
        const account = await decideAgency(at.tx, ask);
        await note(at, "agency.decide", purpose, { agency: agencyId, decision }, account);
        if (account === null) return no({ code: "diagnosis.agency-not-found" });
        return ok({ done: true as const });
      }),
    staffStopUser: ({ session, params, query: { purpose }, body: { breachOn, reason } }) => {
      const { account: number, person } = params;
      const detail = { person, breachOn };
      const asked = { session, action: "diagnosis-user.stop", purpose, number, detail };
      return staff(asked, async ({ tx, now, today }, { accountId }) => {
        const may = mayStopUser(day(breachOn), today);
        if (!may.ok) return no(refusalBy(may.refusal, world.catalogue));
        const by = session.loginId;
        const stop = { accountId, personId: Number(person), by, now, reason };
        return (await stopPerson(tx, stop))
          ? ok({ done: true as const })
          : no({ code: "diagnosis.user-not-found" });
      });
    },
    diagnosisExport: ({ session, query: { purpose } }) =>
      reading(world, session, async (at) => {
        const { csv, rows, suppressed } = anonymousCsv(await loadNewest(at.tx));
        await note(at, "diagnosis.export", purpose, { rows, suppressed });
        return ok({ name: "diagnoses.csv", bytes: new TextEncoder().encode(csv) });
      }),
  } satisfies Partial<Handlers>;
}

async function waiting({ tx }: Reading) {
  const rows = await loadWaitingAgencies(tx);
  const whose = await contractorsOf(tx, rows);
  return rows.map((row) => ({ ...agencyView(row), ...whose(row) }));
}

async function notStopped({ tx }: Reading) {
  const rows = await loadNotStopped(tx);
  const whose = await contractorsOf(tx, rows);
  return rows.map((row) => {
    const { personId: person, name, email, agencyName: agency } = row;
    return { person, name, email, agency, ...whose(row) };
  });
}

interface OfAccount {
  readonly accountId: number;
}

/** Name and number of each row's account, each account read once. */
async function contractorsOf(tx: Tx, rows: readonly OfAccount[]) {
  const found = new Map<number, { readonly contractor: string; readonly account: string }>();
  for (const id of new Set(rows.map(({ accountId }) => accountId))) {
    const account = await loadAccountById(tx, id);
    found.set(id, { contractor: account?.name ?? "", account: account?.number ?? "" });
  }
  return ({ accountId }: OfAccount) => found.get(accountId) ?? { contractor: "", account: "" };
}

async function note(
  { tx, now, session }: Reading,
  action: string,
  purpose: string,
  detail: Record<string, unknown>,
  accountId: number | null = null,
): Promise<void> {
  await recordAudit(tx, { at: now, actor: session.loginId, action, accountId, purpose, detail });
}
