import type { Day } from "../../kernel/day.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import type { Asker, Danger, Trouble } from "../model.ts";
import { blankEntitlement } from "./blank-entitlement.ts";
import { type Coverage, coverageOf } from "./coverage-rule.ts";
import { dangerOf, type DangerTerms } from "./dangers.ts";
import { decideUnder } from "./decide-under.ts";
import type { Entitlement, Reason } from "./entitlement.ts";
import { tokyoDayOf, tokyoMinute } from "./tokyo-time.ts";
import type { PastVisit } from "./visits.ts";

export interface EntitlementAsk {
  readonly catalogue: Catalogue;
  /** Call-out services of the operator, in its own order (`coverageServices`). */
  readonly services: readonly string[];
  /** Contracts of the dwelling's account as known now; none: nobody's whom we know. */
  readonly tenures: readonly Tenure[];
  readonly relation: Asker["relation"];
  /** The dwelling of the account, or another place. */
  readonly place: "registered" | "elsewhere";
  readonly trouble: Trouble;
  readonly dangers: Readonly<Partial<Record<Danger, "yes" | "no">>>;
  readonly calledAt: string;
  /** When somebody is, or was, there; null: at once, as far as one knows. */
  readonly arrivesAt: string | null;
  /** Covered cases before this one. */
  readonly visits: readonly PastVisit[];
  /** The staff's own judgement on the telephone (KK-03). */
  readonly judged: { readonly words: string } | null;
  /** Found on site; null: not yet. */
  readonly cause: string | null;
  /** Yen that the caller accepted for the visit: it is no dearer because somebody came later. */
  readonly accepted?: number | null;
}

/**
 * What the terms say to a call: danger first (KK-06), then each call-out contract of the dwelling,
 * then what anybody may have for a fee; the best of them. A tap that leaks at 02:00 under a
 * contract that runs: covered, 60 minutes, nothing to pay. The same where the contract ended
 * yesterday: the price of a single visit, and why.
 */
export function entitlementOf(ask: EntitlementAsk): Entitlement {
  const { catalogue, calledAt, arrivesAt } = ask;
  const on = tokyoDayOf(calledAt);
  const danger = dangerOf(catalogue, ask.dangers, on);
  if (danger !== null) return handedOver(ask, danger, on);
  const at = { on, arrival: tokyoMinute(arrivesAt ?? calledAt) };
  const held = ask.tenures.flatMap((tenure) => {
    const coverage = coverageOf(catalogue, tenure.service);
    const isOpen = coverage?.rule.holders.by === "anybody";
    return coverage === null || isOpen ? [] : [decideUnder({ coverage, tenure }, ask, at)];
  });
  const own = best(held.filter(({ standing }) => standing !== "none"));
  if (own?.outcome === "covered") return own;
  const open = openTo(ask).map((coverage) => decideUnder({ coverage, tenure: null }, ask, at));
  return joined(own, best(open)) ?? nothing(ask, on);
}

function openTo({ catalogue, services }: EntitlementAsk): readonly Coverage[] {
  return services.flatMap((service) => {
    const coverage = coverageOf(catalogue, service);
    return coverage?.rule.holders.by === "anybody" ? [coverage] : [];
  });
}

const OUTCOMES: readonly Entitlement["outcome"][] = ["covered", "priced", "refused"];
const STANDINGS: readonly Entitlement["standing"][] = [
  "running",
  "suspended",
  "not-started",
  "ended",
  "none",
];

/** What helps most, then what costs least, then the contract that is nearest to a right. */
function best(found: readonly Entitlement[]): Entitlement | null {
  const [first] = found.toSorted(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      a.visitFee - b.visitFee ||
      STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing),
  );
  return first ?? null;
}

/** The own contract's no stands beside the price of what anybody may have. */
function joined(own: Entitlement | null, open: Entitlement | null): Entitlement | null {
  if (own === null || open === null) return own ?? open;
  if (best([own, open]) === own || open.outcome === "refused") return own;
  const reasons = own.reasons.filter(({ code }) => code !== FEE);
  const known = new Set(reasons.map(({ code }) => code));
  return {
    ...open,
    standing: own.standing,
    reasons: [...reasons, ...open.reasons.filter(({ code }) => !known.has(code))],
    terms: [...new Set([...own.terms, ...open.terms])],
  };
}

const FEE = "callout.fee";

function handedOver({ trouble }: EntitlementAsk, danger: DangerTerms, on: Day): Entitlement {
  const reason: Reason = {
    code: `callout.danger.${danger.danger}`,
    words: {
      ja: `安全が第一です。${danger.line.name.ja}へご連絡ください`,
      en: `Safety first: call ${danger.line.name.en}`,
    },
    clauses: danger.clauses,
  };
  return {
    ...blankEntitlement(trouble, on),
    outcome: "handed-over",
    response: danger.line.name,
    urgency: "emergency",
    reasons: [reason],
    terms: [danger.script],
  };
}

/** No service of the operator speaks of call-outs at all. */
function nothing({ trouble }: EntitlementAsk, on: Day): Entitlement {
  const words = {
    ja: "駆けつけサービスのご契約がありません",
    en: "There is no call-out contract",
  };
  const reasons = [{ code: "callout.no-contract", words, clauses: [] }];
  return { ...blankEntitlement(trouble, on), response: words, reasons };
}
