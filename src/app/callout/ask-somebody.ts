import type { CaseNow } from "../../callout/case/case-now.ts";
import { nextVisit } from "../../callout/case/may-now.ts";
import { loadSettings } from "../../callout/store-settings.ts";
import { loadTechnician } from "../../callout/store-technicians.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import { addSeconds } from "../../platform/index.ts";
import type { ActFacts } from "./act-on-case.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import type { CalloutRefusal } from "./on-case.ts";
import { rankFor } from "./seek.ts";
import { loadTown } from "./town.ts";

/** Ask the best, or one by name: whoever the desk names may be asked, ranked or not. */
export async function askSomebody(
  moment: CalloutMoment,
  now: CaseNow,
  named: string | null,
): Promise<Result<ActFacts, CalloutRefusal>> {
  const { tx } = moment;
  const { ranked, out } = rankFor(moment, now, await loadTown(tx, moment.now));
  const technician = named ?? ranked.at(0)?.technician ?? null;
  if (technician === null) return no({ code: "callout.nobody-to-ask" });
  const found = await loadTechnician(tx, technician);
  if (found === null || !found.active) return no({ code: "callout.technician-not-found" });
  const { offers } = await loadSettings(tx);
  const { secondsToAnswer } = offers[now.urgency];
  const reasons = ranked.find((one) => one.technician === technician)?.reasons;
  const against = out.find((one) => one.technician === technician);
  const offered = {
    visit: nextVisit(now),
    technician,
    expiresAt: addSeconds(moment.now, secondsToAnswer),
    reasons: reasons ?? (against === undefined ? [] : [against.reason]),
  };
  return ok({ bodies: [{ type: "offered", ...offered }] });
}
