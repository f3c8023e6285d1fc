import type { ExtraDaysOff } from "../kernel/business-day.ts";
import type { Day } from "../kernel/day.ts";
import { type BillerRule, billerOf } from "../rating/biller.ts";
import { extraDaysOff } from "../terms/business-days.ts";
import type { Catalogue } from "../terms/catalogue.ts";
import { inForceOn } from "../terms/dated.ts";

export type Biller = BillerRule;

const known = new WeakMap<Catalogue, Map<string, Biller>>();

/**
 * Who bills a service. Throws when nobody does: its lines would be lost. A catalogue never changes,
 * so it is asked once.
 */
export function billerFor(catalogue: Catalogue, service: string): Biller {
  const billers = known.get(catalogue) ?? new Map<string, Biller>();
  known.set(catalogue, billers);
  const biller = billers.get(service) ?? billerOf(catalogue, service);
  if (!biller) throw new Error(`the catalogue names no biller for ${service}`);
  billers.set(service, biller);
  return biller;
}

/**
 * The biller's part of a bill number: its own code, or else `power` of `household/power`,
 * `ecorepo-home` of `ecorepo-home/biller`.
 */
export function shortNameOf({ id, rule }: Biller): string {
  if (rule.code !== undefined) return rule.code;
  const parts = id.split("/").filter((part) => part !== "biller");
  return parts.at(-1) ?? id;
}

/** The way to pay that the biller knows: the account's own, or else the first it lists. */
export function methodOf({ rule, id }: Biller, wanted: string): string {
  if (wanted in rule.due) return wanted;
  const [first] = Object.keys(rule.due);
  if (first === undefined) throw new Error(`${id} knows no way to pay`);
  return first;
}

/**
 * The registration number that stands on a bill closed on a day (XX-07), or null before there was
 * one.
 */
export function registrationOn({ rule }: Biller, on: Day): string | null {
  const found = rule.registration && inForceOn(rule.registration, on);
  return found?.ok ? found.value.number : null;
}

/** Days off for payments, besides weekends and national holidays. */
export function paymentDaysOff(catalogue: Catalogue, biller: Biller, on: Day): ExtraDaysOff {
  return extraDaysOff(catalogue, biller.rule.services[0] ?? "", { purpose: "payment", on });
}
