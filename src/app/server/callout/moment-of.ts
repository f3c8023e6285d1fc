import type { CalloutMoment } from "../../callout/callout-moment.ts";
import { momentOf } from "../reads/moment.ts";
import type { Reading } from "../reads/world.ts";

/** A request's transaction, as the commands of call-outs need it. */
export function calloutMoment(at: Reading): CalloutMoment {
  return { ...momentOf(at), operator: at.operator };
}
