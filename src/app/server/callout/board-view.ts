import { clockState, nextClock } from "../../../callout/case/clocks.ts";
import type { CaseSummary } from "../../../callout/case/summary.ts";
import { type Area, loadAreas } from "../../../callout/store-areas.ts";
import { announcementNow } from "../../../callout/store-announcements.ts";
import { type CaseRow as StoredCase, openCases } from "../../../callout/store-cases.ts";
import type { Board, CaseRow } from "../../api/callout-desk.ts";
import { loadTown } from "../../callout/town.ts";
import { STATE_WORDS } from "../../callout/words/state-words.ts";
import { troubleWords } from "../../callout/words/trouble-label.ts";
import type { Reading } from "../reads/world.ts";
import { boardTechnicians } from "./board-technicians.ts";
import { clockView } from "./clock-view.ts";
import { longestWait } from "./form-view.ts";
import { NEED_WORDS } from "./need-words.ts";
import { placeView } from "./place-view.ts";

/** Open cases by the clock that is due first, and everybody who goes out: a dozen statements. */
export async function readBoard(at: Reading): Promise<Board> {
  const { tx, now, world } = at;
  const open = await openCases(tx);
  const areas = await loadAreas(tx);
  const town = await loadTown(tx, now);
  const names = new Map(town.technicians.map((one) => [one.technician, one.name]));
  const words = troubleWords(world.catalogue);
  const cases = open.map((row) => caseRow(row, { now, areas, names, words }));
  const clocks = cases.flatMap(({ clock }) => clock ?? []);
  return {
    asOf: now,
    cases,
    technicians: boardTechnicians({ now, town, open }),
    announcement: await announced(at),
    counts: {
      open: cases.length,
      unassigned: cases.filter(({ technician }) => technician === null).length,
      alarms: clocks.filter(({ state }) => state === "alarm").length,
      late: clocks.filter(({ state }) => state === "late").length,
    },
  };
}

interface Shown {
  readonly now: string;
  readonly areas: readonly Area[];
  readonly names: ReadonlyMap<string, string>;
  readonly words: (summary: CaseSummary) => CaseRow["trouble"];
}

function caseRow({ number, openedAt, summary }: StoredCase, shown: Shown): CaseRow {
  const { now, areas, names, words } = shown;
  const { state, urgency, family, technician, promise } = summary;
  const clock = dueClock(summary, now);
  return {
    number,
    state,
    stateLabel: STATE_WORDS[state],
    urgency,
    family,
    trouble: words(summary),
    name: summary.name,
    place: placeView(summary.place, areas),
    openedAt,
    clock: clock === null ? null : clockView(clock, now),
    technician:
      technician === null ? null : { technician, name: names.get(technician) ?? technician },
    promise: promise === null ? null : { from: promise.from, until: promise.until },
    outcome: summary.outcome,
    needs: summary.needs.map((need) => NEED_WORDS[need]),
  };
}

/** The clock that is late or due first; of what was missed and done nothing is shown. */
function dueClock({ clocks }: CaseSummary, now: string) {
  const late = clocks.filter((clock) => clockState(clock, now) === "late");
  return nextClock(late) ?? nextClock(clocks);
}

async function announced({ tx, now }: Reading): Promise<Board["announcement"]> {
  const told = await announcementNow(tx);
  if (told === null) return null;
  const { announcement, title, body, since, areas, families } = told;
  return {
    announcement: String(announcement),
    title,
    body,
    since,
    waitMinutes: await longestWait({ tx, now }, told),
    areas: [...areas],
    families: [...families],
  };
}
