import type { Day } from "../kernel/day.ts";
import { overlap } from "../kernel/period.ts";
import type { Tenure } from "../rating/tenure.ts";
import { type Catalogue, rulesOf } from "../terms/catalogue.ts";
import type { Entitlement, PointScheme } from "./model.ts";

/** The point scheme of a service; null: it has none. */
export function schemeOf(catalogue: Catalogue, service: string): PointScheme | null {
  return rulesOf(catalogue, service, "point-scheme")[0] ?? null;
}

/** Every scheme of the catalogue. */
export function schemesOf(catalogue: Catalogue): readonly PointScheme[] {
  return [...catalogue.services.keys()].flatMap((service) => schemeOf(catalogue, service) ?? []);
}

/** The contract by which a household earns points, and what it is supplied by. */
export interface Member {
  readonly scheme: PointScheme;
  readonly tenure: Tenure;
  /** Oldest first. */
  readonly powers: readonly Tenure[];
}

/** The household's contracts that earn points, each with its scheme. */
export function membersOf(catalogue: Catalogue, household: readonly Tenure[]): readonly Member[] {
  return household.flatMap((tenure) => {
    const scheme = schemeOf(catalogue, tenure.service);
    if (scheme === null || !tenure.items.some(({ item }) => scheme.rule.items.includes(item)))
      return [];
    const powers = household
      .filter(({ service, supply }) => service === scheme.rule.power && supply !== null)
      .filter(({ startedOn }) => startedOn !== null)
      .toSorted((a, b) => (a.startedOn ?? 0) - (b.startedOn ?? 0));
    return [{ scheme, tenure, powers }];
  });
}

/**
 * When both contracts run (MM-17). Residents' contract from 2024-12-01, power from 2024-12-22 to
 * 2025-10-31: from 2024-12-22, ended by the power. Power that follows without a day between goes
 * on.
 */
export function entitlements({ tenure, powers }: Member): readonly Entitlement[] {
  const { startedOn, endedOn } = tenure;
  if (startedOn === null) return [];
  const spans: Entitlement[] = [];
  for (const power of powers) {
    if (power.startedOn === null) continue;
    const own = overlap(
      { from: power.startedOn, until: power.endedOn },
      { from: startedOn, until: endedOn ?? FOREVER },
    );
    if (own === null) continue;
    const until = own.until === FOREVER ? null : own.until;
    const endedBy = until === null ? null : until === endedOn ? "contract-ended" : "power-ended";
    const before = spans.at(-1)?.until === own.from ? spans.pop() : undefined;
    const { from, powerFrom } = before ?? { from: own.from, powerFrom: power.startedOn };
    spans.push({ from, powerFrom, until, endedBy });
  }
  return spans;
}

const FOREVER = 9_999_999 as Day;
