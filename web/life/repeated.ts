import type { DeadlineView } from "../../src/app/api/deadline.ts";

/** The nearest of several days of the same right, and the ones after it. */
export interface Repeated {
  readonly deadline: DeadlineView;
  readonly later: readonly DeadlineView[];
}

/**
 * A right that comes back, such as leaving at the end of any month, stands once, at its nearest
 * day, so that it does not bury the others.
 */
export function repeated(deadlines: readonly DeadlineView[]): readonly Repeated[] {
  const groups = Map.groupBy(deadlines, ({ contract, kind, inDays, id }) =>
    kind === "give-notice" && inDays >= 0 ? `${contract}/${kind}` : id,
  );
  return [...groups.values()].flatMap(([deadline, ...later]) =>
    deadline === undefined ? [] : [{ deadline, later }],
  );
}
