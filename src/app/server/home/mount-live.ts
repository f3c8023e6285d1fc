import type { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { addSeconds, type Clock, sessionCookie } from "../../../platform/index.ts";
import type { Homes } from "../../home/open-homes.ts";
import { callerOf } from "../caller.ts";
import type { Sessions } from "../handler.ts";
import { refuse } from "../mount-routes.ts";
import type { World } from "../reads/world.ts";
import { LIVE_ROUTE } from "./live-route.ts";
import { followHome, readFollowed } from "./follow-home.ts";

export interface LiveParts {
  readonly world: World;
  readonly homes: Pick<Homes, "hub">;
}

interface Parts extends LiveParts {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly isHttps: boolean;
}

/** Pages of one household that are open at once, on one server. */
const MOST_STREAMS = 20;

/** `GET /api/home/live`: what changes in the own home, as server-sent events. */
export function mountLive(app: Hono, { world, homes, sessions, clock, isHttps }: Parts): void {
  const { name: cookie } = sessionCookie(isHttps);
  const open = new Map<string, number>();
  app.get(LIVE_ROUTE.path, async (context) => {
    const caller = await callerOf(context, LIVE_ROUTE, { sessions, cookie });
    if ("code" in caller) return refuse(context, caller);
    const { session } = caller;
    const key = `${session.operatorId}/${session.accountId}`;
    const streams = open.get(key) ?? 0;
    if (streams >= MOST_STREAMS) {
      const retryAt = addSeconds(clock.instant(), 60);
      return refuse(context, { code: "auth.too-many-requests", retryAt });
    }
    // Counted before the first wait: a hundred that come at once are a hundred.
    open.set(key, streams + 1);
    const leave = () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    };
    const first = await readFollowed(world, session).catch((fault: unknown) => {
      leave();
      throw fault;
    });
    if (!first.ok) {
      leave();
      return refuse(context, first.refusal);
    }
    const token = cookieOf(context.req.header("Cookie"), cookie);
    const isOpen = async () => (await sessions.find(token)) !== null;
    context.header("X-Accel-Buffering", "no");
    return streamSSE(context, async (stream) => {
      try {
        await followHome({ world, homes, session, isOpen }, first.value, stream);
      } finally {
        leave();
      }
    });
  });
}

function cookieOf(header: string | undefined, name: string): string {
  const found = (header ?? "").split(/;\s*/).find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}
