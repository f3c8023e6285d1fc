import type { CaseNow } from "../../callout/case/case-now.ts";
import { mayNow } from "../../callout/case/may-now.ts";
import type { CaseFactBody, NewFact } from "../../callout/facts.ts";
import type { Strokes } from "../../callout/model.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { priceAccepted } from "./act-on-case.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { type CalloutRefusal, onCase } from "./on-case.ts";
import { sealOf } from "./seal-of.ts";

/** What whoever called may do to their own case, with a login or by its secret address. */
export type HouseholdAct =
  | { readonly type: "cancel"; readonly reason: string }
  | { readonly type: "price"; readonly accept: boolean; readonly total: number }
  | {
      readonly type: "quote";
      readonly quote: string;
      readonly accept: boolean;
      readonly hash: string;
      readonly name: string;
      readonly strokes: Strokes;
    }
  | { readonly type: "complain"; readonly words: string };

export interface HouseholdAsk {
  readonly number: string;
  readonly act: HouseholdAct;
  /** The request's own: the same request acts once. */
  readonly key: string;
  /** `resident:LOGIN`, or `caller`. */
  readonly by: string;
}

type Decided = Result<CaseFactBody, CalloutRefusal>;

/** Do one thing to an own case. Asked for again by the same request, once. */
export function actAsHousehold(
  moment: CalloutMoment,
  { number, act, key, by }: HouseholdAsk,
): Promise<Result<CaseNow, CalloutRefusal>> {
  const id = `${key}/${sealOf(act)}`;
  return onCase(moment, number, (now) => {
    const before = now.facts.find((fact) => fact.id.startsWith(`${key}/`));
    if (before !== undefined) {
      return before.id === id ? ok({ facts: [] }) : no({ code: "request.key-reused" });
    }
    const decided = decide(now, act);
    if (!decided.ok) return decided;
    const fact: NewFact = { id, at: moment.now, by, ...decided.value };
    return ok({ facts: [fact] });
  });
}

/** Before somebody is there, a household may cancel its call. */
export function mayCancel({ isOpen, state }: Pick<CaseNow, "isOpen" | "state">): boolean {
  return isOpen && state !== "on-site";
}

function decide(now: CaseNow, act: HouseholdAct): Decided {
  switch (act.type) {
    case "cancel": {
      const reason = act.reason === "" ? "お客さまのご都合" : act.reason;
      return mayCancel(now)
        ? ok({ type: "cancelled", who: "caller", reason })
        : no({ code: "callout.not-now" });
    }
    case "price":
      return priced(now, act);
    case "quote":
      return signed(now, act);
    case "complain":
      return ok({ type: "complained", words: act.words });
  }
}

/** The price is the one that was shown: another one is shown first. */
function priced(
  now: CaseNow,
  { accept, total }: Extract<HouseholdAct, { type: "price" }>,
): Decided {
  if (!mayNow(now).includes("price")) return no({ code: "callout.not-now" });
  if (total !== now.entitlement?.visitFee) return no({ code: "callout.price-differs" });
  if (accept) return ok(priceAccepted(now));
  const reason = {
    ja: "料金をお伝えし、お客さまが見送られました",
    en: "The caller heard the price and declined",
  };
  const clauses = now.entitlement.reasons.flatMap((each) => each.clauses);
  return ok({ type: "declined", reason, clauses: [...new Set(clauses)] });
}

/** What is signed is what was shown, by its hash. */
function signed(now: CaseNow, act: Extract<HouseholdAct, { type: "quote" }>): Decided {
  const { quote, accept, hash, name, strokes } = act;
  const found = now.visits.flatMap(({ quotes }) => quotes).find((one) => one.quote.quote === quote);
  if (found === undefined || found.state !== "open") return no({ code: "callout.quote-over" });
  if (found.quote.hash !== hash) return no({ code: "callout.quote-differs" });
  const { visit } = found.quote;
  if (!accept) return ok({ type: "quote-declined", visit, quote });
  if (name.trim() === "") return no({ code: "callout.name-missing" });
  return ok({ type: "signed", visit, quote, hash, name, strokes });
}
