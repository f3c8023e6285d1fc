import type { Label } from "../../terms/fields.ts";
import type { UNPLANNED } from "./model.ts";

/** Why a visit is left out of a day. */
export const UNPLANNED_WORDS: Readonly<Record<(typeof UNPLANNED)[number], Label>> = {
  "nobody-with-skill": {
    ja: "この作業ができる人がこの日はいない",
    en: "nobody who can do it works on that day",
  },
  "outside-areas": {
    ja: "この地域を担当する人がこの日はいない",
    en: "nobody who works in this area can do it on that day",
  },
  "no-room": {
    ja: "ご希望の時間帯に入る空きがない",
    en: "no room within the window",
  },
  "not-yet": {
    ja: "まだ予定に入れていない",
    en: "not planned yet",
  },
};
