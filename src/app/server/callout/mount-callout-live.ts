import type { Context, Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { getCookie } from "hono/cookie";
import { z } from "zod";
import { addSeconds, type Clock, machineClock, sessionCookie } from "../../../platform/index.ts";
import type { Route } from "../../api/route.ts";
import type { CalloutEvent, Callouts } from "../../callout/callout-hub.ts";
import { callerOf } from "../caller.ts";
import type { Sessions } from "../handler.ts";
import { refuse } from "../mount-routes.ts";

interface Parts {
  readonly callouts: Callouts;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly isHttps: boolean;
}

const changed = z.object({ changed: z.boolean() });

/** Not among the routes that answer once; who may open them is said in the same way. */
export const CALLOUT_LIVE_ROUTES = {
  staff: {
    method: "get",
    path: "/api/staff/callout/live",
    access: "staff",
    answer: changed,
    summary: "That something changed at the desk, as server-sent events `changed` and `beat`",
  },
  resident: {
    method: "get",
    path: "/api/callout/live",
    access: "resident",
    answer: changed,
    summary: "That an own call changed, as server-sent events `changed` and `beat`",
  },
} as const satisfies Record<string, Route>;

/** Pages of one household, or of one member of the staff, that are open at once on one server. */
const MOST_STREAMS = 20;
/** Something is said at least so often: a line that is dead is known from a quiet one. */
const BEAT_MS = 8000;
const SESSION_MS = 20_000;
/** After which a browser dials again. */
const RETRY_MS = 2000;

export function mountCalloutLive(app: Hono, parts: Parts): void {
  const open = new Map<string, number>();
  for (const route of Object.values<Route>(CALLOUT_LIVE_ROUTES)) {
    app.get(route.path, (context) => follow(context, route, { ...parts, open }));
  }
}

interface Following extends Parts {
  readonly open: Map<string, number>;
}

async function follow(context: Context, route: Route, parts: Following): Promise<Response> {
  const { sessions, clock, isHttps, open, callouts } = parts;
  const { name: cookie } = sessionCookie(isHttps);
  const caller = await callerOf(context, route, { sessions, cookie });
  if ("code" in caller) return refuse(context, caller);
  const { operatorId, accountId, userId } = caller.session;
  const key = `${operatorId}/${accountId ?? `user ${userId}`}`;
  const streams = open.get(key) ?? 0;
  if (streams >= MOST_STREAMS) {
    const retryAt = addSeconds(clock.instant(), 60);
    return refuse(context, { code: "auth.too-many-requests", retryAt });
  }
  open.set(key, streams + 1);
  const token = getCookie(context, cookie) ?? "";
  context.header("X-Accel-Buffering", "no");
  return streamSSE(context, async (stream) => {
    const news = waiter();
    const leave = callouts.watch({ operatorId, accountId }, news.say);
    stream.onAbort(() => news.say("closing"));
    try {
      await tellOn(stream, { news, isOpen: async () => (await sessions.find(token)) !== null });
    } finally {
      leave();
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    }
  });
}

interface Telling {
  readonly news: ReturnType<typeof waiter>;
  /** Whether the session is still one. */
  readonly isOpen: () => Promise<boolean>;
}

/** Tell a page until it is closed, its session ends, or the server stops. */
async function tellOn(stream: SSEStreamingApi, { news, isOpen }: Telling): Promise<void> {
  let askedAt = machineClock.elapsedMs();
  // What happened while the page was loaded is read with the first word.
  let event: CalloutEvent | "beat" = "changed";
  while (event !== "closing" && !stream.aborted && !stream.closed) {
    const isChanged = event === "changed";
    const data = JSON.stringify({ changed: isChanged });
    await stream.writeSSE({ event: isChanged ? "changed" : "beat", data, retry: RETRY_MS });
    event = await news.next(BEAT_MS);
    const now = machineClock.elapsedMs();
    if (now - askedAt < SESSION_MS) continue;
    if (!(await isOpen())) return;
    askedAt = now;
  }
}

/** What was said since one last asked, in one word; or `beat` after a while. */
function waiter() {
  let said: CalloutEvent | null = null;
  let wake: (() => void) | null = null;
  return {
    say: (event: CalloutEvent): void => {
      said = said === "closing" ? said : event;
      wake?.();
    },
    next: async (ms: number): Promise<CalloutEvent | "beat"> => {
      if (said === null) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = null;
      }
      const heard = said ?? "beat";
      if (said !== "closing") said = null;
      return heard;
    },
  };
}
