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

/**
 * Whose network it is, for counting strangers: a household has all of an IPv6 /64, and could be
 * another one with each request. `2001:db8:1:2::9` counts as `2001:db8:1:2`; IPv4 as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const [first, last] = [groupsOf(head), groupsOf(tail ?? "")];
  const between = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const zeros = Array.from({ length: between }, () => "0");
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}

function groupsOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(":");
}
