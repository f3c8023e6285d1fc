import type { Hono } from "hono";

const ORIGIN = "http://localhost";
const PASSWORD = "engawa-demo";

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  /** Of the request, where the route asks for one. */
  readonly key?: string;
  readonly type?: string;
}

export interface Answered {
  readonly status: number;
  readonly json: unknown;
}

export interface AnsweredFile {
  readonly status: number;
  readonly type: string | null;
  readonly bytes: Uint8Array;
}

/** A browser of one person: logged in once, asking as that person from then on. */
export interface Browser {
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown, key?: string): Promise<Answered>;
  send(path: string, sent: Sent): Promise<Answered>;
  /** Asks for a file. */
  file(path: string, sent?: Sent): Promise<AnsweredFile>;
}

/** Log in to the demo town as one of its people. */
export async function browserOf(app: Hono, loginId: string): Promise<Browser> {
  const login = { loginId, password: PASSWORD };
  const opened = await request(app, "/api/session", { method: "POST", body: login });
  const cookie = (opened.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
  const send = async (path: string, sent: Sent) => {
    const answer = await request(app, path, { ...sent, cookie });
    return { status: answer.status, json: await jsonOf(answer) };
  };
  const file = async (path: string, sent: Sent = {}) => {
    const answer = await request(app, path, { ...sent, cookie });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get("Content-Type"), bytes };
  };
  return {
    send,
    file,
    get: (path) => send(path, {}),
    post: (path, body, key) => {
      return send(path, { method: "POST", body, ...(key === undefined ? {} : { key }) });
    },
  };
}

async function jsonOf(answer: Response): Promise<unknown> {
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json") ?? false;
  return isJson ? answer.json() : null;
}

function request(app: Hono, path: string, sent: Sent & { readonly cookie?: string }) {
  const { method = "GET", body, key, type = "application/json", cookie } = sent;
  const headers = new Headers({ "Content-Type": type, Origin: ORIGIN });
  if (cookie !== undefined) headers.set("Cookie", cookie);
  if (key !== undefined) headers.set("Idempotency-Key", key);
  return app.request(`${ORIGIN}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: bodyOf(body) }),
  });
}

/** Text and bytes as they are, anything else as JSON. */
function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}

/** The code of a refusal with its status. */
export function refusalOf({ status, json }: Answered) {
  const code = isRecord(json) ? json["code"] : undefined;
  return { status, code };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
