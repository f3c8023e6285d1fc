import type { Day } from "../../kernel/day.ts";
import type { Located } from "../../terms/catalogue.ts";
import { inForceOn } from "../../terms/dated.ts";
import type { RuleOf } from "../../terms/kinds/index.ts";

export type WorkRule = Located<RuleOf<"work">>;
export type Work = RuleOf<"work">["works"][string];

/** The resident's word on entry: given or not, and why not. Null: nobody asked yet. */
export type Consent = { readonly given: boolean; readonly reason: string } | null;

export interface Entry {
  readonly mayEnter: boolean;
  /** The ground of suspension that a refusal without a reason is; null: none. */
  readonly ground: string | null;
}

/** A work as the terms have it on a day; null where they have none of that name. */
export function workOn({ rule }: WorkRule, work: string, on: Day): Work | null {
  const found = rule.works[work];
  return found && inForceOn(found.values, on).ok ? found : null;
}

/**
 * Whether somebody may come in for a work (MM-18): with the resident's consent. Refused with a
 * reason, nobody comes and nothing follows; refused without one, it is a ground for suspension,
 * `entry-refused`.
 */
export function entryFor({ entry }: Pick<Work, "entry">, consent: Consent): Entry {
  if (!entry) return { mayEnter: true, ground: null };
  if (consent === null) return { mayEnter: false, ground: null };
  const isGround = !consent.given && consent.reason.trim() === "";
  return { mayEnter: consent.given, ground: isGround ? entry.refusedWithoutReason : null };
}
