import type { CaseNow, VisitNow } from "../../../callout/case/case-now.ts";
import { caseOf } from "../../../callout/case/case-of.ts";
import { loadAreas } from "../../../callout/store-areas.ts";
import { casesOfTechnician, loadCases } from "../../../callout/store-cases.ts";
import { loadPhotos } from "../../../callout/store-photos.ts";
import { loadSettings } from "../../../callout/store-settings.ts";
import { loadShifts, type TechnicianRow } from "../../../callout/store-technicians.ts";
import { formatDay } from "../../../kernel/day.ts";
import { addSeconds } from "../../../platform/index.ts";
import type { FieldDay } from "../../api/callout-field.ts";
import type { CalloutMoment } from "../../callout/callout-moment.ts";
import { askAgain, decisionAsk } from "../../callout/decide-case.ts";
import { isOver } from "../../callout/report/compose-report.ts";
import { OUTCOME_WORDS } from "../../callout/words/state-words.ts";
import { decidedBy, troubleLabel } from "../../callout/words/trouble-label.ts";
import { fieldVisit } from "./field-visit.ts";

const HOUR = 3600;

/** Own visits with all that works without a signal, and what was done since the shift before. */
export async function readFieldDay(moment: CalloutMoment, who: TechnicianRow): Promise<FieldDay> {
  const { tx, now: asOf, today, catalogue } = moment;
  const since = addSeconds(asOf, -24 * HOUR);
  const numbers = await casesOfTechnician(tx, { technician: who.technician, since });
  const cases = (await loadCases(tx, numbers)).map(caseOf);
  const own = cases.flatMap((now) => {
    const visit = ownVisit(now, who.technician);
    return visit === null ? [] : [{ now, visit }];
  });
  const [areas, photos] = [await loadAreas(tx), await loadPhotos(tx, numbers)];
  const visits: FieldDay["visits"] = [];
  for (const { now, visit } of own) {
    const decision = await decisionAsk(moment, askAgain(now));
    const { technician } = who;
    visits.push(fieldVisit({ now, visit, technician, decision, catalogue, areas, photos }));
  }
  const { phone: desk } = await loadSettings(tx);
  return {
    technician: { technician: who.technician, name: who.name, photo: who.photo },
    day: formatDay(today),
    asOf,
    now: asOf,
    shift: await shiftOf(moment, who),
    desk,
    visits: visits.toSorted((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1)),
    done: cases.flatMap((now) => doneView(moment, now, who.technician)),
  };
}

/** The visit that somebody has, or is asked to take; null: neither. */
function ownVisit(now: CaseNow, technician: string): VisitNow | null {
  if (!now.isOpen) return null;
  const asked = now.offers.find((one) => one.technician === technician && one.state === "open");
  if (asked !== undefined) return now.visits.find(({ visit }) => visit === asked.visit) ?? null;
  const own = now.visits.at(-1);
  return own?.technician === technician && !isOver(own) ? own : null;
}

/** What is asked comes first, then what is under way, then what has a time. */
function dueAt({ offer, slot, promise, told }: FieldDay["visits"][number]): string {
  if (offer !== null) return `0${offer.expiresAt}`;
  if (told.onTheWayAt !== null) return `1${told.onTheWayAt}`;
  return `2${slot?.from ?? promise?.from ?? ""}`;
}

/** The shift that is on, or the next one. */
async function shiftOf({ tx, now }: CalloutMoment, { technician }: TechnicianRow) {
  const shifts = await loadShifts(tx, { from: now, until: addSeconds(now, 48 * HOUR) });
  const own = shifts.find((shift) => shift.technician === technician);
  return own === undefined ? null : { from: own.from, until: own.until };
}

function doneView(
  { catalogue }: CalloutMoment,
  now: CaseNow,
  technician: string,
): FieldDay["done"] {
  return now.visits
    .filter((visit) => visit.technician === technician)
    .flatMap(({ finished, madeSafe }) => {
      const end = finished ?? madeSafe;
      if (end === null) return [];
      const outcome =
        end.type === "finished"
          ? OUTCOME_WORDS[end.outcome]
          : { ja: "応急処置をしました", en: "Made safe for now" };
      const trouble = troubleLabel(catalogue, decidedBy(now), now.trouble);
      return [{ number: now.number, trouble, finishedAt: end.at, outcome }];
    });
}
