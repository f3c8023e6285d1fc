import type { Contract, ContractState, ContractTerm } from "../../../contracts/index.ts";
import {
  type Day,
  firstDay,
  formatDay,
  addDays,
  addToMonth,
  type Month,
} from "../../../kernel/day.ts";
import { asYen } from "../../../kernel/yen.ts";
import { contains, type Period } from "../../../kernel/period.ts";
import { round } from "../../../kernel/rounding.ts";
import { type ExitFeeRule, freeExitMonths, priceOfLeaving } from "../../../rating/exit-fee.ts";
import { metersOf, spanOn } from "../../../rating/supply.ts";
import type { Capacity, Supply, Tenure } from "../../../rating/tenure.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import { rulesOf } from "../../../terms/catalogue.ts";
import { taxPercentOn } from "../../../terms/tax.ts";
import type { ContractView } from "../../api/contract.ts";
import type { LabelText } from "../../api/fields.ts";
import { clauseChip, periodText } from "./bill-view.ts";
import { toneOf } from "./tone-of.ts";

/** A contract with what its history means on a day. */
export interface KnownContract {
  readonly contract: Contract;
  readonly tenure: Tenure;
  readonly state: ContractState;
  /** The running term; null where the terms know none. */
  readonly term: ContractTerm | null;
}

export interface ContractContext {
  readonly catalogue: LoadedCatalogue;
  readonly today: Day;
  readonly household: readonly KnownContract[];
  /** Supply point number of a meter, where it has one. */
  readonly supplyPointOf: (meter: string) => string | null;
}

/** A contract as the portal shows it. */
export function contractView(known: KnownContract, context: ContractContext): ContractView {
  const { contract, tenure, state, term } = known;
  const { catalogue, today, supplyPointOf } = context;
  const service = catalogue.services.get(tenure.service);
  const named = service?.name ?? { ja: tenure.service, en: tenure.service };
  const { supply } = tenure;
  const running = state === "active" || state === "suspended" || state === "paused";
  return {
    id: contract.id,
    service: tenure.service,
    tone: toneOf(catalogue, tenure.service),
    name: named,
    short: service?.short ?? named,
    provider: service?.provider ?? named,
    item: itemLabel(known, context),
    options: tenure.options
      .filter((span) => contains(span, today))
      .map(({ option }) => service?.options[option]?.label ?? { ja: option, en: option }),
    state,
    startedOn: dayText(tenure.startedOn),
    endedOn: tenure.endedOn === null ? null : formatDay(addDays(tenure.endedOn, -1)),
    term: running && term ? periodText(term) : null,
    lastDayToObject: running ? dayText(term?.lastDayToObject ?? null) : null,
    leaving: running ? leavingOf(known, context) : null,
    supplyPoint: supply === null ? null : pointOf(supply, supplyPointOf),
    capacity: supply === null ? null : capacityText(spanOn(supply, tenure.endedOn ?? today)),
  };
}

/** What it is today; before the start what was applied for, after the end what it was last. */
export function itemLabel(
  { contract, tenure }: KnownContract,
  { catalogue, today }: ContractContext,
): LabelText | null {
  const span = tenure.items.find((each) => contains(each, today)) ?? tenure.items.at(-1);
  const applied = contract.history.find((event) => event.type === "applied");
  const item = span?.item ?? (applied?.type === "applied" ? applied.item : null);
  if (item === null) return null;
  const service = catalogue.services.get(tenure.service);
  const label = service?.items[item]?.label ?? { ja: item, en: item };
  if (service === undefined) return label;
  const [ja, en] = [rest(label.ja, service.name.ja), rest(label.en, service.name.en)];
  return ja === "" || en === "" ? null : { ja, en };
}

/** The item's name stands beside its service's, which need not be said twice. */
function rest(item: string, service: string): string {
  return item.startsWith(service) ? item.slice(service.length).trim() : item;
}

function leavingOf(known: KnownContract, context: ContractContext): ContractView["leaving"] {
  const { catalogue, today } = context;
  const located = rulesOf(catalogue, known.tenure.service, "exit-fee").at(0);
  if (!located) return { free: [], feeToday: 0, clause: null };
  const free = freePeriods(known.tenure, located).filter(({ until }) => until > today);
  return {
    free: free.map(periodText),
    feeToday: feeToday(known, located, context),
    clause: located.rule.clause[0] ? clauseChip(located.rule.clause[0], catalogue) : null,
  };
}

/** The price of leaving with today as the last day, in whole yen; null where none is in force. */
export function feeToday(
  { tenure }: KnownContract,
  located: ExitFeeRule,
  { catalogue, today, household }: ContractContext,
): number | null {
  const held = household
    .filter((other) => other.tenure.contract !== tenure.contract && other.state === "active")
    .map((other) => other.tenure.service);
  const taxOn = (on: Day) => taxPercentOn(catalogue, on);
  const price = priceOfLeaving(
    tenure,
    { located, catalogue, taxOn, held },
    { on: today, reason: "customer" },
  );
  if (!price.ok) return null;
  if (price.value.free !== null) return 0;
  return asYen(round(price.value.cost.amount.value, { digit: "yen", mode: "down" }));
}

/** Free exit months that touch become one period. */
export function freePeriods(tenure: Tenure, { rule }: ExitFeeRule): readonly Period[] {
  const months = freeExitMonths(tenure, rule).toSorted((a, b) => a - b);
  return months.reduce<readonly Period[]>((periods, month: Month) => {
    const [from, until] = [firstDay(month), firstDay(addToMonth(month, 1))];
    const last = periods.at(-1);
    if (last?.until !== from) return [...periods, { from, until }];
    return [...periods.slice(0, -1), { from: last.from, until }];
  }, []);
}

/** An exchanged meter stays at its supply point, whichever of the two is known by it. */
function pointOf(supply: Supply, supplyPointOf: ContractContext["supplyPointOf"]): string | null {
  const points = metersOf(supply).flatMap((meter) => supplyPointOf(meter) ?? []);
  return points.at(-1) ?? null;
}

export function capacityText({ capacity }: { readonly capacity: Capacity }): string | null {
  if (capacity === null) return null;
  if ("amps" in capacity) return `${capacity.amps} A`;
  return "kva" in capacity ? `${capacity.kva} kVA` : `${capacity.kw} kW`;
}

function dayText(on: Day | null): string | null {
  return on === null ? null : formatDay(on);
}
