import type { Pool } from "pg";
import type { Session } from "../src/platform/index.ts";
import type { LoadedCatalogue } from "../src/terms/assemble.ts";
import { appFor } from "../test/support/app-for.ts";

interface Parts {
  readonly pool: Pool;
  readonly catalogue: LoadedCatalogue;
  /** Where a portal's files would lie; none are asked for. */
  readonly folder: string;
}

/** The whole server without a port, to whom every request is the same person's. */
export function appAs(parts: Parts, who: Session) {
  return appFor(parts, () => who);
}
