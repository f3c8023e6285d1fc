import type { Context, Hono } from "hono";
import type { Result } from "../../kernel/result.ts";
import { addSeconds, type Clock } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";
import { addressOf } from "./address-of.ts";
import type { Links } from "./handler.ts";
import { refuse, send } from "./mount-routes.ts";
import { parseCall } from "./parse-call.ts";
import type { Refusal } from "./problems.ts";
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
  const opened = async (
    context: Context,
    route: typeof ROUTES.diagnosisLink | typeof ROUTES.linkedReport,
    open: (token: string) => Promise<Result<unknown, Refusal>>,
  ): Promise<Response> => {
    context.header("X-Robots-Tag", "noindex");
    context.header("Referrer-Policy", "no-referrer");
    if (!allow(addressOf(context, trustProxy))) {
      const retryAt = addSeconds(clock.instant(), RATE.everySeconds);
      return refuse(context, { code: "auth.too-many-requests", retryAt });
    }
    const parsed = await parseCall(context, route);
    if ("code" in parsed) return refuse(context, { code: "diagnosis.link-closed" });
    const answer = await open(context.req.param("token") ?? "");
    return answer.ok ? send(context, route, answer.value) : refuse(context, answer.refusal);
  };
  app.get(ROUTES.diagnosisLink.path, (context) =>
    opened(context, ROUTES.diagnosisLink, (token) => links.open(token)),
  );
  app.get(ROUTES.linkedReport.path, (context) => {
    const language = context.req.query("lang") === "en" ? "en" : "ja";
    return opened(context, ROUTES.linkedReport, (token) => links.report(token, language));
  });
}
