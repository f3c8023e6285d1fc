import type { Hono } from "hono";
import type { Clock } from "../../platform/index.ts";
import { addressOf } from "./address-of.ts";
import { bucket } from "./rate-limit.ts";

/** Looks a secret address up; null: there is none, and nobody learns more. */
export type Calendars = (token: string) => Promise<string | null>;

export interface CalendarParts {
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** Calendars ask every few hours; somebody who guesses asks often. */
const RATE = { burst: 30, everySeconds: 10 };

/** `GET /calendar/<token>.ics`: open to whoever knows the secret; else as if nothing was there. */
export function mountCalendar(app: Hono, { calendars, clock, trustProxy }: CalendarParts): void {
  const allow = bucket(RATE, clock);
  app.get("/calendar/:file{[^/]+\\.ics}", async (context) => {
    context.header("Cache-Control", "private, no-cache");
    context.header("X-Robots-Tag", "noindex");
    if (!allow(addressOf(context, trustProxy))) {
      return context.text("Too many requests", 429, { "Retry-After": String(RATE.everySeconds) });
    }
    const text = await calendars(context.req.param("file").slice(0, -".ics".length));
    if (text === null) return context.text("Not found", 404);
    return context.body(text, 200, { "Content-Type": "text/calendar; charset=utf-8" });
  });
}
