import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { KeyRow } from "../../diagnosis/store-keys.ts";
import type { Session } from "../../platform/index.ts";
import type { Access, Route } from "../api/route.ts";
import type { Programs, Sessions } from "./handler.ts";
import type { Refusal } from "./problems.ts";

/** Who makes a request: a person with a session, or a program with a contractor's API key. */
export interface Caller {
  readonly session: Session;
  readonly program: KeyRow | null;
}

interface Parts {
  readonly sessions: Sessions;
  readonly programs?: Programs;
  /** Name of the session cookie. */
  readonly cookie: string;
}

/** The caller of a route, or why there is none. A key opens what programs may call, no more. */
export async function callerOf(
  context: Context,
  route: Route,
  { sessions, programs, cookie }: Parts,
): Promise<Caller | Refusal> {
  const secret = bearerOf(context.req.header("Authorization"));
  if (secret !== null) {
    const found = programs ? await programs(secret) : null;
    if (found === null) return { code: "auth.unknown-key" };
    return route.programs === true ? found : { code: "auth.not-allowed" };
  }
  const token = getCookie(context, cookie);
  const session = token === undefined ? null : await sessions.find(token);
  if (session === null) return { code: "auth.no-session" };
  if (!mayCall(session, route.access)) return { code: "auth.not-allowed" };
  return { session, program: null };
}

/**
 * What a request says it is. A page of another site cannot send this header without being asked
 * first, and is never let: so it needs no proof of its origin, and its cookie is not looked at.
 */
export function bearerOf(header: string | undefined): string | null {
  const [, secret] = /^Bearer +(\S{1,200})$/i.exec(header ?? "") ?? [];
  return secret ?? null;
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
    case "technician":
      return session.kind === "technician";
  }
}
