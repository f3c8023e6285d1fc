import { inQueue } from "../../callout/assign/queue.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import { nextVisit } from "../../callout/case/may-now.ts";
import type { CaseState } from "../../callout/model.ts";
import type { CaseRow } from "../../callout/store-cases.ts";
import { loadSettings } from "../../callout/store-settings.ts";
import { holdCase } from "../../callout/write-facts.ts";
import type { CalloutMoment, InMoment } from "./callout-moment.ts";
import { wakeWork } from "../../platform/index.ts";
import { seek } from "./seek.ts";
import { loadTown, type Town } from "./town.ts";

/** Somebody is asked, has it, or is there. */
const ENGAGED: readonly CaseState[] = ["offered", "assigned", "on-the-way", "on-site"];

/**
 * Ask for those who wait, in the order of the queue: by urgency, then by who called first. Where
 * nobody is free for the first of a skill and area, nobody is for those behind it, and they are not
 * looked at. The town is read once, and again when somebody was asked.
 */
export async function serveQueue(inMoment: InMoment, open: readonly CaseRow[]): Promise<void> {
  const waiting = await waitingIn(inMoment, open);
  const full = new Set<string>();
  let town: Town | null = null;
  for (const { number, group } of waiting) {
    if (full.has(group)) continue;
    const known: Town = town ?? (await inMoment(({ tx, now }) => loadTown(tx, now)));
    const served = await inMoment(async (moment) => {
      const now = await holdCase(moment.tx, number);
      return now?.state === "seeking" ? seek(moment, now, { town: known, inTurn: true }) : null;
    });
    town = served === null || served.state === "seeking" ? known : null;
    if (served?.state === "seeking" && !wasAsked(served)) full.add(group);
  }
}

/** Somebody has their hands free again: whoever waits is looked at, as soon as that is so. */
export async function callQueue(
  { tx }: Pick<CalloutMoment, "tx">,
  before: CaseNow | null,
  after: CaseNow,
): Promise<void> {
  const isFree = before !== null && isEngaged(before) && !isEngaged(after);
  if (isFree) await wakeWork(tx, "callouts");
}

function isEngaged({ state }: CaseNow): boolean {
  return ENGAGED.includes(state);
}

/** One whom some were asked for, and refused, says nothing of who is free for others. */
function wasAsked(now: CaseNow): boolean {
  const visit = nextVisit(now);
  return now.offers.some((offer) => offer.visit === visit);
}

/** What goes by itself, in the order of the queue. */
async function waitingIn(inMoment: InMoment, open: readonly CaseRow[]) {
  const { asksAtOnce } = await inMoment(({ tx }) => loadSettings(tx));
  const seeking = open.filter(({ summary: { state, urgency } }) => {
    return state === "seeking" && asksAtOnce.includes(urgency);
  });
  return inQueue(
    seeking.map(({ number, openedAt, summary }) => {
      const { urgency, skill, minutes, place } = summary;
      return {
        number,
        urgency,
        openedAt,
        skill,
        minutes,
        group: `${skill}/${place.area ?? ""}`,
      };
    }),
  );
}
