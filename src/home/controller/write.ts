import { ESV } from "../echonet/esv.ts";
import type { Property } from "../echonet/frame.ts";
import type { Setting, SetOptions, SetOutcome } from "./api.ts";
import { byDeadline } from "./deadline.ts";
import { readProperties } from "./read.ts";
import type { Ground, Target } from "./target.ts";
import { newsOf, tellAnswered, tellMissed } from "./tell.ts";

const REMOTE_CONTROL = 0x93;
/** 0x93 of the appendix: what we say, and what the device says of its line. */
const VIA_PUBLIC = 0x42;
const VIA_HOME = 0x41;
const NOT_ALLOWED = 0x61;
/** What it said of its line so lately is taken as read; one that forbids is always asked again. */
const LINE_KNOWN_MS = 120_000;

/** The device gets time to apply what it accepted; what is otherwise then is not applied. */
const SETTLE_MS = 8000;
const READ_AGAIN_MS = [0, 150, 300, 600, 1200, 2000, 2000, 2000] as const;

interface Course {
  readonly target: Target;
  readonly settings: readonly Setting[];
  readonly options: SetOptions;
  readonly deadlineAt: number;
  /** When the first datagram left; null: none did. */
  sentAtMs: number | null;
  /** What it has come to; the deadline cuts here. */
  outcome: SetOutcome;
}

/**
 * Sets properties and finds out what became of it. Set_Res is "accepted", no more; the value is
 * read back, or heard as an announcement. Silence may have been a lost answer: it is read back too.
 */
export function setProperties(
  ground: Ground,
  target: Target,
  settings: readonly Setting[],
  options: SetOptions,
): Promise<SetOutcome> {
  const { deadlineMs } = options;
  const course: Course = {
    target,
    settings,
    options,
    deadlineAt: ground.timers.now() + deadlineMs,
    sentAtMs: null,
    outcome: { state: "no-answer", epc: null, readBack: new Map() },
  };
  const work = carryOut(ground, course);
  return byDeadline(ground.timers, { deadlineMs, work, soFar: () => standing(course) });
}

async function carryOut(ground: Ground, course: Course): Promise<SetOutcome> {
  const { target, settings, options } = course;
  if (await isBarred(ground, course)) return outcomeOf(course, "refused", REMOTE_CONTROL);
  const sent = withRemoteControl(target, settings, options.via ?? "public");
  const answer = await ground.exchange.request(target.home, {
    eoj: target.eoj,
    esv: ESV.setC,
    properties: sent,
    urgency: options.urgency ?? "command",
    deadlineAt: course.deadlineAt,
    retries: ground.pace.retries,
    onSent() {
      course.sentAtMs = ground.timers.now();
      options.onState?.("sent");
    },
  });
  if (answer.kind === "silence") tellMissed(ground, target);
  if (answer.kind !== "answered") return unanswered(ground, course);
  tellAnswered(ground, target);
  if (answer.esv === ESV.setCRefused) return refused(ground, course, sent, answer.properties);
  options.onState?.("accepted");
  return confirm(ground, course);
}

/** Through a public line a device is operated only where it says that it may be (0x93). */
async function isBarred(ground: Ground, course: Course): Promise<boolean> {
  const { target, options } = course;
  if ((options.via ?? "public") === "home" || !target.gets.includes(REMOTE_CONTROL)) return false;
  const known = target.values.get(REMOTE_CONTROL);
  const isFresh = known && ground.timers.now() - known.atMs < LINE_KNOWN_MS;
  if (isFresh && known.edt[0] !== NOT_ALLOWED) return false;
  const line = await readProperties(ground, target, [REMOTE_CONTROL], {
    deadlineMs: options.deadlineMs / 2,
    urgency: options.urgency ?? "command",
  });
  return line.values.get(REMOTE_CONTROL)?.[0] === NOT_ALLOWED;
}

function withRemoteControl(
  { sets }: Target,
  settings: readonly Setting[],
  via: "public" | "home",
): readonly Property[] {
  const own = settings.some(({ epc }) => epc === REMOTE_CONTROL);
  if (own || !sets.includes(REMOTE_CONTROL)) return settings;
  const edt = Uint8Array.of(via === "public" ? VIA_PUBLIC : VIA_HOME);
  return [{ epc: REMOTE_CONTROL, edt }, ...settings];
}

