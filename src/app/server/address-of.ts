import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The browser's network address; a proxy's word is taken only where it is trusted. */
export function addressOf(context: Context, trustProxy: boolean): string {
  const forwarded = context.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
  if (trustProxy && forwarded) return forwarded;
  try {
    return getConnInfo(context).remote.address ?? "unknown";
  } catch {
    // Called without a socket, as tests do.
    return "unknown";
  }
}
