import type { Browser, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type Visit, visit } from "./visit.ts";

const sessions = new Map<string, Promise<string>>();

/**
 * A page of somebody of the demo town in a browser of its own, gone when the test is over. The form
 * of the login has tests of its own: here the server is asked, once for each person.
 */
export async function loggedIn(
  browser: Browser,
  { login, ...asked }: Omit<Visit, "session"> & { readonly login: string },
): Promise<Page> {
  const page = await visit(browser, { ...asked, session: await sessionOf(asked.origin, login) });
  onTestFinished(() => page.context().close());
  return page;
}

/** The session of a login, for a page that stays longer than one test. */
export function sessionOf(origin: string, login: string): Promise<string> {
  const known = sessions.get(`${origin} ${login}`) ?? openSession(origin, login);
  sessions.set(`${origin} ${login}`, known);
  return known;
}

async function openSession(origin: string, login: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: origin },
    body: JSON.stringify({ loginId: `${login}@example.jp`, password: "engawa-demo" }),
  });
  const [, session] = /^engawa=([^;]+)/.exec(answer.headers.get("Set-Cookie") ?? "") ?? [];
  if (session === undefined) throw new Error(`${login} cannot log in: ${answer.status}`);
  return session;
}
