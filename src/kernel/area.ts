/**
 * Supply areas of the ten general transmission operators, in the order of their numbers 01–10;
 * `okinawa` has no spot price.
 */
export const AREAS = [
  "hokkaido",
  "tohoku",
  "tokyo",
  "chubu",
  "hokuriku",
  "kansai",
  "chugoku",
  "shikoku",
  "kyushu",
  "okinawa",
] as const;
export type Area = (typeof AREAS)[number];
