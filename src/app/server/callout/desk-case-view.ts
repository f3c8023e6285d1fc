import type { CaseNow } from "../../../callout/case/case-now.ts";
import { clocksOfCase } from "../../../callout/case/clocks.ts";
import { mayNow } from "../../../callout/case/may-now.ts";
import { secondsBetween } from "../../../callout/case/on-site.ts";
import { clocksOf } from "../../../callout/coverage/clocks.ts";
import { loadTechnicians } from "../../../callout/store-technicians.ts";
import type { DeskCase } from "../../api/callout-desk.ts";
import { billedAs } from "../../callout/billed-as.ts";
import { capOf } from "../../callout/compensate.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import { loadAccountById } from "../reads/store.ts";
import type { Reading } from "../reads/world.ts";
import { clausesView } from "../views/refused-view.ts";
import { caseView } from "./case-view.ts";
import { clockView } from "./clock-view.ts";
import { calloutMoment } from "./moment-of.ts";
import { conflictWords } from "./need-words.ts";

/** A case with all that the desk knows of it. */
export async function deskCaseView(at: Reading, now: CaseNow): Promise<DeskCase> {
  const { tx, now: asOf, world } = at;
  const { catalogue } = world;
  const reader = { reader: "desk", photoPath } as const;
  const base = await caseView({ tx, catalogue, now: asOf }, now, reader);
  const names = new Map((await loadTechnicians(tx)).map((one) => [one.technician, one.name]));
  const { opened, accountId, complaints } = now;
  const account = accountId === null ? null : await loadAccountById(tx, accountId);
  const seconds = clocksOf(catalogue, now.urgency, tokyoDay(opened.at));
  const cap = await capOf(calloutMoment(at), now);
  return {
    ...base,
    account: account === null ? null : { account: account.number, name: account.name },
    asker: opened.asker,
    source: opened.source,
    clocks: clocksOfCase(now, seconds).map((clock) => clockView(clock, asOf)),
    offers: offersView(now, names),
    conflicts: now.conflicts.map(({ fact, code }) => {
      return { at: fact.at, words: fact.type === "not-taken" ? fact.words : conflictWords(code) };
    }),
    identity: identityView(now),
    charged: now.charged.map((charge) => {
      const { contract, code, amount } = charge;
      return { contract, code, amount, ...billedAs(catalogue, now, charge) };
    }),
    compensation: {
      cap: cap.cap,
      paid: cap.paid,
      clauses: clausesView(cap.clauses, catalogue),
    },
    complaints: complaints.map(({ at: said, words }) => ({ at: said, words })),
    minutes: minutesView(now, asOf),
    may: [...mayNow(now)],
  };
}

export function photoPath(photo: string): string {
  return `/api/staff/callout/photos/${photo}`;
}

function offersView({ offers }: CaseNow, names: ReadonlyMap<string, string>): DeskCase["offers"] {
  return offers.map((offer) => ({
    visit: offer.visit,
    technician: offer.technician,
    name: names.get(offer.technician) ?? offer.technician,
    state: offer.state,
    offeredAt: offer.offeredAt,
    expiresAt: offer.expiresAt,
    decidedAt: offer.decidedAt,
    reason: offer.reason,
  }));
}

function identityView({ visits }: CaseNow): DeskCase["identity"] {
  const checked = visits.findLast(({ identity }) => identity !== null)?.identity ?? null;
  return checked && { paper: checked.paper, name: checked.name, at: checked.at };
}

/** Whole minutes on site and of work, those that still run up to now. */
function minutesView({ visits }: CaseNow, asOf: string): DeskCase["minutes"] {
  let [onSite, worked] = [0, 0];
  for (const { arrivedAt, madeSafe, finished, work } of visits) {
    const end = finished?.at ?? madeSafe?.at ?? asOf;
    onSite += arrivedAt === null ? 0 : Math.max(0, secondsBetween(arrivedAt, end));
    worked += work.seconds;
    worked += work.runsSince === null ? 0 : Math.max(0, secondsBetween(work.runsSince, asOf));
  }
  return { onSite: Math.floor(onSite / 60), worked: Math.floor(worked / 60) };
}
