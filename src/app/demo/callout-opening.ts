import type { Case, CaseFactBody } from "../../callout/facts.ts";
import { coverageServices } from "../../callout/coverage/coverage-rule.ts";
import { dangerOf } from "../../callout/coverage/dangers.ts";
import type { Entitlement } from "../../callout/coverage/entitlement.ts";
import { entitlementOf } from "../../callout/coverage/entitlement-of.ts";
import { troubleTerms } from "../../callout/coverage/trouble-terms.ts";
import type { Danger } from "../../callout/model.ts";
import { tenureOf } from "../../contracts/index.ts";
import type { Tenure } from "../../rating/tenure.ts";
import type { Catalogue } from "../../terms/catalogue.ts";
import { tokyoDay } from "../tokyo-day.ts";
import { type PastCall, placeOfCall } from "./callout-calls.ts";
import { type Diary, diary } from "./callout-diary.ts";
import type { DemoHousehold } from "./households.ts";

/** What is needed to tell how a call went. */
export interface Ground {
  readonly catalogue: Catalogue;
  readonly households: readonly DemoHousehold[];
}

/** A call as it was taken down: what the terms said, and whether that was the end of it. */
export interface Told {
  readonly call: PastCall;
  readonly diary: Diary;
  readonly entitlement: Entitlement | null;
  readonly isOver: boolean;
}

const DESK = "staff:desk@example.jp";

export function told(ground: Ground, call: PastCall): Told {
  const { catalogue } = ground;
  const own = diary(`demo-call-${call.index}`, call.at);
  const by = call.source === "desk" ? DESK : call.source === "public" ? "caller" : loginOf(call);
  own.say(0, by, openedBy(ground, call));
  const danger = dangerOf(catalogue, dangersOf(call), tokyoDay(call.at));
  if (danger !== null) {
    const { line, script } = danger;
    const handed = { danger: danger.danger, line: line.phone, script };
    own.say(0, by, { type: "handed-over", ...handed });
    return { call, diary: own, entitlement: null, isOver: true };
  }
  const entitlement = decided(ground, call, { arrivesAt: null, cause: null });
  own.say(0, by, { type: "decided", entitlement });
  return { call, diary: own, entitlement, isOver: isOver(call, own, entitlement) };
}

function openedBy({ catalogue }: Ground, call: PastCall): CaseFactBody {
  const { name, phone, email, source, household } = call;
  const terms = troubleTerms(catalogue, coverageServices(catalogue), troubleOf(call));
  return {
    type: "opened",
    source,
    asker: { name, phone, email, relation: household === null ? "other" : "contractor" },
    place: placeOfCall(call),
    trouble: troubleOf(call),
    urgency: call.danger === null ? (terms?.urgency ?? "today") : "emergency",
    dangers: dangersOf(call),
  };
}

export function troubleOf({ trouble: { family, trouble, facts, words } }: PastCall) {
  return { family, trouble, facts, words };
}

function loginOf({ email }: PastCall): string {
  return `resident:${email}`;
}

function dangersOf({ danger }: PastCall): Readonly<Partial<Record<Danger, "yes" | "no">>> {
  return danger === null ? { "gas-smell": "no" } : { [danger]: "yes" };
}

/** What the terms say to the call, with what is known of it by then. */
export function decided(
  { catalogue, households }: Ground,
  call: PastCall,
  known: { readonly arrivesAt: string | null; readonly cause: string | null },
): Entitlement {
  const { household } = call;
  return entitlementOf({
    catalogue,
    services: coverageServices(catalogue),
    tenures: household === null ? [] : tenuresOf(catalogue, households[household]),
    relation: household === null ? "other" : "contractor",
    place: household === null ? "elsewhere" : "registered",
    trouble: troubleOf(call),
    dangers: dangersOf(call),
    calledAt: call.at,
    visits: [],
    judged: null,
    ...known,
  });
}

function tenuresOf(catalogue: Catalogue, household: DemoHousehold | undefined): readonly Tenure[] {
  return (household?.contracts ?? []).flatMap((contract) => {
    if (contract.service !== "kaketsuke365") return [];
    const tenure = tenureOf(contract, catalogue);
    return tenure.ok ? [tenure.value] : [];
  });
}

function isOver(call: PastCall, own: Diary, entitlement: Entitlement): boolean {
  const { outcome, reasons, visitFee } = entitlement;
  if (outcome === "refused") {
    const reason = reasons[0]?.words ?? { ja: "対象外です", en: "It is not covered" };
    const clauses = [...new Set(reasons.flatMap((each) => each.clauses))];
    own.say(0, DESK, { type: "declined", reason, clauses });
    return true;
  }
  if (outcome === "priced" && call.end === "price-declined") {
    const reason = { ja: "料金をお聞きになり、お取りやめ", en: "Heard the price, and declined" };
    own.say(2, DESK, { type: "declined", reason, clauses: ["KK-02"] });
    return true;
  }
  if (outcome === "priced") {
    const words = { ja: `出動料金 ${visitFee}円（税込）`, en: `${visitFee} yen for the visit` };
    own.say(2, DESK, { type: "price-accepted", total: visitFee, words });
  }
  if (call.end !== "cancelled") return false;
  own.say(4, "caller", { type: "cancelled", who: "caller", reason: "自分で直りました" });
  return true;
}

/** The case so far, under its number. */
export function caseSoFar(
  { call, diary: { facts }, entitlement }: Told,
  { number, accountId }: { readonly number: string; readonly accountId: number | null },
): Case {
  const contract = call.household === null ? null : (entitlement?.contract ?? null);
  return { number, accountId, contract, facts };
}
