import { WORK_LIMITS } from "../../callout/assign/leave-out.ts";
import { type CascadeStep, nextOffer } from "../../callout/assign/cascade.ts";
import { arrivalOf } from "../../callout/assign/expected.ts";
import type { Ranked } from "../../callout/assign/model.ts";
import { promiseOf, renewedPromise } from "../../callout/assign/promise.ts";
import { rankTechnicians } from "../../callout/assign/rank.ts";
import type { CaseNow } from "../../callout/case/case-now.ts";
import { closedFor, nextVisit } from "../../callout/case/may-now.ts";
import { familySkill } from "../../callout/coverage/family-skill.ts";
import type { NewFact } from "../../callout/facts.ts";
import { URGENCIES, type Urgency } from "../../callout/model.ts";
import { setWake, waitsBefore } from "../../callout/store-cases.ts";
import { loadSettings } from "../../callout/store-settings.ts";
import { writeFacts } from "../../callout/write-facts.ts";
import { addSeconds, wakeWork } from "../../platform/index.ts";
import { notify } from "../life/notify.ts";
import type { CalloutMoment } from "./callout-moment.ts";
import { writingOf } from "./writing-of.ts";
import { tellCase } from "./tell/tell-case.ts";
import { tellDesks } from "./tell-desks.ts";
import { loadTown, type Town } from "./town.ts";

/** Where nobody could be asked, one looks again after so many seconds: somebody may be free. */
const LOOK_AGAIN_SECONDS = 120;
/** An offer that is over, and the next one: never more in one go. */
const MOST_STEPS = 4;

/** Who could go to a case, ranked; and who could not. */
export function rankFor(moment: CalloutMoment, now: CaseNow, town: Town): Ranked {
  const visit = nextVisit(now);
  const entitlement = now.entitlement;
  return rankTechnicians({
    now: moment.now,
    wanted: {
      number: now.number,
      visit,
      at: now.place.at,
      area: now.place.area,
      skill: entitlement?.skill ?? familySkill(now.trouble.family),
      minutes: entitlement?.usualMinutes ?? 60,
      urgency: now.urgency,
      window: null,
    },
    candidates: withoutThis(town, now.number),
    closed: closedFor(now, visit),
    travel: town.travel,
    limits: WORK_LIMITS,
  });
}

/** The case itself is no stop that comes before it. */
function withoutThis({ candidates }: Town, number: string): Town["candidates"] {
  return candidates.map((candidate) => {
    const stops = candidate.stops.filter((stop) => stop.number !== number);
    return stops.length === candidate.stops.length ? candidate : { ...candidate, stops };
  });
}

interface Seeking {
  /** The town as it is, where it was read already. */
  readonly town: Town | null;
  /** It has its turn in the queue: nobody waits before it. */
  readonly inTurn: boolean;
}

const NEW: Seeking = { town: null, inTurn: false };

/**
 * Go on with asking: an offer whose time is over is written down, the next best is asked, and who
 * said yes is promised. The case is held. Asked for again at the same instant, nothing happens.
 */
export async function seek(
  moment: CalloutMoment,
  given: CaseNow,
  { town: known, inTurn }: Seeking = NEW,
): Promise<CaseNow> {
  let now = given;
  let town = known;
  for (let k = 0; k < MOST_STEPS; k += 1) {
    if (!isSought(now)) break;
    if (!(await goesByItself(moment, now))) break;
    if (!inTurn && (await isBehindOthers(moment, now))) {
      await wakeWork(moment.tx, "callouts");
      break;
    }
    town ??= await loadTown(moment.tx, moment.now);
    const step = await nextStep(moment, now, town);
    const facts = factsOf(moment, now, step);
    if (facts.length === 0) {
      if (step.step === "desk") await leaveToDesk(moment, now, step);
      break;
    }
    now = await write(moment, now, facts);
  }
  return promised(moment, now, town);
}

function isSought({ state }: CaseNow): boolean {
  return state === "seeking" || state === "offered";
}

/** Emergencies at once; others when the desk began; and what is over is over in any case. */
async function goesByItself({ tx }: CalloutMoment, now: CaseNow): Promise<boolean> {
  if (now.state === "offered") return true;
  const { asksAtOnce } = await loadSettings(tx);
  const visit = nextVisit(now);
  return asksAtOnce.includes(now.urgency) || now.offers.some((offer) => offer.visit === visit);
}

