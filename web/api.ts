import type { Purpose } from "../src/app/api/account.ts";
import type { Problem } from "../src/app/api/fields.ts";
import type { Home } from "../src/app/api/home.ts";
import type { LoginBody, Session } from "../src/app/api/session.ts";

/** A request that the server refused, or that never reached it (`status` 0). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  constructor(status: number, problem: Problem | null) {
    super(problem?.code ?? `http ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

export type Params = Readonly<Record<string, string | undefined>>;
type Method = "GET" | "POST" | "DELETE";

/** `key`: the same key with the same body is answered as before, so that a retry does no harm. */
export async function ask<T>(
  method: Method,
  path: string,
  body?: unknown,
  key?: string,
): Promise<T> {
  const init: RequestInit = { method, credentials: "same-origin" };
  if (body !== undefined) {
    const keyed = key === undefined ? {} : { "Idempotency-Key": key };
    init.headers = { "Content-Type": "application/json", ...keyed };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init).catch(() => null);
  if (response === null) throw new ApiFailure(0, null);
  if (!response.ok) throw new ApiFailure(response.status, await problemOf(response));
  // The same zod schemas that type this answer shaped it on the server.
  return (await response.json()) as T;
}

async function problemOf(response: Response): Promise<Problem | null> {
  return response.json().then(
    (value: Problem) => value,
    () => null,
  );
}

export function withQuery(path: string, params: Params): string {
  const given = Object.entries(params).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** Where a household's pages read from: the resident's own, or an account that staff looks at. */
export interface Reader {
  readonly base: string;
  readonly params: Params;
}

export const OWN: Reader = { base: "/api", params: {} };

export function readerOf(account: string, purpose: Purpose): Reader {
  return { base: `/api/staff/accounts/${encodeURIComponent(account)}`, params: { purpose } };
}

export const api = {
  session: () => ask<Session>("GET", "/api/session"),
  login: (body: LoginBody) => ask<Session>("POST", "/api/session", body),
  logout: () => ask<unknown>("DELETE", "/api/session"),
  home: () => ask<Home>("GET", "/api/home"),
};
