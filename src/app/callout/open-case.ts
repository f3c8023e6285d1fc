import type { CaseNow } from "../../callout/case/case-now.ts";
import { dangerOf, type DangerTerms } from "../../callout/coverage/dangers.ts";
import type { Entitlement } from "../../callout/coverage/entitlement.ts";
import { troubleTerms } from "../../callout/coverage/trouble-terms.ts";
import type { NewFact } from "../../callout/facts.ts";
import type { Asker, Danger, Place, Trouble, Urgency } from "../../callout/model.ts";
import { digitsOf, placeOf } from "../../callout/store-areas.ts";
import { caseOfKey, openCaseAt } from "../../callout/store-cases.ts";
import { attachPhotos } from "../../callout/store-photos.ts";
import { holdCase, writeFacts, writeOpening } from "../../callout/write-facts.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { afterCase } from "./after-case.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { decideCase } from "./decide-case.ts";
import type { CalloutRefusal } from "./on-case.ts";
import { sealOf } from "./seal-of.ts";
import { writingOf } from "./writing-of.ts";

/** A call for help as it was taken down, by whomever. */
export interface NewCall {
  readonly source: "desk" | "resident" | "public";
  /** Null: nobody's whom we know, or not made sure of yet. */
  readonly accountId: number | null;
  readonly asker: Asker;
  readonly trouble: Trouble;
  readonly dangers: Readonly<Partial<Record<Danger, "yes" | "no">>>;
  /** Where it is; of a known household, its own. */
  readonly postalCode: string;
  readonly address: string;
  /** KK-03: the staff's own judgement. */
  readonly judged: { readonly words: string } | null;
  /** Pictures that were sent before. */
  readonly photos: readonly string[];
}

export interface Keyed {
  /** The request's own: the same request opens one case. */
  readonly key: string;
  /** As facts say it: `staff:LOGIN`. */
  readonly by: string;
}

/** What would be decided; nothing is written. */
export interface CheckedCase {
  readonly danger: DangerTerms | null;
  readonly entitlement: Entitlement | null;
  /** The open case of the same dwelling and family. */
  readonly already: string | null;
  readonly urgency: Urgency;
  readonly place: Place;
}

export async function checkCase(
  moment: CalloutMoment,
  call: NewCall,
): Promise<Result<CheckedCase, CalloutRefusal>> {
  const { tx, catalogue, now, today } = moment;
  const place = await placeOf(tx, call);
  const danger = dangerOf(catalogue, call.dangers, today);
  const { trouble } = call;
  if (danger !== null)
    return ok({ danger, entitlement: null, already: null, urgency: "emergency", place });
  const services = [...catalogue.services.keys()];
  if (troubleTerms(catalogue, services, trouble) === null)
    return no({ code: "callout.trouble-unknown" });
  const entitlement = await decideCase(moment, {
    accountId: call.accountId,
    number: null,
    relation: call.asker.relation,
    trouble,
    dangers: call.dangers,
    calledAt: now,
    arrivesAt: null,
    judged: call.judged,
    cause: null,
  });
  const same = { dwellingKey: dwellingKeyOf(call), family: trouble.family };
  const already = await openCaseAt(tx, same);
  return ok({ danger: null, entitlement, already, urgency: entitlement.urgency, place });
}

export interface Opened {
  readonly now: CaseNow;
  /** It was open before: this call adds to it. */
  readonly isRepeated: boolean;
}

/**
 * Take a call down. A danger ends with its line; what the terms refuse is kept with its reasons.
 * The same call again, by its key or from the same dwelling about the same, is the case that is
 * open: what was said is added to it.
 */
export async function openCase(
  moment: CalloutMoment,
  call: NewCall,
  keyed: Keyed,
): Promise<Result<Opened, CalloutRefusal>> {
  const before = await caseOfKey(moment.tx, keyed.key);
  if (before !== null) return answeredBefore(moment, before, { call, keyed });
  const checked = await checkCase(moment, call);
  if (!checked.ok) return checked;
  const facts = openingFacts(moment, { call, keyed, checked: checked.value });
  const opened = await writeOpening(writingOf(moment), {
    accountId: call.accountId,
    contract: checked.value.entitlement?.contract ?? null,
    key: keyed.key,
    dwellingKey: dwellingKeyOf(call),
    facts,
  });
  if (opened === null) return again(moment, call, keyed);
  const written = await withPhotos(moment, opened, { call, keyed });
  return ok({ now: await afterCase(moment, null, written), isRepeated: false });
}

interface Openable {
  readonly call: NewCall;
  readonly keyed: Keyed;
  readonly checked: CheckedCase;
}

