import type { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { addSeconds, type Clock, type Session, sessionCookie } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";
import type { Session as SessionView } from "../api/session.ts";
import { addressOf } from "./address-of.ts";
import type { Sessions } from "./handler.ts";
import { refuse } from "./mount-routes.ts";
import { faults } from "./parse-call.ts";
import { bucket } from "./rate-limit.ts";

interface Parts {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly isHttps: boolean;
  readonly trustProxy: boolean;
}

/** A browser may try 20 logins at once, and one more every three seconds. */
const LOGIN_RATE = { burst: 20, everySeconds: 3 };

/** Log in, say who is logged in, log out. */
export function mountSession(app: Hono, parts: Parts): void {
  const { sessions, clock, isHttps } = parts;
  const cookie = sessionCookie(isHttps);
  const allow = bucket(LOGIN_RATE, clock);

  app.post(ROUTES.login.path, async (context) => {
    const address = addressOf(context, parts.trustProxy);
    if (!allow(address)) {
      const retryAt = addSeconds(clock.instant(), LOGIN_RATE.everySeconds);
      return refuse(context, { code: "auth.too-many-requests", retryAt });
    }
    const body = ROUTES.login.body.safeParse(await context.req.json().catch(() => null));
    if (!body.success) {
      return refuse(context, { code: "http.bad-request", fields: faults(body) });
    }
    const agent = context.req.header("User-Agent") ?? "";
    const opened = await sessions.login({ ...body.data, address, agent });
    if (!opened.ok) return refuse(context, opened.refusal);
    const { token, session } = opened.value;
    setCookie(context, cookie.name, token, cookie.options);
    return context.json(await viewOf(session, sessions));
  });

  app.get(ROUTES.session.path, async (context) => {
    const token = getCookie(context, cookie.name);
    const session = token === undefined ? null : await sessions.find(token);
    if (session === null) return refuse(context, { code: "auth.no-session" });
    return context.json(await viewOf(session, sessions));
  });

  app.delete(ROUTES.logout.path, async (context) => {
    const token = getCookie(context, cookie.name);
    if (token !== undefined) await sessions.logout(token);
    deleteCookie(context, cookie.name, cookie.options);
    return context.json({ done: true });
  });
}

async function viewOf(session: Session, sessions: Sessions): Promise<SessionView> {
  const { kind, role, name, expiresAt } = session;
  return { kind, role, name, ...(await sessions.frame(session)), expiresAt };
}
