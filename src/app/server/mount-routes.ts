import type { Context, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { Result } from "../../kernel/result.ts";
import { addSeconds, type Clock, type Session, sessionCookie } from "../../platform/index.ts";
import type { Access, Route } from "../api/route.ts";
import { ROUTES } from "../api/routes.ts";
import type { DataRoute, Handlers, PdfFile, Sessions } from "./handler.ts";
import { type Parsed, parseCall } from "./parse-call.ts";
import { bucket } from "./rate-limit.ts";
import { problemOf, type Refusal, statusOf } from "./problems.ts";

interface Parts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly isHttps: boolean;
}

/**
 * A household may send so much at once, and one more each second: each is rated, and may be kept
 * and put into letters.
 */
const HOUSEHOLD_RATE = { burst: 300, everySeconds: 1 };

type AnyHandler = (
  call: Parsed & { readonly session: Session },
) => Promise<Result<unknown, Refusal>>;

/** Mount every data route of the table: who may call, parse, answer in its own schema. */
export function mountRoutes(app: Hono, { handlers, sessions, clock, isHttps }: Parts): void {
  const { name: cookie } = sessionCookie(isHttps);
  const allow = bucket(HOUSEHOLD_RATE, clock);
  for (const [name, route] of dataRoutes()) {
    // The table pairs a route with its handler; the pairing is lost only in this loop.
    const handler = handlers[name] as AnyHandler;
    app.on(route.method.toUpperCase(), route.path, async (context) => {
      const token = getCookie(context, cookie);
      const session = token === undefined ? null : await sessions.find(token);
      if (session === null) return refuse(context, { code: "auth.no-session" });
      if (!mayCall(session, route.access)) return refuse(context, { code: "auth.not-allowed" });
      if (isTooMuch(session, route, allow)) {
        const retryAt = addSeconds(clock.instant(), HOUSEHOLD_RATE.everySeconds);
        return refuse(context, { code: "auth.too-many-requests", retryAt });
      }
      const call = await parseCall(context, route);
      if ("code" in call) return refuse(context, call);
      const answer = await handler({ session, ...call });
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
    ...data
  } = ROUTES;
  return Object.entries(data).map(([name, route]) => [name as DataRoute, route]);
}

/** The desk works for many, and is known; households share one bucket each, however they log in. */
function isTooMuch(session: Session, { method }: Route, allow: (key: string) => boolean): boolean {
  if (session.kind !== "resident" || method === "get") return false;
  return !allow(`${session.operatorId}/${session.accountId}`);
}

function mayCall(session: Session, access: Access): boolean {
  switch (access) {
    case "public":
    case "session":
      return true;
    case "resident":
      return session.role === "resident";
    case "diagnosis":
      return session.role === "resident" || session.role === "diagnosis";
    case "staff":
      return session.kind === "staff";
    case "admin":
      return session.kind === "staff" && session.role === "admin";
  }
}

/** What leaves has passed the answer's schema: a field that is not declared stays here. */
function send(context: Context, route: Route, value: unknown): Response {
  if (route.answer !== "pdf") return context.json(route.answer.parse(value));
  const { name, bytes } = value as PdfFile;
  return context.body(new Uint8Array(bytes), 200, {
    "Content-Type": "application/pdf",
    "Content-Disposition": `inline; filename="${name.replaceAll(/[^\w.-]/g, "_")}"`,
    "Cache-Control": "private, no-store",
  });
}

export function refuse(context: Context, refusal: Refusal): Response {
  return context.json(problemOf(refusal), statusOf(refusal));
}