/** Who called before and waits for the same skill is asked for first (`serve-queue.ts`). */
async function isBehindOthers({ tx }: CalloutMoment, now: CaseNow): Promise<boolean> {
  const visit = nextVisit(now);
  if (now.state === "offered" || now.offers.some((offer) => offer.visit === visit)) return false;
  const { asksAtOnce } = await loadSettings(tx);
  const skill = now.entitlement?.skill ?? familySkill(now.trouble.family);
  return waitsBefore(tx, {
    number: now.number,
    openedAt: now.opened.at,
    skill,
    area: now.place.area,
    urgencies: asksAtOnce.filter((one) => rank(one) <= rank(now.urgency)),
  });
}

function rank(urgency: Urgency): number {
  return URGENCIES.indexOf(urgency);
}

async function nextStep(moment: CalloutMoment, now: CaseNow, town: Town): Promise<CascadeStep> {
  const visit = nextVisit(now);
  const { offers: settings } = await loadSettings(moment.tx);
  return nextOffer({
    now: moment.now,
    urgency: now.urgency,
    offers: now.offers.filter((offer) => offer.visit === visit),
    ranked: now.state === "offered" ? [] : rankFor(moment, now, town).ranked,
    settings,
  });
}

function factsOf({ now: at }: CalloutMoment, now: CaseNow, step: CascadeStep): readonly NewFact[] {
  const visit = nextVisit(now);
  const id = `${now.number}/${step.step}/${now.facts.length + 1}`;
  const base = { id, at, by: "job", visit };
  if (step.step === "expire")
    return [{ ...base, type: "offer-expired", technician: step.technician }];
  if (step.step !== "offer") return [];
  const { technician, expiresAt, reasons } = step;
  return [{ ...base, type: "offered", technician, expiresAt, reasons }];
}

async function write(
  moment: CalloutMoment,
  before: CaseNow,
  facts: readonly NewFact[],
): Promise<CaseNow> {
  const after = await writeFacts(writingOf(moment), before, facts);
  await tellCase(moment, before, after);
  await tellDesks(moment.tx, { number: after.number, accountId: after.accountId });
  return after;
}

/** Nobody is left to ask: a person has to look. */
async function leaveToDesk(
  { tx, now: at }: CalloutMoment,
  { number, visit }: CaseNow,
  { code, words }: Extract<CascadeStep, { step: "desk" }>,
): Promise<void> {
  await notify(tx, at, [
    {
      accountId: null,
      kind: "callout-desk",
      contractId: null,
      title: { ja: `出動の手配が必要です：${number}`, en: `Somebody is needed: ${number}` },
      body: words,
      link: `/dispatch/cases/${number}`,
      onceKey: `callout/${number}/${visit}/${code}`,
    },
  ]);
  await setWake(tx, number, addSeconds(at, LOOK_AGAIN_SECONDS));
}

/** Who has it, and no word was given yet; or a word that no longer holds. */
export async function promised(
  moment: CalloutMoment,
  now: CaseNow,
  known: Town | null,
): Promise<CaseNow> {
  const visit = now.visits.at(-1);
  const isComing = now.state === "assigned" || now.state === "on-the-way";
  if (!isComing || visit === undefined || (known === null && visit.promise !== null)) return now;
  const town = known ?? (await loadTown(moment.tx, moment.now));
  const range = rangeOf(moment.now, { number: now.number, ...visit }, town);
  if (range === null) return now;
  const fact: NewFact = {
    id: `${now.number}/promised/${now.facts.length + 1}`,
    at: moment.now,
    by: "job",
    type: "promised",
    visit: visit.visit,
    ...range,
  };
  return write(moment, now, [fact]);
}

/** A visit that somebody has, as far as its promise goes. */
export interface Coming {
  readonly number: string;
  readonly visit: number;
  readonly technician: string | null;
  readonly leftAt: string | null;
  readonly slot: { readonly from: string; readonly until: string } | null;
  readonly promise: { readonly from: string; readonly until: string } | null;
}

/** What is to be said anew; null: what was said stands. */
export function rangeOf(at: string, coming: Coming, town: Town) {
  const { number, visit, technician, promise: stands, slot, leftAt } = coming;
  // A slot that was agreed is the word that was given, until somebody is on the way.
  if (slot !== null && leftAt === null && slot.until > at)
    return stands === null ? { from: slot.from, until: slot.until } : null;
  const candidate = town.candidates.find((one) => one.technician.technician === technician);
  if (candidate === undefined) return null;
  const expected = arrivalOf({ now: at, candidate, number, visit, travel: town.travel });
  if (expected === null) return null;
  const { arrives } = expected;
  return stands === null
    ? promiseOf({ now: at, arrives })
    : renewedPromise({ now: at, stands, arrives });
}
