import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { DeviceRow } from "../../../home/store-devices.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { type Clock, instantText } from "../../../platform/index.ts";
import { propertyValue } from "../../api/home-device.ts";
import { addressOf } from "../address-of.ts";
import { bearerOf } from "../caller.ts";
import { bucket } from "../rate-limit.ts";
import { describedOf, descriptionOf, type Json, knownOf, profileOf } from "./describe-device.ts";
import { type ElapiError, elapiError } from "./elapi-error.ts";
import type { ElapiCaller, HomeApi } from "./home-api.ts";

export interface ElapiParts {
  readonly homeApi: HomeApi;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** A program polls thirty devices each few seconds; who guesses secrets gets no further. */
const RATE = { burst: 60, everySeconds: 1 };
const STRANGERS = { burst: 20, everySeconds: 10 };
const LARGEST_BODY = 4096;
const MOST_LISTED = 100;
const DEVICE = /^dv_[0-9a-f]{20}$/;

const paging = z.object({
  limit: z.coerce.number().int().min(1).max(MOST_LISTED).catch(MOST_LISTED),
  offset: z.coerce.number().int().min(0).catch(0),
});
const settingBody = z.record(z.string().max(80), propertyValue);

type Answer = Result<{ readonly status: 200 | 202; readonly body: Json }, ElapiError>;
type Answering = (context: Context, caller: ElapiCaller) => Promise<Answer>;

/** `/elapi/v1`: the own home in the vocabulary of the ECHONET Lite Web API, for who has a token. */
export function mountElapi(app: Hono, parts: ElapiParts): void {
  const answer = guarded(parts);
  const { homeApi } = parts;
  app.use("/elapi/*", async (context, next) => {
    await next();
    context.header("Cache-Control", "no-store");
  });
  app.use("/elapi/*", bodyLimit({ maxSize: LARGEST_BODY, onError: tooLarge }));
  app.get("/elapi", answer(versions));
  app.get(
    "/elapi/v1",
    answer((_, caller) => services(homeApi, caller)),
  );
  app.get(
    "/elapi/v1/devices",
    answer((context, caller) => listed(homeApi, context, caller)),
  );
  app.get("/elapi/v1/devices/:id", answer(onDevice(homeApi, (row) => done(descriptionOf(row)))));
  app.get(
    "/elapi/v1/devices/:id/properties",
    answer(onDevice(homeApi, (row) => done(knownOf(row)))),
  );
  app.get("/elapi/v1/devices/:id/properties/:name", answer(onDevice(homeApi, oneProperty)));
  app.put(
    "/elapi/v1/devices/:id/properties/:name",
    answer((context, caller) => settingOf(homeApi, context, caller)),
  );
  app.all(
    "/elapi/*",
    answer(async () => no(elapiError("elapi.not-found"))),
  );
}

/** Rate, token, then what is asked for; errors in one form. */
function guarded({ homeApi, clock, trustProxy }: ElapiParts) {
  const known = bucket(RATE, clock);
  const strangers = bucket(STRANGERS, clock);
  return (answering: Answering) => async (context: Context) => {
    const secret = bearerOf(context.req.header("Authorization"));
    const caller = secret === null ? null : await homeApi.caller(secret);
    if (caller === null) {
      const allowed = strangers(addressOf(context, trustProxy));
      return failed(context, allowed ? "elapi.unknown-token" : "elapi.too-many-requests");
    }
    if (!known(`${caller.operatorId}/${caller.token}`))
      return failed(context, "elapi.too-many-requests");
    const answered = await answering(context, caller);
    if (!answered.ok) return refused(context, answered.refusal);
    return context.json(answered.value.body, answered.value.status);
  };
}

function failed(context: Context, code: Parameters<typeof elapiError>[0]): Response {
  if (code === "elapi.unknown-token") context.header("WWW-Authenticate", "Bearer");
  if (code === "elapi.too-many-requests")
    context.header("Retry-After", String(STRANGERS.everySeconds));
  return refused(context, elapiError(code));
}

function refused(context: Context, { status, ...error }: ElapiError): Response {
  return context.json(error, status);
}

function tooLarge(context: Context): Response {
  return failed(context, "elapi.too-large");
}

async function versions(): Promise<Answer> {
  return done({ versions: [{ id: "v1", status: "CURRENT" }] });
}

async function services(homeApi: HomeApi, caller: ElapiCaller): Promise<Answer> {
  const rows = await homeApi.devices(caller);
  if (!rows.ok) return rows;
  const descriptions = { ja: "機器", en: "devices" };
  return done({ v1: [{ name: "devices", descriptions, total: rows.value.length }] });
}

async function listed(homeApi: HomeApi, context: Context, caller: ElapiCaller): Promise<Answer> {
  const { limit, offset } = paging.parse(context.req.query());
  const rows = await homeApi.devices(caller);
  if (!rows.ok) return rows;
  const devices = rows.value.slice(offset, offset + limit).map(profileOf);
  return done({ devices, hasMore: offset + limit < rows.value.length, limit, offset });
}

function onDevice(
  homeApi: HomeApi,
  answering: (row: DeviceRow, context: Context) => Answer,
): Answering {
  return async (context, caller) => {
    const rows = await homeApi.devices(caller);
    if (!rows.ok) return rows;
    const row = rows.value.find(({ device }) => device === context.req.param("id"));
    if (!row) return no(elapiError("home.device-not-found"));
    // Values are the last ones known: since when is said beside them.
    if (row.stateAt !== null) context.header("Engawa-State-At", instantText(row.stateAt));
    return answering(row, context);
  };
}

/** Null where the device has the property and it was not read yet, or has no value. */
function oneProperty(row: DeviceRow, context: Context): Answer {
  const name = context.req.param("name") ?? "";
  const has = describedOf(row).some((spec) => spec.name === name);
  return has
    ? done({ [name]: row.state[name] ?? null })
    : no(elapiError("elapi.property-not-found"));
}

async function settingOf(homeApi: HomeApi, context: Context, caller: ElapiCaller): Promise<Answer> {
  if (!caller.mayControl) return no(elapiError("elapi.read-only-token"));
  const property = context.req.param("name") ?? "";
  const body = settingBody.safeParse(await context.req.json<unknown>().catch(() => null));
  const names = body.success ? Object.keys(body.data) : [];
  const value = body.data?.[property];
  if (names.length !== 1 || value === undefined) return no(elapiError("elapi.bad-body"));
  const device = context.req.param("id") ?? "";
  if (!DEVICE.test(device)) return no(elapiError("home.device-not-found"));
  const key = context.req.header("Idempotency-Key")?.slice(0, 80) ?? null;
  const set = await homeApi.set(caller, { device, property, value, key });
  if (!set.ok) return set;
  if (set.value.done) return done({ [property]: set.value.properties[property] ?? value });
  const { command, state } = set.value;
  return ok({ status: 202, body: { command, state } });
}

function done(body: Json): Answer {
  return ok({ status: 200, body });
}
