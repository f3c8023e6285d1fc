import { clocksOf } from "../../callout/coverage/clocks.ts";
import type { Writing } from "../../callout/write-facts.ts";
import { tokyoDay } from "../tokyo-day.ts";
import type { CalloutMoment } from "./callout-moment.ts";

/** How facts are written: clocks go by the terms of the day of the call. */
export function writingOf({ tx, now, catalogue }: CalloutMoment): Writing {
  return {
    tx,
    now,
    clocks: ({ urgency, opened }) => clocksOf(catalogue, urgency, tokyoDay(opened.at)),
  };
}
