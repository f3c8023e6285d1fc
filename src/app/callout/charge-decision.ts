import type { CaseNow } from "../../callout/case/case-now.ts";
import type { Charge } from "../../callout/case/charges.ts";
import { coverageOf } from "../../callout/coverage/coverage-rule.ts";
import {
  type ContractFact,
  type Decision,
  type Household,
  type NewEvent,
  refuse,
} from "../../contracts/index.ts";
import { ok } from "../../kernel/result.ts";
import type { Day } from "../../kernel/day.ts";
import { feeOf } from "./charge-terms.ts";

export interface ChargeAsk {
  readonly now: CaseNow;
  readonly due: readonly Charge[];
}

/**
 * The contract on which a charge stands: the one under which help was given; what anybody may have
 * for a fee has a contract of its own for the case, which lives as long as it does.
 */
export function contractOf(
  { catalogue, contracts }: Pick<Household, "catalogue" | "contracts">,
  { number, entitlement, contract }: CaseNow,
  { service }: Pick<Charge, "service">,
): string {
  if (coverageOf(catalogue, service)?.rule.holders.by === "anybody") return `${number}-visit`;
  const own = contracts.filter((each) => each.service === service).map(({ id }) => id);
  const named = [entitlement?.contract ?? "", contract ?? ""].find((id) => own.includes(id));
  return named ?? own.at(-1) ?? "";
}

/** One event for each charge, and the opening and the end of a single visit's contract. */
export function chargeDecision(household: Household, { now, due }: ChargeAsk): Decision {
  const events: NewEvent[] = [];
  const opens: { contract: string; service: string }[] = [];
  for (const charge of due) {
    const { catalogue } = household;
    const contract = contractOf(household, now, charge);
    const fee = feeOf(catalogue, charge.service, charge.code);
    if (fee === null || contract === "") return unknownPrice(household, charge);
    const isKnown = [...household.contracts.map(({ id }) => id), ...opens.map((o) => o.contract)];
    if (!isKnown.includes(contract)) {
      opens.push({ contract, service: charge.service });
      events.push(...openingOf(household, contract, charge));
    }
    events.push({ contract, event: eventOf(household, charge, { fee, number: now.number }) });
  }
  const clauses = [...new Set(due.flatMap((charge) => clausesOf(household, charge)))];
  const ends = now.isOpen ? [] : endsOf(household, { now, due }, opens);
  return ok({
    events: [...events, ...ends],
    opens,
    follows: [],
    notes: [],
    effectiveOn: null,
    clauses,
  });
}

interface Priced {
  readonly fee: NonNullable<ReturnType<typeof feeOf>>;
  readonly number: string;
}

function eventOf({ now }: Household, charge: Charge, { fee, number }: Priced) {
  const { code, quantity, amount, quote, visit } = charge;
  const on = fee.arises === "request" ? charge.requestedOn : charge.on;
  const facts = {
    case: number,
    visit: String(visit),
    ...(quote === null ? {} : { quote }),
  };
  const passedOn = fee.passedOn ? { amount: String(amount) } : {};
  return stamped(now, { type: "charged", code, quantity, facts, ...passedOn }, on);
}

function stamped(recordedAt: string, fact: ContractFact, on: Day) {
  return { ...fact, on, recordedAt };
}

/** A single visit: asked for, taken and begun on the day of the call. */
function openingOf({ now, catalogue }: Household, contract: string, charge: Charge): NewEvent[] {
  const [item = ""] = Object.keys(catalogue.services.get(charge.service)?.items ?? {});
  const facts: readonly ContractFact[] = [
    { type: "applied", item, options: [], channel: "call-out" },
    { type: "accepted" },
    { type: "started" },
  ];
  return facts.map((fact) => ({ contract, event: stamped(now, fact, charge.requestedOn) }));
}

/** Once the case is over, so is the contract that was made for it. */
function endsOf(
  household: Household,
  { now, due }: ChargeAsk,
  opens: readonly { readonly contract: string }[],
): NewEvent[] {
  const contract = `${now.number}-visit`;
  const known = household.contracts.find(({ id }) => id === contract);
  const isOpened = opens.some((each) => each.contract === contract);
  const hasEnded = known?.history.some(({ type }) => type === "ended") ?? false;
  const days = due.flatMap(({ on, requestedOn }) => [on, requestedOn]);
  const [last] = days.toSorted((a, b) => b - a);
  if ((!known && !isOpened) || hasEnded || last === undefined) return [];
  return [{ contract, event: stamped(household.now, { type: "ended", reason: "customer" }, last) }];
}

function clausesOf({ catalogue }: Household, { service, code }: Charge): readonly string[] {
  const coverage = coverageOf(catalogue, service);
  return feeOf(catalogue, service, code)?.clause ?? coverage?.rule.first.clause ?? ["KK-02"];
}

function unknownPrice(household: Household, charge: Charge): Decision {
  return refuse({
    code: "contracts.unknown-charge",
    clauses: clausesOf(household, charge),
    reason: {
      ja: `「${charge.code}」はこのサービスの料金表にありません`,
      en: `"${charge.code}" is not in the price list of this service`,
    },
  });
}
