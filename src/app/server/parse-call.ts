import type { Context } from "hono";
import type { z } from "zod";
import type { Route } from "../api/route.ts";
import type { Refusal } from "./problems.ts";

export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file: Uint8Array | undefined;
  readonly key: string | undefined;
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

export const KEY_HEADER = "Idempotency-Key";
/** A long list may be wrong in every place; nobody reads so many. */
const MOST_FAULTS = 100;
const KEY_RULE = /^[\x21-\x7E]{1,200}$/;

/** Parameters, query, body and key by the route's own schemas; up to a hundred faults are told. */
export async function parseCall(context: Context, route: Route): Promise<Parsed | Refusal> {
  const params = route.params?.safeParse(context.req.param());
  const query = route.query?.safeParse(context.req.query());
  const key = context.req.header(KEY_HEADER);
  const before = [...faults(params), ...faults(query), ...keyFaults(route, key)];
  const parsed = { params: params?.data, query: query?.data, key };
  if (route.body === undefined) {
    if (before.length > 0) return { code: "http.bad-request", fields: before };
    const file = route.file === undefined ? undefined : await readFile(context);
    return { ...parsed, body: undefined, file };
  }
  const sent = await readJson(context);
  if ("code" in sent) return sent;
  const body = route.body.safeParse(sent.json);
  const all = [...before, ...sent.faults, ...faults(body)];
  if (all.length > 0) return { code: "http.bad-request", fields: all.slice(0, MOST_FAULTS) };
  return { ...parsed, body: body.data, file: undefined };
}

async function readFile(context: Context): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer());
}

export function faults(parsed: z.ZodSafeParseResult<unknown> | undefined): Fault[] {
  if (parsed === undefined || parsed.success) return [];
  return parsed.error.issues
    .flatMap(meant)
    .map(({ path, message }) => ({ path: path.join("."), message }));
}

/** Where `from` says which of several shapes was meant, what is wrong with that one. */
function meant(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const named = issue.errors.filter((each) => each.every(({ path }) => path[0] !== "from"));
  const [only] = named;
  if (named.length !== 1 || only === undefined) return [issue];
  return only.map((each) => ({ ...each, path: [...issue.path, ...each.path] }));
}

function keyFaults({ key: needed }: Route, key: string | undefined): Fault[] {
  if (needed !== true || (key !== undefined && KEY_RULE.test(key))) return [];
  const message = "send 1 to 200 printable ASCII characters without spaces, new for each request";
  return [{ path: KEY_HEADER, message }];
}

/** JSON of the request; text in it that a database cannot hold is named by its place. */
async function readJson(
  context: Context,
): Promise<{ readonly json: unknown; readonly faults: readonly Fault[] } | Refusal> {
  const type = context.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return { code: "http.wrong-type" };
  const text = await context.req.text();
  try {
    const json: unknown = JSON.parse(text);
    return { json, faults: unheld(json, []) };
  } catch {
    return { code: "http.bad-request", fields: [{ path: "", message: "write JSON" }] };
  }
}

/** Nested deeper than any form of ours; schemas would refuse it, but only after walking it. */
const DEEPEST = 12;

function unheld(value: unknown, path: readonly string[]): readonly Fault[] {
  if (typeof value === "string") return isHeld(value) ? [] : [fault(path, "there is a NUL in it")];
  if (typeof value !== "object" || value === null) return [];
  if (path.length >= DEEPEST) return [fault(path, "it is nested too deeply")];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(isHeld(name) ? [] : [fault(path, "a name holds a NUL")]),
    ...unheld(each, [...path, name]),
  ]);
}

/** Postgres keeps neither NUL nor half a surrogate pair. */
function isHeld(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

function fault(path: readonly string[], why: string): Fault {
  return { path: path.join("."), message: `write letters only; ${why}` };
}
