import type { Moment } from "../../life/moment.ts";
import type { Reading } from "./world.ts";

/** A request's transaction, as carrying something out needs it. */
export function momentOf({ tx, world, now, today }: Reading): Moment {
  return { tx, catalogue: world.catalogue, sources: world.sources, now, today };
}
