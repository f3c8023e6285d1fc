import type { Context } from "hono";
import type { Refusal } from "../problems.ts";

/** Says how large it was, where that is known before it has come, and how large it may be. */
export function pictureTooLarge(context: Context, most: number): Refusal {
  const sent = Number(context.req.header("Content-Length") ?? "");
  const isKnown = Number.isSafeInteger(sent) && sent > most;
  const [size, limit] = [megabytes(sent), megabytes(most)];
  const reason = isKnown
    ? {
        ja: `写真は1枚${limit}MBまでです（送られた写真は${size}MB）。縮小してお送りください。`,
        en: `A picture may have ${limit} MB; this one has ${size} MB. Please shrink it.`,
      }
    : {
        ja: `写真は1枚${limit}MBまでです。縮小してお送りください。`,
        en: `A picture may have ${limit} MB. Please shrink it.`,
      };
  const refused = { code: "callout.photo-too-large", reason, needed: null, clauses: [] };
  return { code: "callout.photo-too-large", refused: { ...refused, days: {}, failed: [] } };
}

/** Tenths of a megabyte, those begun counted: 8 000 000 bytes are 8, 41 943 040 are 42. */
function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}
