import type { CaseNow } from "../../callout/case/case-now.ts";
import type { Span } from "../../callout/assign/model.ts";
import { type DeskVerb, mayNow, nextVisit } from "../../callout/case/may-now.ts";
import type { CaseFactBody, NewFact } from "../../callout/facts.ts";
import { hasOpenTwin } from "../../callout/store-cases.ts";
import { loadTechnician } from "../../callout/store-technicians.ts";
import type { Whose } from "../../callout/write-facts.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { instantText } from "../../platform/index.ts";
import type { DeskAct } from "../api/callout-desk.ts";
import { askSomebody } from "./ask-somebody.ts";
import { compensation } from "./compensate.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { type CalloutRefusal, onCase } from "./on-case.ts";
import { sealOf } from "./seal-of.ts";
import { foundWhose, placedAt } from "./whose-and-where.ts";

export interface ActAsk {
  readonly number: string;
  readonly act: DeskAct;
  /** The request's own: the same request acts once. */
  readonly key: string;
  /** `staff:LOGIN`, or `resident:LOGIN` where the household does it. */
  readonly by: string;
}

/** What is to be written of an act. */
export interface ActFacts {
  readonly bodies: readonly CaseFactBody[];
  readonly whose?: Whose;
}

type Decided = Result<ActFacts, CalloutRefusal>;

/** Do one thing to a case, as the desk does. Asked for again by the same request, once. */
export function actOnCase(
  moment: CalloutMoment,
  { number, act, key, by }: ActAsk,
): Promise<Result<CaseNow, CalloutRefusal>> {
  const seal = sealOf(act);
  return onCase(moment, number, async (now) => {
    const before = now.facts.find(({ id }) => id.startsWith(`${key}/`));
    if (before !== undefined) {
      const isSame = before.id.startsWith(`${key}/${seal}/`);
      return isSame ? ok({ facts: [] }) : no({ code: "request.key-reused" });
    }
    if (!mayNow(now).includes(VERBS[act.type])) return no({ code: "callout.not-now" });
    const decided = await decide(moment, now, act);
    if (!decided.ok) return decided;
    const { bodies, ...rest } = decided.value;
    const facts = bodies.map((body, index): NewFact => ({
      id: `${key}/${seal}/${index + 1}`,
      at: moment.now,
      by,
      ...body,
    }));
    return ok({ facts, ...rest });
  });
}

/** The verb by which each act is allowed. */
const VERBS = {
  place: "place",
  account: "account",
  "price-accepted": "price",
  decline: "decline",
  offer: "offer",
  assign: "assign",
  release: "release",
  promise: "promise",
  plan: "plan",
  cancel: "cancel",
  "part-arrived": "part-arrived",
  reopen: "reopen",
  compensate: "compensate",
  complain: "complain",
  note: "note",
} as const satisfies Record<DeskAct["type"], DeskVerb>;

async function decide(moment: CalloutMoment, now: CaseNow, act: DeskAct): Promise<Decided> {
  switch (act.type) {
    case "place":
      return ok({ bodies: [await placedAt(moment, now, act.at)] });
    case "account":
      return foundWhose(moment, now, act.account);
    case "offer":
      return askSomebody(moment, now, act.technician);
    case "assign":
      return toTechnician(moment, act.technician, { type: "accepted", visit: nextVisit(now) });
    case "plan":
      return planned(moment, now, act);
    case "reopen":
      return reopened(moment, now, act.reason);
    case "compensate": {
      const found = await compensation(moment, now, act.claimed);
      return found.ok ? ok({ bodies: [found.value] }) : found;
    }
    default:
      return said(moment, now, act);
  }
}

type Said = Exclude<
  DeskAct,
  { type: "place" | "account" | "offer" | "assign" | "plan" | "reopen" | "compensate" }
>;

/** What needs nothing but its own words. */
function said(moment: CalloutMoment, now: CaseNow, act: Said): Decided {
  const { visit } = now;
  switch (act.type) {
    case "price-accepted":
      return ok({ bodies: [priceAccepted(now)] });
    case "decline": {
      const clauses = now.entitlement?.reasons.flatMap((reason) => reason.clauses) ?? [];
      const reason = { ja: act.reason, en: act.reason };
      return ok({ bodies: [{ type: "declined", reason, clauses: [...new Set(clauses)] }] });
    }
    case "release": {
      const technician = now.visits.at(-1)?.technician;
      if (!technician) return no({ code: "callout.not-now" });
      return ok({ bodies: [{ type: "released", visit, technician, reason: act.reason }] });
    }
    case "promise": {
      const span = spanOf(moment, act);
      if (span === null) return no({ code: "callout.time-not-possible" });
      return ok({ bodies: [{ type: "promised", visit, ...span }] });
    }
    case "cancel":
      return ok({ bodies: [{ type: "cancelled", who: act.who, reason: act.reason }] });
    case "part-arrived":
      return ok({ bodies: [{ type: "part-arrived", visit }] });
    case "complain":
      return ok({ bodies: [{ type: "complained", words: act.words }] });
    case "note":
      return ok({ bodies: [{ type: "noted", words: act.words }] });
  }
}

/** What a visit outside the terms costs before anybody works, as it was told. */
export function priceAccepted({ entitlement }: CaseNow): CaseFactBody {
  const total = entitlement?.visitFee ?? 0;
  const words = {
    ja: `訪問料金 ${total}円（税込）を了承`,
    en: `accepted ${total} yen with tax for the visit`,
  };
  return { type: "price-accepted", total, words };
}

/** A span that begins before it ends, and is not over, as facts write it; or null. */
function spanOf({ now }: CalloutMoment, asked: Span): Span | null {
  const [from, until] = [instantText(asked.from), instantText(asked.until)];
  return until > instantText(now) && from < until ? { from, until } : null;
}

async function planned(
  moment: CalloutMoment,
  now: CaseNow,
  act: Extract<DeskAct, { type: "plan" }>,
): Promise<Decided> {
  const span = spanOf(moment, act);
  if (span === null) return no({ code: "callout.time-not-possible" });
  const slot = { visit: nextVisit(now), ...span, confirmed: act.confirmed };
  return toTechnician(moment, act.technician, { type: "planned", ...slot });
}

type ForTechnician =
  | { readonly type: "accepted"; readonly visit: number }
  | {
      readonly type: "planned";
      readonly visit: number;
      readonly from: string;
      readonly until: string;
      readonly confirmed: boolean;
    };

async function toTechnician(
  { tx }: CalloutMoment,
  number: string,
  body: ForTechnician,
): Promise<Decided> {
  const found = await loadTechnician(tx, number);
  if (found === null || !found.active) return no({ code: "callout.technician-not-found" });
  return ok({ bodies: [{ ...body, technician: found.technician }] });
}

/** What ended it is taken back; not where the dwelling called about the same again meanwhile. */
async function reopened(moment: CalloutMoment, now: CaseNow, reason: string): Promise<Decided> {
  const ended = now.finished ?? now.cancelled ?? now.declined;
  const isTaken = await hasOpenTwin(moment.tx, now.number);
  if (ended === null || isTaken) return no({ code: "callout.not-now" });
  return ok({ bodies: [{ type: "reopened", fact: ended.id, reason }] });
}
