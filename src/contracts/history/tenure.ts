import { addDays, type Day, parseDay } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Tenure } from "../../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../../terms/catalogue.ts";
import { formation } from "../rules/formation.ts";
import type { Contract } from "../model.ts";
import { lastEventDay } from "./order-events.ts";
import { type Life, readHistory } from "./read-history.ts";
import type { ContractRefusal, TermsRefusal } from "./refusal.ts";
import { termRuleOf, termsThrough } from "../rules/term.ts";
import { undo } from "./undo.ts";

export interface TenureAsk {
  /** Only what was known at this instant (UTC); left out: everything recorded. */
  readonly knownAt?: string;
  /**
   * How far renewals are counted; left out: to the end of the contract, else to the day of
   * `knownAt`, else to the last event.
   */
  readonly through?: Day;
}

/**
 * Everything that rating may know of a contract, read from its history under the terms. Light
 * installed 2018-09-10: `startedOn` 2018-09-10, one item span, one term. An objection to renewal in
 * time ends it with its term (HH-03); a withdrawal that counts leaves only what the operator may
 * keep (KK-11, HM-05, HH-22, IT-18).
 */
export function tenureOf(
  contract: Contract,
  catalogue: Catalogue,
  { knownAt, through }: TenureAsk = {},
): Result<Tenure, ContractRefusal> {
  const read = readHistory(contract, knownAt === undefined ? {} : { knownAt });
  if (!read.ok) return read;
  const life = read.value;
  const unsold = unknownWords(life, catalogue);
  if (unsold) return no(unsold);
  const formedOn = formedOnOf(life, catalogue);
  const horizon = through ?? dayOf(knownAt) ?? lastEventDay(contract);
  const tenure = { ...plainTenure(life, formedOn), ...termsOf(life, catalogue, horizon) };
  return life.withdrawn === null ? ok(tenure) : undo(life, tenure, catalogue);
}

function plainTenure(life: Life, formedOn: Day | null): Omit<Tenure, TermFields> {
  return {
    contract: life.contract,
    service: life.service,
    appliedOn: life.applied.on,
    formedOn,
    startedOn: life.startedOn,
    options: life.options,
    chargeables: life.chargeables,
    supply: life.supply,
  };
}

type TermFields = "termStarts" | "endedOn" | "endReason" | "items" | "suspensions" | "pauses";

/** Renewals, and what a term that runs out means for everything that runs inside it. */
function termsOf(life: Life, catalogue: Catalogue, through: Day): Pick<Tenure, TermFields> {
  const { startedOn, endedOn, endReason, items, suspensions, pauses, objections } = life;
  const rule = termRuleOf(catalogue, life);
  const asRead = { endedOn, endReason, items, suspensions, pauses };
  if (startedOn === null) return { ...asRead, termStarts: [] };
  if (!rule) return { ...asRead, termStarts: [startedOn] };
  const last = endedOn === null ? through : addDays(endedOn, -1);
  const { terms, runsOutOn } = termsThrough(rule, { startedOn, objections, through: last });
  const termStarts = terms.map(({ from }) => from);
  if (runsOutOn === null || (endedOn !== null && endedOn <= runsOutOn)) {
    return { ...asRead, termStarts };
  }
  const before = <P extends { readonly from: Day; readonly until: Day | null }>(span: P): P[] =>
    span.from >= runsOutOn ? [] : [{ ...span, until: earlier(span.until, runsOutOn) }];
  return {
    termStarts,
    endedOn: runsOutOn,
    endReason: "term-ended",
    items: items.flatMap(before),
    suspensions: suspensions.flatMap(before),
    pauses: pauses.flatMap(before),
  };
}

function earlier(until: Day | null, limit: Day): Day {
  return until !== null && until < limit ? until : limit;
}

/** The day the contract formed, under the terms of its service; without such terms, accepted. */
function formedOnOf(life: Life, catalogue: Catalogue): Day | null {
  const rule = rulesOf(catalogue, life.service, "formation").at(0);
  if (!rule) return life.acceptedOn;
  const { acceptedOn, works } = life;
  return formation(rule, { acceptedOn, acceptanceSentOn: null, works }).formedOn;
}

/** Items and options that the catalogue does not sell cannot have been agreed. */
function unknownWords(life: Life, catalogue: Catalogue): TermsRefusal | null {
  const { contract, service: id, applied } = life;
  const fault = (code: TermsRefusal["code"], on: Day, what: string): TermsRefusal => {
    return { code, contract, on, what };
  };
  const service = catalogue.services.get(id);
  if (!service) return fault("contracts.unknown-service", applied.on, id);
  const items = [{ item: applied.item, from: applied.on }, ...life.items];
  const item = items.find((span) => !(span.item in service.items));
  if (item) return fault("contracts.unknown-item", item.from, item.item);
  const asked = applied.options.map((name) => ({ option: name, from: applied.on }));
  const option = [...asked, ...life.options].find((span) => !(span.option in service.options));
  return option ? fault("contracts.unknown-option", option.from, option.option) : null;
}

/** The day in Tokyo, nine hours ahead: 20:00 UTC of 31 May is 1 June. */
function dayOf(instant: string | undefined): Day | null {
  const utc = instant === undefined ? null : parseDay(instant.slice(0, 10));
  if (instant === undefined || utc === null) return null;
  return instant.slice(11, 13) >= "15" ? addDays(utc, 1) : utc;
}
