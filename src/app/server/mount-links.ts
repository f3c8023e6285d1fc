import type { Hono } from "hono";
import { addSeconds, type Clock } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";
import { addressOf } from "./address-of.ts";
import type { Links } from "./handler.ts";
import { refuse } from "./mount-routes.ts";
import { parseCall } from "./parse-call.ts";
import { bucket } from "./rate-limit.ts";

interface Parts {
  readonly links: Links;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** A browser may open 20 links at once, and one more every three seconds. */
const RATE = { burst: 20, everySeconds: 3 };

/** A customer's secret address: read only, without a login; else as if nothing was there. */
export function mountLinks(app: Hono, { links, clock, trustProxy }: Parts): void {
  const allow = bucket(RATE, clock);
  app.get(ROUTES.diagnosisLink.path, async (context) => {
    context.header("X-Robots-Tag", "noindex");
    context.header("Referrer-Policy", "no-referrer");
    if (!allow(addressOf(context, trustProxy))) {
      const retryAt = addSeconds(clock.instant(), RATE.everySeconds);
      return refuse(context, { code: "auth.too-many-requests", retryAt });
    }
    const parsed = await parseCall(context, ROUTES.diagnosisLink);
    if ("code" in parsed) return refuse(context, { code: "diagnosis.link-closed" });
    const opened = await links(context.req.param("token") ?? "");
    if (!opened.ok) return refuse(context, opened.refusal);
    return context.json(ROUTES.diagnosisLink.answer.parse(opened.value));
  });
}
