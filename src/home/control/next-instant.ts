export interface WeeklyTime {
  /** Of the day, 0…1439, Tokyo time. */
  readonly minute: number;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
}

const TOKYO = "Asia/Tokyo";

/**
 * The next instant after `after` that is such a time in Tokyo. Mondays 07:00, asked on Monday
 * 2026-11-23 at 07:00 exactly: Monday 2026-11-30, 07:00 (2026-11-29T22:00:00.000Z). Throws where
 * no weekday is named.
 */
export function nextInstant({ minute, weekdays }: WeeklyTime, after: string): string {
  const asked = Temporal.Instant.from(after);
  const today = asked.toZonedDateTimeISO(TOKYO).toPlainDate();
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  for (let days = 0; days <= 7; days += 1) {
    const date = today.add({ days });
    if (!weekdays.includes(date.dayOfWeek % 7)) continue;
    const at = date.toZonedDateTime({ timeZone: TOKYO, plainTime: time }).toInstant();
    if (Temporal.Instant.compare(at, asked) > 0) return at.toString({ fractionalSecondDigits: 3 });
  }
  throw new Error("a weekly time without a weekday");
}

/** `07:05` as the minute of the day 425, and back. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

export function timeOf(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, "0");
}
