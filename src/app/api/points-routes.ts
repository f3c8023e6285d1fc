import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import {
  eventBody,
  eventCheckSchema,
  pointEventDetailSchema,
  pointsSchema,
  staffEventDetailSchema,
  staffEventsSchema,
} from "./points.ts";
import type { Route } from "./route.ts";

const event = z.strictObject({ event: z.coerce.number().int().min(1).max(2_000_000_000) });
const account = z.strictObject({ account: askedText(80).min(1) });
const purpose = z.strictObject({ purpose: purposeText });

/** Points for using less: a resident's own, and the events that the operator announces. */
export const pointsRoutes = {
  points: {
    method: "get",
    path: "/api/points",
    access: "resident",
    answer: pointsSchema,
    summary: "Points with their validity, how each came about, and the events",
  },
  usePoints: {
    method: "post",
    path: "/api/points/use",
    access: "resident",
    key: true,
    body: z.strictObject({ points: z.int().min(1).max(1_000_000) }),
    answer: pointsSchema,
    summary: "Ask to pay a power bill with points; it cannot be undone (MM-15)",
  },
  pointEvent: {
    method: "get",
    path: "/api/points/events/:event",
    access: "resident",
    params: event,
    answer: pointEventDetailSchema,
    summary: "One event: what to stay below, the use so far, the result",
  },
  choosePointEvent: {
    method: "post",
    path: "/api/points/events/:event/choice",
    access: "resident",
    params: event,
    body: z.strictObject({ part: z.boolean() }),
    answer: pointEventDetailSchema,
    summary: "Take part in an event, or leave: appliances are set back at once",
  },
  pointEvents: {
    method: "get",
    path: "/api/staff/point-events",
    access: "staff",
    answer: staffEventsSchema,
    summary: "Events that were announced, and what a new one may be about",
  },
  staffPointEvent: {
    method: "get",
    path: "/api/staff/point-events/:event",
    access: "staff",
    params: event,
    answer: staffEventDetailSchema,
    summary: "An event of all its households together",
  },
  checkPointEvent: {
    method: "post",
    path: "/api/staff/point-events/check",
    access: "staff",
    body: eventBody,
    answer: eventCheckSchema,
    summary: "Whom an event would reach, and what they may win; nothing is written",
  },
  announcePointEvent: {
    method: "post",
    path: "/api/staff/point-events",
    access: "staff",
    key: true,
    body: eventBody,
    answer: staffEventDetailSchema,
    summary: "Announce an event: each household concerned is told",
  },
  callOffPointEvent: {
    method: "post",
    path: "/api/staff/point-events/:event/call-off",
    access: "staff",
    params: event,
    answer: staffEventDetailSchema,
    summary: "Call an event off before it is over: nobody is judged by it",
  },
  accountPoints: {
    method: "get",
    path: "/api/staff/accounts/:account/points",
    access: "staff",
    params: account,
    query: purpose,
    answer: pointsSchema,
    summary: "An account's points, for a purpose",
  },
  reportPointFraud: {
    method: "post",
    path: "/api/staff/accounts/:account/points/fraud",
    access: "admin",
    params: account,
    query: purpose,
    body: z.strictObject({ reason: askedText(500).min(1) }),
    answer: pointsSchema,
    summary: "Points came from fraud: all that were granted lapse (MM-16)",
  },
} as const satisfies Record<string, Route>;
