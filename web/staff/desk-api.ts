import type { z } from "zod";
import type { Purpose } from "../../src/app/api/account.ts";
import type {
  AnnouncementBody,
  AnnouncementCheck,
  Announcements,
  clockSchema,
  EventEffects,
  Queues,
} from "../../src/app/api/queue.ts";
import { ask, type Reader, withQuery } from "../api.ts";

export type ClockState = z.output<typeof clockSchema>;

/** What only the operator's staff asks of the server. */
export const desk = {
  queues: (purpose: Purpose) => ask<Queues>("GET", withQuery("/api/staff/queues", { purpose })),
  event: (from: Reader, contract: string, position: number) =>
    ask<EventEffects>(
      "GET",
      withQuery(
        `${from.base}/contracts/${encodeURIComponent(contract)}/events/${position}`,
        from.params,
      ),
    ),
  decideApproval: (purpose: Purpose, request: string, decision: "approved" | "declined") =>
    ask<unknown>(
      "POST",
      withQuery(`/api/staff/approvals/${encodeURIComponent(request)}/decision`, { purpose }),
      { decision },
    ),
  announcements: () => ask<Announcements>("GET", "/api/staff/announcements"),
  checkAnnouncement: (body: AnnouncementBody) =>
    ask<AnnouncementCheck>("POST", "/api/staff/announcements/check", body),
  announce: (body: AnnouncementBody, key: string) =>
    ask<Announcements>("POST", "/api/staff/announcements", body, key),
  clock: () => ask<ClockState>("GET", "/api/staff/clock"),
  setClock: (to: string) => ask<ClockState>("POST", "/api/staff/clock", { to }),
};
