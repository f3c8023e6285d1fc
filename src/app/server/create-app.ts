import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { type Clock, sameOriginOnly, securityHeaders } from "../../platform/index.ts";
import { photoTakenSchema } from "../api/callout-field.ts";
import type { Route } from "../api/route.ts";
import { ROUTES } from "../api/routes.ts";
import type { Help } from "./callout/help.ts";
import { mountHelp } from "./callout/mount-help.ts";
import type { Callouts } from "../callout/callout-hub.ts";
import { mountCalloutLive } from "./callout/mount-callout-live.ts";
import { pictureTooLarge } from "./callout/picture-too-large.ts";
import { bearerOf } from "./caller.ts";
import type { HomeApi } from "./elapi/home-api.ts";
import { mountElapi } from "./elapi/mount-elapi.ts";
import type { Handlers, Links, Programs, Registrations, Sessions } from "./handler.ts";
import { type Enrol, mountEnrol } from "./home/mount-enrol.ts";
import { type LiveParts, mountLive } from "./home/mount-live.ts";
import { type Calendars, mountCalendar } from "./mount-calendar.ts";
import { mountLinks } from "./mount-links.ts";
import { mountRegistration } from "./mount-registration.ts";
import { mountRoutes, refuse } from "./mount-routes.ts";
import { mountSession } from "./mount-session.ts";
import { openApi } from "./open-api.ts";
import { problemOf, type Refusal, statusOf } from "./problems.ts";
import { type StaticFiles, serveStatic } from "./serve-static.ts";

export interface AppParts {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  readonly registrations: Registrations;
  /** Left out: there are no programs. */
  readonly programs?: Programs;
  /** Left out: no address opens a diagnosis. */
  readonly links?: Links;
  /** Left out: there are no calendars. */
  readonly calendars?: Calendars;
  /** Left out: nobody calls for help without a login. */
  readonly help?: Help;
  /** Left out: no gateway enrols here. */
  readonly enrol?: Enrol;
  /** Left out: nothing is live here. */
  readonly live?: LiveParts;
  /** Left out: pages ask for call-outs now and then. */
  readonly callouts?: Callouts;
  /** Left out: no personal token opens a home. */
  readonly homeApi?: HomeApi;
  readonly clock: Clock;
  /** As browsers see it, or null: then each request's own address counts. */
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  readonly files: StaticFiles;
  /** Told of what broke; answers never carry it. */
  readonly report: (error: unknown) => void;
}

const LARGEST_BODY = 64 * 1024;

/** The whole HTTP surface: JSON interface, OpenAPI document, portal. Knows no database. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const isHttps = parts.publicUrl?.startsWith("https://") ?? false;
  app.use(securityHeaders({ isHttps }));
  const ownPagesOnly = sameOriginOnly((url) => new URL(parts.publicUrl ?? url).origin);
  app.use("/api/*", (context, next) =>
    bearerOf(context.req.header("Authorization")) === null ? ownPagesOnly(context, next) : next(),
  );
  app.use("/api/*", limitedBody());
  app.use("/api/*", async (context, next) => {
    await next();
    if (!context.res.headers.has("Cache-Control")) context.header("Cache-Control", "no-store");
  });
  // Sixty kilobytes of a day's terms over a weak signal are six.
  app.use("/api/field/*", compress());
  app.get("/api/health", (context) => context.json({ ok: true }));
  app.get("/api/openapi.json", (context) => context.json(openApi()));
  mountSession(app, { ...parts, isHttps });
  mountRegistration(app, parts);
  const { links, help } = parts;
  if (links) mountLinks(app, { ...parts, links });
  if (help) mountHelp(app, { ...parts, help });
  mountRoutes(app, { ...parts, isHttps });
  const { live, enrol } = parts;
  if (live) mountLive(app, { ...parts, ...live, isHttps });
  if (enrol) mountEnrol(app, { ...parts, enrol });
  const { callouts } = parts;
  if (callouts) mountCalloutLive(app, { ...parts, callouts, isHttps });
  const notFound = { code: "http.not-found" } as const;
  app.all("/api/*", (context) => context.json(problemOf(notFound), statusOf(notFound)));
  const { calendars } = parts;
  if (calendars) mountCalendar(app, { ...parts, calendars });
  const { homeApi } = parts;
  if (homeApi) mountElapi(app, { ...parts, homeApi });
  app.get("*", serveStatic(parts.files));
  app.onError((error, context) => {
    parts.report(error);
    const failed = { code: "http.failed" } as const;
    return context.json(problemOf(failed), statusOf(failed));
  });
  return app;
}

/** Each route takes as much as it says, others as much as a form is. */
function limitedBody(): MiddlewareHandler {
  const plain = limit(LARGEST_BODY, () => ({ code: "http.too-large" }));
  const larger = Object.values<Route>(ROUTES).flatMap(({ path, largest, file, answer }) => {
    const most = file ?? largest;
    if (most === undefined) return [];
    const isPicture = answer === photoTakenSchema;
    const refusal = (context: Context): Refusal =>
      isPicture ? pictureTooLarge(context, most) : { code: "http.too-large" };
    return [{ path: pattern(path), limit: limit(most, refusal) }];
  });
  return (context, next) => {
    const found = larger.find(({ path }) => path.test(context.req.path));
    return (found?.limit ?? plain)(context, next);
  };
}

function limit(maxSize: number, refusal: (context: Context) => Refusal): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (context) => refuse(context, refusal(context)) });
}

/** `/api/field/photos/:photo` as the addresses that are such. */
function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`);
}
