import type { Day } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { Label } from "../../terms/fields.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type ConditionRule = Located<RuleOf<"condition">>;
type Condition = RuleOf<"condition">["conditions"][string];
export type Needs = Extract<Condition["values"][number], { readonly needs: unknown }>["needs"];

/** What is known of an application, a change, or a running contract. Unknown facts do not hold. */
export interface ConditionFacts {
  readonly on: Day;
  readonly at: "apply" | "change" | "while";
  readonly item: string;
  /** The item before, on a change. */
  readonly fromItem?: string;
  readonly options: readonly string[];
  readonly customer: string | null;
  readonly channel: string | null;
  readonly payment: string | null;
  readonly place: string | null;
  readonly age: number | null;
  /** Services that the dwelling holds besides, and those applied for together. */
  readonly held: readonly string[];
  readonly appliedTogether: readonly string[];
  /** How many other contracts of this very service the dwelling has. */
  readonly sameService: number;
  readonly facts: Readonly<Record<string, string>>;
  /** Codes of works that were done at the dwelling. */
  readonly works?: readonly string[];
}

export interface FailedCondition {
  /** Stable: `kaketsuke365/conditions/internet`. */
  readonly code: string;
  readonly clauses: readonly string[];
  readonly label: Label;
  readonly otherwise: Condition["otherwise"];
  /** What would help, where the terms know it. */
  readonly needed?: Label;
  /** What alone rests when it fails, while the service goes on; left out: the service. */
  readonly rests?: string;
  /** What was looked at. */
  readonly needs: Needs;
}

/**
 * The conditions that fail, each named, in the order of the file (KK-07, HM-02, IT-19, XX-02).
 * Call-out without an internet contract: `kaketsuke365/condition/internet`, clause KK-07.
 */
export function checkConditions(
  { id, rule }: ConditionRule,
  facts: ConditionFacts,
): readonly FailedCondition[] {
  return Object.entries(rule.conditions).flatMap(([name, condition]) => {
    if (!concerns(condition, facts)) return [];
    const entry = inForceOn(condition.values, facts.on);
    if (!entry.ok || holds(entry.value.needs, facts)) return [];
    const { clause, label, otherwise, needed, rests } = condition;
    const { needs } = entry.value;
    const besides = { ...(needed ? { needed } : {}), ...(rests ? { rests } : {}) };
    return [{ code: `${id}/${name}`, clauses: clause, label, otherwise, needs, ...besides }];
  });
}

/** What is lost when the contract ends, whatever ends it (MM-16): a resident's points lapse. */
export function lostAtEnd(
  { rule }: ConditionRule,
  { item, on }: Pick<ConditionFacts, "item" | "on">,
): readonly NonNullable<RuleOf<"condition">["lostAtEnd"]>[string][] {
  return Object.values(rule.lostAtEnd ?? {}).filter(({ items, values }) => {
    return (items?.includes(item) ?? true) && inForceOn(values, on).ok;
  });
}

function concerns({ at, items, options }: Condition, facts: ConditionFacts): boolean {
  if (!at.includes(facts.at)) return false;
  if (items && !items.includes(facts.item)) return false;
  return !options || options.some((option) => facts.options.includes(option));
}

function holds(needs: Needs, facts: ConditionFacts): boolean {
  switch (needs.form) {
    case "holds": {
      const there = [...facts.held, ...(needs.together ? facts.appliedTogether : [])];
      return needs.anyOf.some((service) => there.includes(service));
    }
    case "holds-none":
      return ![...facts.held, ...facts.appliedTogether].some((one) => needs.of.includes(one));
    case "one-per-dwelling":
      return facts.sameService === 0;
    case "customer":
      return isOneOf(needs.anyOf, facts.customer);
    case "place":
      return isOneOf(needs.anyOf, facts.place);
    case "channel":
      return isOneOf(needs.anyOf, facts.channel);
    case "fact":
      return (
        isOneOf(needs.anyOf, facts.facts[needs.name] ?? null) ||
        (needs.orWork ?? []).some((work) => facts.works?.includes(work))
      );
    case "not-fact":
      return !isOneOf(needs.anyOf, facts.facts[needs.name] ?? null);
    case "age":
      return isOfAge(needs, facts);
    case "payment":
      return paysAsAllowed(needs.byChannel, facts);
    case "change":
      return facts.fromItem === undefined || (needs.to[facts.fromItem] ?? []).includes(facts.item);
  }
}

function isOneOf(wanted: readonly string[], found: string | null): boolean {
  return found !== null && wanted.includes(found);
}

function isOfAge(
  { atLeast, orFact }: Extract<Needs, { readonly form: "age" }>,
  { age, facts, customer }: ConditionFacts,
): boolean {
  if (customer === "business") return true;
  if (age !== null && age >= atLeast) return true;
  return orFact !== undefined && facts[orFact] === "yes";
}

function paysAsAllowed(
  byChannel: Readonly<Record<string, readonly string[]>>,
  { channel, payment }: ConditionFacts,
): boolean {
  const allowed = byChannel[channel ?? ""] ?? byChannel["*"] ?? [];
  return isOneOf(allowed, payment);
}
