import { no, ok, type Result } from "../../../kernel/result.ts";
import type { Session } from "../../../platform/index.ts";
import type { ResidentCall, ResidentCase } from "../../api/callout.ts";
import { actAsHousehold, type HouseholdAct } from "../../callout/household-acts.ts";
import { checkCase, type NewCall, openCase } from "../../callout/open-case.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import { ownReader } from "../readers.ts";
import type { AccountRow } from "../reads/store.ts";
import type { World } from "../reads/world.ts";
import { requestKey } from "../request-key.ts";
import { checkedView } from "./check-view.ts";
import { formView } from "./form-view.ts";
import { calloutMoment } from "./moment-of.ts";
import { ownCase, ownCaseView } from "./own-case.ts";
import { readPhoto } from "./photo-access.ts";
import { reportPdf } from "./report-file.ts";
import { readResidentCases } from "./resident-cases.ts";
import { photoTaken, takePhoto } from "./take-photo.ts";

/** A household's own calls for help. */
export function residentCalloutHandlers(world: World) {
  return { ...callHandlers(world), ...caseHandlers(world), ...fileHandlers(world) };
}

function callHandlers(world: World) {
  const own = ownReader(world);
  return {
    callout: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readResidentCases(at, accountId))),
    calloutForm: ({ session }) => own(session, async (at) => ok(await formView(at))),
    checkCall: ({ session, body }) =>
      own(session, async (at, account) => {
        const checked = await checkCase(calloutMoment(at), callOf(body, account));
        return checked.ok ? ok(await checkedView(at, checked.value)) : no(checked.refusal);
      }),
    call: ({ session, body, key }) =>
      own(session, async (at, account) => {
        const keyed = { key: requestKey(session, key), by: byOf(session) };
        const opened = await openCase(calloutMoment(at), callOf(body, account), keyed);
        return opened.ok ? ok(await ownCaseView(at, opened.value.now)) : no(opened.refusal);
      }),
  } satisfies Partial<Handlers>;
}

function caseHandlers(world: World) {
  const own = ownReader(world);
  const act = (
    session: Session,
    asked: { readonly number: string; readonly key: string; readonly act: HouseholdAct },
  ) =>
    own(session, async (at, account): Promise<Result<ResidentCase, Refusal>> => {
      const { number } = asked;
      if ((await ownCase(at, account, number)) === null) return no(NOT_FOUND);
      const ask = { ...asked, key: requestKey(session, asked.key), by: byOf(session) };
      const done = await actAsHousehold(calloutMoment(at), ask);
      return done.ok ? ok(await ownCaseView(at, done.value)) : no(done.refusal);
    });
  return {
    calloutCase: ({ session, params: { number } }) =>
      own(session, async (at, account): Promise<Result<ResidentCase, Refusal>> => {
        const now = await ownCase(at, account, number);
        return now === null ? no(NOT_FOUND) : ok(await ownCaseView(at, now));
      }),
    cancelCall: ({ session, params: { number }, body: { reason }, key }) =>
      act(session, { number, key, act: { type: "cancel", reason } }),
    acceptCallPrice: ({ session, params: { number }, body, key }) =>
      act(session, { number, key, act: { type: "price", ...body } }),
    signQuote: ({ session, params: { number, quote }, body, key }) =>
      act(session, { number, key, act: { type: "quote", quote, ...body } }),
    complainOfCall: ({ session, params: { number }, body: { words }, key }) =>
      act(session, { number, key, act: { type: "complain", words } }),
  } satisfies Partial<Handlers>;
}

function fileHandlers(world: World) {
  const own = ownReader(world);
  return {
    sendCallPhoto: ({ session, file }) =>
      own(session, async (at, { accountId }) => {
        const kept = await takePhoto(at, { accountId, file });
        return kept.ok ? ok(photoTaken(kept.value)) : kept;
      }),
    callPhoto: ({ session, params: { photo } }) =>
      own(session, (at, { accountId }) => readPhoto(at.tx, photo, { of: "household", accountId })),
    callReportPdf: ({ session, params: { number, document }, query: { lang } }) =>
      own(session, async (at, account) => {
        const now = await ownCase(at, account, number);
        if (now === null) return no(NOT_FOUND);
        return reportPdf(at.tx, { number, document, language: lang ?? "ja" });
      }),
  } satisfies Partial<Handlers>;
}

const NOT_FOUND = { code: "callout.case-not-found" } as const;

function byOf({ loginId }: Session): string {
  return `resident:${loginId}`;
}

/** The dwelling is the account's, whatever is typed. */
function callOf(
  { asker, family, trouble, facts, words, dangers, photos }: ResidentCall,
  { accountId, postalCode, address }: AccountRow,
): NewCall {
  return {
    source: "resident",
    accountId,
    asker,
    trouble: { family, trouble, facts, words },
    dangers,
    postalCode,
    address,
    judged: null,
    photos,
  };
}
