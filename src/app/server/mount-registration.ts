import type { Context, Hono } from "hono";
import { addSeconds, type Clock } from "../../platform/index.ts";
import { ROUTES } from "../api/routes.ts";
import { addressOf } from "./address-of.ts";
import type { Registrations } from "./handler.ts";
import { refuse } from "./mount-routes.ts";
import { parseCall } from "./parse-call.ts";
import { bucket } from "./rate-limit.ts";

interface Parts {
  readonly registrations: Registrations;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** A browser may open 20 invitations at once, and one more every three seconds. */
const RATE = { burst: 20, everySeconds: 3 };

/** The page of an invitation: anybody who holds its secret may look, and register once (MM-06). */
export function mountRegistration(app: Hono, { registrations, clock, trustProxy }: Parts): void {
  const allow = bucket(RATE, clock);
  const tooMany = (context: Context) => {
    const retryAt = addSeconds(clock.instant(), RATE.everySeconds);
    return refuse(context, { code: "auth.too-many-requests", retryAt });
  };

  app.get(ROUTES.registration.path, async (context) => {
    if (!allow(addressOf(context, trustProxy))) return tooMany(context);
    const found = await registrations.find(context.req.param("token") ?? "");
    return found.ok ? context.json(found.value) : refuse(context, found.refusal);
  });

  app.post(ROUTES.register.path, async (context) => {
    if (!allow(addressOf(context, trustProxy))) return tooMany(context);
    const parsed = await parseCall(context, ROUTES.register);
    if ("code" in parsed) return refuse(context, parsed);
    const body = ROUTES.register.body.parse(parsed.body);
    const made = await registrations.register(context.req.param("token") ?? "", body);
    return made.ok ? context.json({ done: true }) : refuse(context, made.refusal);
  });
}
