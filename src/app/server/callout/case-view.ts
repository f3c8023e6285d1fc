import type { CaseNow, VisitNow } from "../../../callout/case/case-now.ts";
import { dangersOf } from "../../../callout/coverage/dangers.ts";
import { loadAreas } from "../../../callout/store-areas.ts";
import { loadPhotos } from "../../../callout/store-photos.ts";
import { type KeptReport, loadReports } from "../../../callout/store-reports.ts";
import { loadTechnicians, type TechnicianRow } from "../../../callout/store-technicians.ts";
import type { Tx } from "../../../platform/index.ts";
import type { LoadedCatalogue } from "../../../terms/assemble.ts";
import type { ResidentCase } from "../../api/callout.ts";
import { mayCancel } from "../../callout/household-acts.ts";
import { STATE_WORDS } from "../../callout/words/state-words.ts";
import { stepsOf } from "../../callout/words/step-words.ts";
import { decidedBy, troubleLabel } from "../../callout/words/trouble-label.ts";
import { tokyoDay } from "../../tokyo-day.ts";
import { cancelCosts, mayCost } from "./cost-words.ts";
import { entitlementView } from "./entitlement-view.ts";
import { placeView } from "./place-view.ts";
import { quoteView } from "./quote-view.ts";
import { waitingOf } from "./waiting-of.ts";

export interface CaseReading {
  readonly tx: Tx;
  readonly catalogue: LoadedCatalogue;
  /** The operator's present. */
  readonly now: string;
}

export interface CaseReader {
  /** `desk`: with what concerns nobody but the operator's people. */
  readonly reader: "household" | "desk";
  /** Where this reader finds a picture. */
  readonly photoPath: (photo: string) => string;
}

/** A case as whoever called follows it, and as the desk's own view begins. */
export async function caseView(
  { tx, catalogue, now: asOf }: CaseReading,
  now: CaseNow,
  reader: CaseReader,
): Promise<ResidentCase> {
  const technicians = await loadTechnicians(tx);
  const reports = await loadReports(tx, [now.number]);
  const { number, state, opened, trouble, entitlement } = now;
  const visit = now.visits.at(-1);
  const names = new Map(technicians.map(({ technician, name }) => [technician, name]));
  return {
    number,
    state,
    stateLabel: STATE_WORDS[state],
    openedAt: opened.at,
    asOf,
    family: trouble.family,
    trouble: { label: troubleLabel(catalogue, decidedBy(now), trouble), words: trouble.words },
    urgency: now.urgency,
    place: placeView(now.place, await loadAreas(tx)),
    entitlement: entitlement === null ? null : entitlementView(entitlement, catalogue),
    handedOver: handedOverView(now, catalogue),
    promise: isAwaited(now) ? (visit?.promise ?? null) : null,
    waiting: await waitingOf(tx, asOf, now),
    technician: whoComes(now, technicians, reader),
    quotes: now.visits.flatMap(({ quotes }) => quotes.map((each) => quoteView(each, catalogue))),
    mayCost: mayCost(now),
    photos: await photosOf(tx, now),
    steps: [...stepsOf(now, { names, reader: reader.reader })],
    reports: reportsOf(reports, reader),
    mayCancel: mayCancel(now),
    cancelCosts: cancelCosts(now),
    mayComplain: state !== "handed-over",
  };
}

/** Somebody is still to come. */
function isAwaited({ state }: CaseNow): boolean {
  return ["seeking", "offered", "assigned", "on-the-way"].includes(state);
}

/** The words of the danger as they stood on the day of the call. */
function handedOverView(
  { handedOver, opened }: CaseNow,
  catalogue: LoadedCatalogue,
): ResidentCase["handedOver"] {
  if (handedOver === null) return null;
  const { danger, line: phone } = handedOver;
  const known = dangersOf(catalogue, tokyoDay(opened.at)).find((one) => one.danger === danger);
  const line = known?.line ?? { name: { ja: phone, en: phone }, phone };
  return { danger, steps: [...(known?.steps ?? [])], line };
}

/** Who has the visit. Where they are is told while they are on the way, and no longer. */
function whoComes(
  { visits, state }: CaseNow,
  technicians: readonly TechnicianRow[],
  { photoPath }: CaseReader,
): ResidentCase["technician"] {
  const visit: VisitNow | undefined = visits.at(-1);
  const who = technicians.find(({ technician }) => technician === visit?.technician);
  if (who === undefined) return null;
  const seen = state === "on-the-way" ? who.seen : null;
  return {
    name: who.name,
    company: who.company,
    phone: who.phone,
    photo: who.photo === null ? null : photoPath(who.photo),
    at: seen === null ? null : { lat: seen.lat, lon: seen.lon },
    seenAt: seen?.at ?? null,
  };
}

async function photosOf(tx: Tx, { number, visits }: CaseNow): Promise<ResidentCase["photos"]> {
  const rows = await loadPhotos(tx, [number]);
  const taken = visits.flatMap(({ photos }) => photos);
  return rows.map(({ photo, at, width, height }) => {
    const fact = taken.find((one) => one.photo === photo);
    return { photo, shows: fact?.shows ?? "other", at: fact?.at ?? at, width, height };
  });
}

/** A household is given the newest version of each visit; the desk sees all that were given. */
function reportsOf(all: readonly KeptReport[], { reader }: CaseReader): ResidentCase["reports"] {
  return all
    .filter(({ visit, version }) => {
      const isNewest = !all.some((one) => one.visit === visit && one.version > version);
      return reader === "desk" || isNewest;
    })
    .map(({ document, visit, issuedAt }) => ({ document, visit, issuedAt }));
}