function openingFacts({ now: at }: CalloutMoment, opening: Openable): readonly NewFact[] {
  const { call, keyed, checked } = opening;
  const { key, by } = keyed;
  const { source, asker, trouble, dangers, judged } = call;
  const { place, urgency, danger, entitlement } = checked;
  const told = { source, asker, place, trouble, urgency, dangers, judged };
  const opened: NewFact = { id: openingId(opening), at, by, type: "opened", ...told };
  if (danger !== null) {
    const { line, script } = danger;
    const handed = { danger: danger.danger, line: line.phone, script };
    return [opened, { id: `${key}/handed-over`, at, by, type: "handed-over", ...handed }];
  }
  if (entitlement === null) return [opened];
  const decided: NewFact = { id: `${key}/decided`, at, by, type: "decided", entitlement };
  if (entitlement.outcome !== "refused") return [opened, decided];
  const [reason] = entitlement.reasons;
  const declined = {
    reason: reason?.words ?? { ja: "対象外です", en: "It is not covered" },
    clauses: [...new Set(entitlement.reasons.flatMap(({ clauses }) => clauses))],
  };
  return [opened, decided, { id: `${key}/declined`, at, by, type: "declined", ...declined }];
}

/** Pictures that the household sent before its call are of the first visit. */
async function withPhotos(
  moment: CalloutMoment,
  now: CaseNow,
  { call, keyed }: Said,
): Promise<CaseNow> {
  const { accountId, photos } = call;
  if (accountId === null || photos.length === 0) return now;
  const kept = await attachPhotos(moment.tx, { accountId, number: now.number, photos });
  const facts = kept.map((photo): NewFact => {
    const base = { id: `${now.number}/photo/${photo}`, at: moment.now, by: keyed.by };
    return { ...base, type: "photo-taken", visit: 1, photo, shows: "before" };
  });
  return facts.length === 0 ? now : writeFacts(writingOf(moment), now, facts);
}

/** The request came twice at once, or the dwelling has an open case: that one goes on. */
async function again(
  moment: CalloutMoment,
  call: NewCall,
  keyed: Keyed,
): Promise<Result<Opened, CalloutRefusal>> {
  const own = await caseOfKey(moment.tx, keyed.key);
  if (own !== null) return answeredBefore(moment, own, { call, keyed });
  const same = { dwellingKey: dwellingKeyOf(call), family: call.trouble.family };
  const open = await openCaseAt(moment.tx, same);
  if (open === null) throw new Error("a call was neither taken down nor known");
  return calledAgain(moment, open, { call, keyed });
}

type Said = Pick<Openable, "call" | "keyed">;

/** The same request: the same answer, unless it says something else this time. */
async function answeredBefore(
  moment: CalloutMoment,
  number: string,
  { call, keyed }: Said,
): Promise<Result<Opened, CalloutRefusal>> {
  const now = await holdCase(moment.tx, number);
  if (now === null) return no({ code: "callout.case-not-found" });
  const isSame = now.opened.id === openingId({ call, keyed });
  return isSame ? ok({ now, isRepeated: true }) : no({ code: "request.key-reused" });
}

function openingId({ call, keyed }: Said): string {
  return `${keyed.key}/${sealOf(call)}/opened`;
}

/** What was said this time is added to the case that is open. */
async function calledAgain(
  moment: CalloutMoment,
  number: string,
  said: Said,
): Promise<Result<Opened, CalloutRefusal>> {
  const before = await holdCase(moment.tx, number);
  if (before === null) return no({ code: "callout.case-not-found" });
  const { call, keyed } = said;
  const { asker, trouble } = call;
  const words = `もう一度の連絡：${asker.name} ${asker.phone} ${trouble.words}`.trim();
  const base = { id: `${keyed.key}/again`, at: moment.now, by: keyed.by };
  if (before.facts.some(({ id }) => id === base.id)) return ok({ now: before, isRepeated: true });
  const noted = await writeFacts(writingOf(moment), before, [{ ...base, type: "noted", words }]);
  const now = await withPhotos(moment, noted, said);
  return ok({ now: await afterCase(moment, before, now), isRepeated: true });
}

/**
 * The same dwelling, as far as one knows. Who calls without a login is not told what others asked
 * for at an address: their own mail address is part of it.
 */
function dwellingKeyOf({ source, accountId, asker, postalCode, address }: NewCall): string {
  if (accountId !== null) return `account:${accountId}`;
  const place = `${digitsOf(postalCode)}/${address.normalize("NFKC").replaceAll(/\s/g, "")}`;
  return source === "public" ? `mail:${asker.email.toLowerCase()}/${place}` : `place:${place}`;
}
