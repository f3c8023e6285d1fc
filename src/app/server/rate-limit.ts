import type { Clock } from "../../platform/index.ts";

/**
 * Addresses remembered at most: beyond that the oldest are forgotten, so that memory stays bounded.
 */
const MOST_ADDRESSES = 10_000;

/**
 * A token bucket per key: `burst` calls at once, then one more every `everySeconds`. The answer
 * says whether this call may pass. Burst 2, every 3 s: calls at 0, 0, 0, 3 s give yes, yes, no,
 * yes.
 */
export function bucket(
  { burst, everySeconds }: { burst: number; everySeconds: number },
  clock: Clock,
): (key: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    const now = clock.elapsedMs();
    const last = buckets.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, last.tokens + (now - last.at) / (everySeconds * 1000));
    const passes = filled >= 1;
    buckets.delete(key);
    buckets.set(key, { tokens: passes ? filled - 1 : filled, at: now });
    const oldest = buckets.keys().next();
    if (buckets.size > MOST_ADDRESSES && !oldest.done) buckets.delete(oldest.value);
    return passes;
  };
}
