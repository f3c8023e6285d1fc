import type { Pool } from "pg";
import { storedSources } from "../../src/billing/index.ts";
import { createApp } from "../../src/app/server/create-app.ts";
import { dataHandlers } from "../../src/app/server/handlers.ts";
import { no } from "../../src/kernel/result.ts";
import { machineClock, type Session } from "../../src/platform/index.ts";
import type { LoadedCatalogue } from "../../src/terms/assemble.ts";

interface Parts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  /** Where a portal's files would lie; none are asked for. */
  readonly folder: string;
}

/** The whole server without a port; who asks is read from the token of their cookie. */
export function appFor({ pool, catalogue, folder }: Parts, who: (token: string) => Session) {
  const world = { pool, catalogue, sources: storedSources(catalogue), portal: null };
  return createApp({
    handlers: dataHandlers(world),
    sessions: {
      find: async (token) => who(token),
      login: async () => no({ code: "auth.no-session" }),
      logout: async () => undefined,
      frame: async () => ({ operator: { ja: "", en: "" }, today: "", diagnoses: false }),
    },
    registrations: {
      find: async () => no({ code: "registration.no-invitation" }),
      register: async () => no({ code: "registration.no-invitation" }),
    },
    clock: machineClock,
    publicUrl: null,
    trustProxy: false,
    files: { directory: folder },
    report: (error) => console.error(error),
  });
}
