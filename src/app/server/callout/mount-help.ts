import type { Context, Hono } from "hono";
import type { Result } from "../../../kernel/result.ts";
import { addSeconds, type Clock } from "../../../platform/index.ts";
import { openCalloutRoutes as ROUTES } from "../../api/callout-open-routes.ts";
import type { Route } from "../../api/route.ts";
import { addressOf, networkOf } from "../address-of.ts";
import { refuse, send } from "../mount-routes.ts";
import { KEY_HEADER, parseCall } from "../parse-call.ts";
import type { Refusal } from "../problems.ts";
import { bucket } from "../rate-limit.ts";
import type { Help } from "./help.ts";

interface Parts {
  readonly help: Help;
  readonly clock: Clock;
  readonly trustProxy: boolean;
}

/** In a storm a whole building may share one address: enough for it, and little for guessing. */
const LOOK = { burst: 120, everySeconds: 0.5 };
/** Each sends a letter, tries a code, or keeps a picture. */
const ACT = { burst: 20, everySeconds: 6 };

type Answering = (context: Context) => Promise<Result<unknown, Refusal>>;

/** `/api/help`: the way to call for help when there is no login, or it does not work. */
export function mountHelp(app: Hono, { help, clock, trustProxy }: Parts): void {
  const looks = { ...LOOK, allow: bucket(LOOK, clock) };
  const acts = { ...ACT, allow: bucket(ACT, clock) };
  const answer = (route: Route, run: Answering) => {
    app.on(route.method.toUpperCase(), route.path, async (context) => {
      context.header("X-Robots-Tag", "noindex");
      const rate = route.method === "get" ? looks : acts;
      if (!rate.allow(networkOf(addressOf(context, trustProxy)))) {
        const retryAt = addSeconds(clock.instant(), Math.ceil(rate.everySeconds));
        return refuse(context, { code: "auth.too-many-requests", retryAt });
      }
      const answered = await run(context);
      return answered.ok ? send(context, route, answered.value) : refuse(context, answered.refusal);
    });
  };
  mountOpenForm(answer, help);
  mountLinkedCase(answer, help);
}

type Mount = (route: Route, run: Answering) => void;

function mountOpenForm(answer: Mount, help: Help): void {
  answer(ROUTES.helpForm, (context) =>
    parsed(context, ROUTES.helpForm, () => help.form(context.req.query("operator"))),
  );
  answer(ROUTES.helpCode, (context) =>
    parsed(context, ROUTES.helpCode, (body) => help.code(ROUTES.helpCode.body.parse(body))),
  );
  answer(ROUTES.helpCall, (context) =>
    parsed(context, ROUTES.helpCall, (body) => {
      const key = context.req.header(KEY_HEADER) ?? "";
      return help.call({ ...ROUTES.helpCall.body.parse(body), key });
    }),
  );
}

function mountLinkedCase(answer: Mount, help: Help): void {
  answer(ROUTES.helpCase, (context) => help.read(tokenOf(context)));
  answer(ROUTES.helpPrice, (context) =>
    parsed(context, ROUTES.helpPrice, (body) =>
      help.act(tokenOf(context), { type: "price", ...ROUTES.helpPrice.body.parse(body) }),
    ),
  );
  answer(ROUTES.helpCancel, (context) =>
    parsed(context, ROUTES.helpCancel, (body) =>
      help.act(tokenOf(context), { type: "cancel", ...ROUTES.helpCancel.body.parse(body) }),
    ),
  );
  answer(ROUTES.helpSendPhoto, (context) =>
    parsed(context, ROUTES.helpSendPhoto, (_body, file) => help.sendPhoto(tokenOf(context), file)),
  );
  answer(ROUTES.helpPhoto, (context) =>
    parsed(context, ROUTES.helpPhoto, () =>
      help.photo(tokenOf(context), context.req.param("photo") ?? ""),
    ),
  );
  answer(ROUTES.helpReportPdf, (context) =>
    parsed(context, ROUTES.helpReportPdf, () => {
      const document = context.req.param("document") ?? "";
      const language = context.req.query("lang") === "en" ? "en" : "ja";
      return help.report(tokenOf(context), { document, language });
    }),
  );
}

/** Whatever is written where a secret stands is looked for, and not found like any other. */
function tokenOf(context: Context): string {
  return context.req.param("token") ?? "";
}

async function parsed(
  context: Context,
  route: Route,
  run: (body: unknown, file: Uint8Array) => Promise<Result<unknown, Refusal>>,
): Promise<Result<unknown, Refusal>> {
  const call = await parseCall(context, route);
  if ("code" in call) return { ok: false, refusal: call };
  return run(call.body, call.file ?? new Uint8Array());
}
