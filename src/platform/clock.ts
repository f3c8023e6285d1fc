/** An instant as ISO 8601 text in UTC, milliseconds kept: `2024-06-01T03:00:00.000Z`. */
export type InstantText = string;

/** Where the present comes from. This file is the only place that reads the machine's time. */
export interface Clock {
  /** Now. */
  instant(): InstantText;
  /** Monotonic milliseconds, for measuring how long something took; means nothing else. */
  elapsedMs(): number;
}

export const machineClock: Clock = {
  instant: () => new Date().toISOString(),
  elapsedMs: () => Number(process.hrtime.bigint() / 1000n) / 1000,
};

/**
 * A clock that stands still: an operator's clock that has been set, or a test's. Throws on text
 * that is no instant.
 */
export function clockAt(instant: InstantText): Clock {
  const text = instantText(instant);
  return { instant: () => text, elapsedMs: machineClock.elapsedMs };
}

/** A set clock goes on by itself for so long at most: then nobody keeps it running any more. */
const LONGEST_RUN_MS = 120_000;

/**
 * The clock of an operator: its own when it has been set, else the machine's. A set clock that runs
 * since an instant of the machine is ahead of it by what has passed since: set to 10:00:00, running
 * for 30 s, it is 10:00:30. Whoever keeps it running (`keep-running.ts`) sets both anew in time;
 * two minutes after the last time it stands.
 */
export function clockOf(
  setTo: InstantText | null,
  runsSince: InstantText | null = null,
  machine: Clock = machineClock,
): Clock {
  if (setTo === null) return machine;
  if (runsSince === null) return clockAt(setTo);
  const base = Temporal.Instant.from(setTo);
  const since = Temporal.Instant.from(runsSince).epochMilliseconds;
  return {
    instant() {
      const now = Temporal.Instant.from(machine.instant()).epochMilliseconds;
      const milliseconds = Math.min(Math.max(now - since, 0), LONGEST_RUN_MS);
      return instantText(base.add({ milliseconds }).toString());
    },
    elapsedMs: machine.elapsedMs,
  };
}

/**
 * The same instant in the one form that is stored and compared. Throws on text that is no instant
 * with an offset.
 */
export function instantText(text: string): InstantText {
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });
}

export function addSeconds(instant: InstantText, seconds: number): InstantText {
  return instantText(Temporal.Instant.from(instant).add({ seconds }).toString());
}

/**
 * Whether `a` is later than `b`. Instants in UTC may be written with more or fewer digits of a
 * second; bill runs compare millions of them, so texts are compared as texts where that is right.
 */
export function isLater(a: InstantText, b: InstantText): boolean {
  if (!a.endsWith("Z") || !b.endsWith("Z")) return Temporal.Instant.compare(a, b) > 0;
  const [secondsOfA, secondsOfB] = [a.slice(0, 19), b.slice(0, 19)];
  if (secondsOfA !== secondsOfB) return secondsOfA > secondsOfB;
  return fractionOf(a) > fractionOf(b);
}

function fractionOf(instant: InstantText): string {
  return instant.slice(20, -1).padEnd(9, "0");
}
