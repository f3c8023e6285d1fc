import path from "node:path";
import type { Hono } from "hono";
import type { Pool } from "pg";
import { storedSources } from "../../billing/index.ts";
import { formatDay } from "../../kernel/day.ts";
import { no, ok } from "../../kernel/result.ts";
import { readEmail } from "../../kernel/typed/email.ts";
import {
  type Clock,
  type Config,
  invitationOf,
  loadOperator,
  login,
  logout,
  register,
  sessionOf,
  withOperator,
} from "../../platform/index.ts";
import type { LoadedCatalogue } from "../../terms/assemble.ts";
import { calendarOf } from "../life/calendar.ts";
import { hasDiagnosis } from "../diagnosis/load-contractor.ts";
import { tellNewLogin } from "../life/tell-person.ts";
import { enrol } from "../home/enrol.ts";
import type { Callouts } from "../callout/callout-hub.ts";
import type { Homes } from "../home/open-homes.ts";
import { helpOf } from "./callout/help.ts";
import { createApp } from "./create-app.ts";
import { programsOf } from "./diagnosis/find-program.ts";
import { linkedReport } from "./diagnosis/linked-report.ts";
import { openDiagnosisLink } from "./diagnosis/open-link.ts";
import { homeOfToken } from "./elapi/home-of-token.ts";
import type { Registrations, Sessions } from "./handler.ts";
import { dataHandlers } from "./handlers.ts";
import type { World } from "./reads/world.ts";
import { tokyoDay } from "../tokyo-day.ts";

export interface ServerParts {
  /** As `engawa_app`, which owns nothing. */
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  /** The machine's: sessions and lockout go by it, business by each operator's own. */
  readonly clock: Clock;
  readonly config: Pick<Config, "http">;
  /** Folder of the built portal, where it is not `dist/web`. */
  readonly portal?: string;
  /** Gateways and pages that look at homes; left out: nothing is live here. */
  readonly homes?: Homes;
  /** Pages that look at call-outs; left out: they ask now and then. */
  readonly callouts?: Callouts;
  /** Told of what broke while answering; standard error by default. */
  readonly report?: (error: unknown) => void;
}

const PORTAL = path.resolve(import.meta.dirname, "../../../dist/web");

/** The portal and its interface over a database. */
export function createServer({
  pool,
  catalogue,
  clock,
  config,
  homes,
  callouts,
  report,
  portal = PORTAL,
}: ServerParts): Hono {
  const portalUrl = config.http.publicUrl;
  const world: World = {
    pool,
    catalogue,
    sources: storedSources(catalogue),
    portal: portalUrl,
    ...(homes === undefined ? {} : { homesNow: (home) => homes.hub.nowOf(home) }),
  };
  return createApp({
    handlers: dataHandlers(world),
    sessions: sessionsOf(pool, clock),
    registrations: registrationsOf(pool),
    programs: programsOf(pool),
    links: {
      open: (token) => openDiagnosisLink(pool, token),
      report: (token, language) => linkedReport({ pool, catalogue, token, language }),
    },
    enrol: (body) => enrol(pool, body),
    ...(homes === undefined ? {} : { live: { world, homes } }),
    ...(callouts === undefined ? {} : { callouts }),
    help: helpOf(world),
    homeApi: homeOfToken({ pool, catalogue, hub: homes?.hub ?? null }),
    calendars: (token) => calendarOf({ pool, catalogue, portal: config.http.publicUrl }, token),
    clock,
    publicUrl: config.http.publicUrl,
    trustProxy: config.http.trustProxy,
    files: { directory: portal },
    report: report ?? ((error) => console.error(error)),
  });
}

function sessionsOf(pool: Pool, clock: Clock): Sessions {
  return {
    login: async (request) => {
      const opened = await login(pool, request, clock);
      if (opened.ok) return opened;
      const { refusal } = opened;
      return refusal.code === "auth.locked"
        ? no({ code: refusal.code, retryAt: refusal.until })
        : no(refusal);
    },
    find: (token) => sessionOf(pool, token, clock),
    logout: (token) => logout(pool, token),
    frame: async ({ operatorId, accountId }) => {
      const operator = await loadOperator(pool, operatorId);
      if (operator === null) throw new Error(`operator ${operatorId} of a session is gone`);
      const { name } = operator;
      const today = formatDay(tokyoDay(operator.clock.instant()));
      const diagnoses =
        accountId !== null &&
        (await withOperator(pool, operatorId, (tx) => hasDiagnosis(tx, accountId)));
      return { operator: { ja: name, en: name }, today, diagnoses };
    },
  };
}

function registrationsOf(pool: Pool): Registrations {
  return {
    find: async (token) => {
      const invitation = await invitationOf(pool, token);
      const operator = invitation && (await loadOperator(pool, invitation.operatorId));
      if (!invitation || !operator) return no({ code: "registration.no-invitation" });
      const { name } = operator;
      return ok({ operator: { ja: name, en: name }, asksDwelling: invitation.asksDwelling });
    },
    register: async (token, { email, password, building, room }) => {
      const loginId = readEmail(email);
      if (!loginId.ok) {
        const { reason, accepted } = loginId.refusal;
        const said = { ja: `${reason.ja}${accepted.ja}`, en: `${reason.en} ${accepted.en}` };
        const fields = [{ path: "email", message: said.en, said }];
        return no({ code: "http.bad-request", fields });
      }
      const invitation = await invitationOf(pool, token);
      const made = await register(pool, token, {
        loginId: loginId.value,
        password,
        building,
        room,
      });
      if (!made.ok) return no({ code: made.refusal.code });
      if (invitation !== null) await tellOfLogin(pool, { ...invitation, ...made.value });
      return made;
    },
  };
}

async function tellOfLogin(
  pool: Pool,
  made: { readonly operatorId: number; readonly accountId: number; readonly loginId: string },
): Promise<void> {
  const operator = await loadOperator(pool, made.operatorId);
  if (operator === null) return;
  const now = operator.clock.instant();
  await withOperator(pool, made.operatorId, (tx) => tellNewLogin(tx, now, made));
}
