import { caseOf } from "../../../callout/case/case-of.ts";
import { loadCase, loadRow } from "../../../callout/store-cases.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit, type Session } from "../../../platform/index.ts";
import type { DeskCall, DeskCase } from "../../api/callout-desk.ts";
import { actOnCase } from "../../callout/act-on-case.ts";
import { checkCase, type NewCall, openCase } from "../../callout/open-case.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { loadAccountByNumber } from "../reads/store.ts";
import { type Reading, reading, type World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { checkedView } from "./check-view.ts";
import { deskCaseView } from "./desk-case-view.ts";
import { findDwellings } from "./find-dwellings.ts";
import { formView } from "./form-view.ts";
import { calloutMoment } from "./moment-of.ts";
import { readPhoto } from "./photo-access.ts";
import { reportPdf } from "./report-file.ts";
import { readSuggestions } from "./suggestions-view.ts";

/** Calls that the desk takes down, and what it does to cases. */
export function deskCallHandlers(world: World) {
  return {
    staffCalloutForm: ({ session }) =>
      reading(world, session, async (at) => ok(await formView(at))),
    findDwellings: ({ session, query: { q } }) =>
      reading(world, session, async (at) => ok(await findDwellings(at, q))),
    staffCheckCall: ({ session, body }) =>
      reading(world, session, async (at) => {
        const call = await newCall(at, body);
        if (!call.ok) return call;
        const checked = await checkCase(calloutMoment(at), call.value);
        return checked.ok ? ok(await checkedView(at, checked.value)) : checked;
      }),
    staffCall: ({ session, body, key }) =>
      reading(world, session, async (at) => {
        const call = await newCall(at, body);
        if (!call.ok) return call;
        const keyed = { key: requestKey(session, key), by: byOf(session) };
        const opened = await openCase(calloutMoment(at), call.value, keyed);
        if (!opened.ok) return opened;
        const { now } = opened.value;
        await audit(at, { action: "callout.open", number: now.number, of: now.accountId });
        return ok(await deskCaseView(at, now));
      }),
    actOnCase: ({ session, params: { number }, body: { act }, key }) =>
      reading(world, session, async (at) => {
        const ask = { number, act, key: requestKey(session, key), by: byOf(session) };
        const done = await actOnCase(calloutMoment(at), ask);
        if (!done.ok) return done;
        await audit(at, { action: `callout.${act.type}`, number, of: done.value.accountId });
        return ok(await deskCaseView(at, done.value));
      }),
    ...deskReads(world),
  } satisfies Partial<Handlers>;
}

function deskReads(world: World) {
  return {
    staffCase: ({ session, params: { number }, query: { purpose } }) =>
      reading(world, session, (at) => readCase(at, number, purpose)),
    suggestions: ({ session, params: { number } }) =>
      reading(world, session, (at) => readSuggestions(at, number)),
    staffCallPhoto: ({ session, params: { photo } }) =>
      reading(world, session, (at) => readPhoto(at.tx, photo, { of: "staff" })),
    staffCallReportPdf: ({ session, params, query: { purpose, lang } }) =>
      reading(world, session, async (at) => {
        const { number, document } = params;
        const of = (await loadRow(at.tx, number))?.accountId ?? null;
        await audit(at, { action: "callout.report", number, of, purpose });
        return reportPdf(at.tx, { number, document, language: lang ?? "ja" });
      }),
  } satisfies Partial<Handlers>;
}

/** One case with all its facts; who looked and why is written down in the same transaction. */
async function readCase(
  at: Reading,
  number: string,
  purpose: string,
): Promise<Result<DeskCase, Refusal>> {
  const found = await loadCase(at.tx, number);
  await audit(at, { action: "callout.read", number, of: found?.accountId ?? null, purpose });
  if (found === null) return no({ code: "callout.case-not-found" });
  return ok(await deskCaseView(at, caseOf(found)));
}

interface Audited {
  readonly action: string;
  readonly number: string;
  readonly of: number | null;
  readonly purpose?: string;
}

function audit({ tx, now, session }: Reading, audited: Audited): Promise<void> {
  const { action, number, of: accountId, purpose = "callout" } = audited;
  const detail = { case: number };
  return recordAudit(tx, { at: now, actor: session.loginId, action, accountId, purpose, detail });
}

function byOf({ loginId }: Session): string {
  return `staff:${loginId}`;
}

/** A danger needs neither name nor place; all else happens somewhere. */
async function newCall(at: Reading, body: DeskCall): Promise<Result<NewCall, Refusal>> {
  const { asker, dangers, judged } = body;
  const { family, trouble, facts, words } = body;
  const said = { trouble: { family, trouble, facts, words }, asker, dangers, judged };
  const base = { ...said, source: "desk", photos: [] } as const;
  if (body.account !== null) {
    const account = await loadAccountByNumber(at.tx, body.account);
    if (account === null) return no({ code: "callout.account-unknown" });
    const { accountId, postalCode, address } = account;
    return ok({ ...base, accountId, postalCode, address });
  }
  const isDanger = Object.values(dangers).includes("yes");
  const { postalCode, address } = body;
  if (!isDanger && address.trim() === "") return no({ code: "callout.address-missing" });
  return ok({ ...base, accountId: null, postalCode, address });
}
