import { type Day, formatDay } from "../kernel/day.ts";
import { no, ok, type Result } from "../kernel/result.ts";

export interface NotInForce {
  readonly code: "terms.not-in-force";
  readonly on: Day;
}

export type InForce<E> = Exclude<E, { readonly ended: true }>;

/** The entry in force on a day; before the first, or once `ended`, an explicit refusal. */
export function inForceOn<E extends { readonly from: Day }>(
  entries: readonly E[],
  on: Day,
): Result<InForce<E>, NotInForce> {
  const found = entries.findLast(({ from }) => from <= on);
  return found && !("ended" in found)
    ? ok(found as InForce<E>)
    : no({ code: "terms.not-in-force", on });
}

/**
 * Like `inForceOn`, for callers whose dates were checked before: a gap is then a catalogue bug and
 * throws.
 */
export function mustBeInForce<E extends { readonly from: Day }>(
  entries: readonly E[],
  on: Day,
  what: string,
): InForce<E> {
  const found = inForceOn(entries, on);
  if (!found.ok) throw new Error(`${what} has no value in force on ${formatDay(on)}`);
  return found.value;
}
