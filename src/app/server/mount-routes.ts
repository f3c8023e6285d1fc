import type { Context, Hono } from "hono";
import type { Result } from "../../kernel/result.ts";
import { addSeconds, type Clock, sessionCookie } from "../../platform/index.ts";
import { openCalloutRoutes } from "../api/callout-open-routes.ts";
import type { Route } from "../api/route.ts";
import { ROUTES } from "../api/routes.ts";
import { type Caller, callerOf } from "./caller.ts";
import type { AnsweredFile, DataRoute, Handlers, Programs, Sessions } from "./handler.ts";
import { type Parsed, parseCall } from "./parse-call.ts";
import { bucket } from "./rate-limit.ts";
import { problemOf, type Refusal, statusOf } from "./problems.ts";

interface Parts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  /** Left out: no program may call. */
  readonly programs?: Programs;
  readonly clock: Clock;
  readonly isHttps: boolean;
}

/**
 * A household may send so much at once, and one more each second: each is rated, and may be kept
 * and put into letters.
 */
const HOUSEHOLD_RATE = { burst: 300, everySeconds: 1 };
/** A diagnosis computes for a tenth of a second and more: a program, or a contractor's people. */
const DIAGNOSIS_RATE = { burst: 30, everySeconds: 2 };

type AnyHandler = (call: Parsed & Caller) => Promise<Result<unknown, Refusal>>;

/** Mount every data route of the table: who may call, parse, answer in its own schema. */
export function mountRoutes(app: Hono, parts: Parts): void {
  const { handlers, clock } = parts;
  const { name: cookie } = sessionCookie(parts.isHttps);
  const rates = {
    plain: { ...HOUSEHOLD_RATE, allow: bucket(HOUSEHOLD_RATE, clock) },
    diagnosis: { ...DIAGNOSIS_RATE, allow: bucket(DIAGNOSIS_RATE, clock) },
  };
  for (const [name, route] of dataRoutes()) {
    // The table pairs a route with its handler; the pairing is lost only in this loop.
    const handler = handlers[name] as AnyHandler;
    app.on(route.method.toUpperCase(), route.path, async (context) => {
      const caller = await callerOf(context, route, { ...parts, cookie });
      if ("code" in caller) return refuse(context, caller);
      const isSlow = route.programs === true || route.slow === true;
      const rate = isSlow ? rates.diagnosis : rates.plain;
      if (isTooMuch(caller, route, rate.allow)) {
        const retryAt = addSeconds(clock.instant(), rate.everySeconds);
        return refuse(context, { code: "auth.too-many-requests", retryAt });
      }
      const call = await parseCall(context, route);
      if ("code" in call) return refuse(context, call);
      const answer = await handler({ ...caller, ...call });
      return answer.ok ? send(context, route, answer.value) : refuse(context, answer.refusal);
    });
  }
}

function dataRoutes(): readonly (readonly [DataRoute, Route])[] {
  const {
    login: _login,
    session: _session,
    logout: _logout,
    registration: _registration,
    register: _register,
    diagnosisLink: _diagnosisLink,
    linkedReport: _linkedReport,
    ...data
  } = ROUTES;
  return Object.entries(data)
    .filter(([name]) => !(name in openCalloutRoutes))
    .map(([name, route]) => [name as DataRoute, route]);
}

/** The desk works for many, and is known; households share one bucket each, however they log in. */
function isTooMuch(
  { session, program }: Caller,
  { method, slow }: Route,
  allow: (key: string) => boolean,
): boolean {
  if (session.kind !== "resident" || (method === "get" && slow !== true)) return false;
  const of = program === null ? "" : `/key ${program.keyId}`;
  return !allow(`${session.operatorId}/${session.accountId}${of}`);
}

/** What leaves has passed the answer's schema: a field that is not declared stays here. */
export function send(context: Context, route: Route, value: unknown): Response {
  const { answer } = route;
  if (answer !== "pdf" && answer !== "csv" && answer !== "image") {
    if (isAskedByHash(context, route, value)) {
      context.header("Cache-Control", "private, max-age=31536000, immutable");
    }
    return context.json(answer.parse(value));
  }
  const file = value as AnsweredFile;
  const { name, bytes } = file;
  const how = answer === "csv" ? "attachment" : "inline";
  return context.body(new Uint8Array(bytes), 200, {
    "Content-Type": mediaTypeOf(answer, file),
    "Content-Disposition": `${how}; filename="${name.replaceAll(/[^\w.-]/g, "_")}"`,
    "Cache-Control": "private, no-store",
  });
}

function mediaTypeOf(answer: "pdf" | "csv" | "image", { mediaType }: AnsweredFile): string {
  if (answer === "image") return mediaType ?? "application/octet-stream";
  return answer === "pdf" ? "application/pdf" : "text/csv; charset=utf-8";
}

function isAskedByHash(context: Context, { keptByHash }: Route, value: unknown): boolean {
  if (keptByHash !== true || typeof value !== "object" || value === null) return false;
  return "hash" in value && value.hash === context.req.query("hash");
}

export function refuse(context: Context, refusal: Refusal): Response {
  return context.json(problemOf(refusal), statusOf(refusal));
}
