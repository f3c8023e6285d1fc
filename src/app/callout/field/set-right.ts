/** Something that a phone tells with its own instant. */
interface Told {
  readonly id: string;
  readonly at: string;
}

export interface SetRightAsk {
  /** The phone's clock as it sent. */
  readonly sentAt: string;
  /** The operator's clock as it came. */
  readonly now: string;
  /** Nothing told can have happened before: somebody was asked, or given the visit, then. */
  readonly notBefore: string;
}

/** A clock drifts so much between a press and the sending; what is more was set. */
const DRIFT_MS = 2000;

/**
 * When things happened, by the operator's clock. A phone that is three hours ahead says 15:00 as it
 * sends at 12:00: what it says happened at 14:40 happened at 11:40. A clock that was set anew in
 * between shows by things that lie ahead of the sending: then they go by the order in which they
 * were told. None is after now, none before somebody could know of the visit.
 */
export function setRight(
  told: readonly Told[],
  { sentAt, now, notBefore }: SetRightAsk,
): ReadonlyMap<string, string> {
  const [sent, present, earliest] = [sentAt, now, notBefore].map(millis);
  const offset = (present ?? 0) - (sent ?? 0);
  const own = told.map(({ at }) => millis(at));
  const wasSet = own.some((at) => at > (sent ?? 0) + DRIFT_MS);
  const inOrder = wasSet ? neverAfterNext(own) : own;
  return new Map(
    told.map(({ id }, index) => {
      const at = (inOrder[index] ?? 0) + offset;
      const bounded = Math.min(Math.max(at, earliest ?? at), present ?? at);
      return [id, instantOf(bounded)];
    }),
  );
}

/** From the last back to the first: nothing happened after what was told next. */
function neverAfterNext(instants: readonly number[]): readonly number[] {
  const ordered = [...instants];
  for (let k = ordered.length - 2; k >= 0; k -= 1) {
    ordered[k] = Math.min(ordered[k] ?? 0, ordered[k + 1] ?? 0);
  }
  return ordered;
}

function millis(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

function instantOf(epochMilliseconds: number): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
  return instant.toString({ fractionalSecondDigits: 3 });
}