/** The answer may have been lost, not the request: what is read back tells. */
async function unanswered(ground: Ground, course: Course): Promise<SetOutcome> {
  const differs = await readBack(ground, course, { tries: 1 });
  return differs.length === 0 && course.sentAtMs !== null
    ? outcomeOf(course, "confirmed")
    : outcomeOf(course, "no-answer");
}

/**
 * SetC_SNA: a refused property comes back with its value, an accepted one without. Some peers send
 * all without, some cut the last one off: what is missing is refused, else reading back tells.
 */
async function refused(
  ground: Ground,
  course: Course,
  sent: readonly Property[],
  answered: readonly Property[],
): Promise<SetOutcome> {
  const accepted = (epc: number) => answered.some((one) => one.epc === epc && one.edt.length === 0);
  const named = sent.length === 1 ? sent[0] : sent.find(({ epc }) => !accepted(epc));
  course.outcome = outcomeOf(course, "refused", named?.epc ?? null);
  if (sent.length === 1) return course.outcome;
  const [differs] = await readBack(ground, course, { tries: 1 });
  if (named) return outcomeOf(course, "refused", named.epc);
  return differs ? outcomeOf(course, "refused", differs.epc) : outcomeOf(course, "confirmed");
}

async function confirm(ground: Ground, course: Course): Promise<SetOutcome> {
  course.outcome = outcomeOf(course, "accepted");
  if (course.options.confirm === false || !isReadable(course)) return course.outcome;
  const differs = await readBack(ground, course, { tries: READ_AGAIN_MS.length });
  return differs.length === 0 ? outcomeOf(course, "confirmed") : standing(course);
}

/** What was accepted and has been read otherwise since is not applied, as far as is known. */
function standing(course: Course): SetOutcome {
  const { outcome, options, settings } = course;
  if (outcome.state !== "accepted" || options.confirm === false) return outcome;
  const differs = settings.find((one) => noted(course, one.epc) && !isAsSet(course, one));
  return differs ? outcomeOf(course, "not-applied", differs.epc) : outcome;
}

/** Reads until all is as it was set; returns the settings that are not, or cannot be read. */
async function readBack(
  ground: Ground,
  course: Course,
  { tries }: { readonly tries: number },
): Promise<readonly Setting[]> {
  const { target, options } = course;
  const { timers } = ground;
  const until = Math.min(course.deadlineAt, timers.now() + SETTLE_MS);
  const differing = () => course.settings.filter((setting) => !isAsSet(course, setting));
  for (const ms of READ_AGAIN_MS.slice(0, tries)) {
    if (ms > 0 && differing().length > 0) await newsOf(ground, target, ms);
    const epcs = differing().flatMap(({ epc }) => (target.gets.includes(epc) ? [epc] : []));
    if (epcs.length === 0 || timers.now() >= until) break;
    const urgency = options.urgency ?? "command";
    await readProperties(ground, target, epcs, { deadlineMs: until - timers.now(), urgency });
  }
  return differing();
}

function isReadable({ target, settings }: Course): boolean {
  return settings.some(({ epc }) => target.gets.includes(epc));
}

/** What was read or announced since the request left; what was known before proves nothing. */
function noted({ target, sentAtMs }: Course, epc: number): Uint8Array | null {
  const value = target.values.get(epc);
  return value && sentAtMs !== null && value.atMs >= sentAtMs ? value.edt : null;
}

function isAsSet(course: Course, { epc, edt }: Setting): boolean {
  const now = noted(course, epc);
  return now !== null && now.length === edt.length && now.every((byte, at) => byte === edt[at]);
}

function outcomeOf(course: Course, state: SetOutcome["state"], epc: number | null = null) {
  const readBack = course.settings.flatMap((setting): [number, Uint8Array][] => {
    const edt = noted(course, setting.epc);
    return edt ? [[setting.epc, edt]] : [];
  });
  return { state, epc, readBack: new Map(readBack) };
}
