import { type Day, day } from "../kernel/day.ts";

/** The civil day in Tokyo at an instant: 15:00Z is the next day's midnight. */
export function tokyoDay(instant: string): Day {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO("Asia/Tokyo");
  return day(zoned.toPlainDate().toString());
}
