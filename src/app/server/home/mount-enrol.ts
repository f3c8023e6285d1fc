import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { z } from "zod";
import { enrolBody } from "../../../home/link/messages.ts";
import type { Result } from "../../../kernel/result.ts";
import { addSeconds, type Clock } from "../../../platform/index.ts";
import { addressOf } from "../address-of.ts";
import { refuse } from "../mount-routes.ts";
import { faults } from "../parse-call.ts";
import type { Refusal } from "../problems.ts";
import { bucket } from "../rate-limit.ts";

export type Enrol = (
  body: z.output<typeof enrolBody>,
) => Promise<Result<{ readonly gateway: string }, Refusal>>;

interface Parts {
  readonly enrol: Enrol;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** From one address: a box is enrolled now and then; somebody who guesses tries often. */
const RATE = { burst: 10, everySeconds: 30 };
const LARGEST_BODY = 4096;

/** `POST /gateway/enrol`: open to whoever has a code that was made minutes ago. */
export function mountEnrol(app: Hono, { enrol, clock, trustProxy }: Parts): void {
  const allow = bucket(RATE, clock);
  app.use("/gateway/enrol", bodyLimit({ maxSize: LARGEST_BODY }));
  app.post("/gateway/enrol", async (context) => {
    context.header("Cache-Control", "no-store");
    if (!allow(addressOf(context, trustProxy))) {
      const retryAt = addSeconds(clock.instant(), RATE.everySeconds);
      return refuse(context, { code: "auth.too-many-requests", retryAt });
    }
    const sent = await context.req.json<unknown>().catch(() => null);
    const body = enrolBody.safeParse(sent);
    if (!body.success) return refuse(context, { code: "http.bad-request", fields: faults(body) });
    const made = await enrol(body.data);
    return made.ok ? context.json(made.value) : refuse(context, made.refusal);
  });
}
