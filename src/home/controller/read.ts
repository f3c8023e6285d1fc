import { ESV } from "../echonet/esv.ts";
import type { Property } from "../echonet/frame.ts";
import type { AskOptions, Reading } from "./api.ts";
import { byDeadline } from "./deadline.ts";
import type { Ground, Target } from "./target.ts";
import { tellAnswered, tellMissed, tellTrouble, tellValues } from "./tell.ts";

/** Any device has it (0x80, operating status): asked alone to see whether the device lives. */
const PROBE = 0x80;

/** One reading under way: what is known so far, and what was learned of the device meanwhile. */
interface Course {
  readonly target: Target;
  readonly urgency: NonNullable<AskOptions["urgency"]>;
  readonly deadlineAt: number;
  readonly values: Map<number, Uint8Array>;
  readonly refused: Set<number>;
  answered: boolean;
  /** Nothing more is asked: it is silent, or the time is over. */
  ended: boolean;
  /** A full wait passed in vain. */
  silent: boolean;
}

/**
 * Reads properties of one object in as few requests as it can take. Silence on many is no silence
 * of the device: it is probed, and the request halved down to one property; what was learned is
 * kept. Always ends by the deadline.
 */
export function readProperties(
  ground: Ground,
  target: Target,
  epcs: readonly number[],
  options: AskOptions,
): Promise<Reading> {
  const course: Course = {
    target,
    urgency: options.urgency ?? "ask",
    deadlineAt: ground.timers.now() + options.deadlineMs,
    values: new Map(),
    refused: new Set(),
    answered: false,
    ended: false,
    silent: false,
  };
  const soFar = () => readingOf(course, epcs);
  const work = readAll(ground, course, epcs).then(soFar);
  return byDeadline(ground.timers, { deadlineMs: options.deadlineMs, work, soFar });
}

async function readAll(ground: Ground, course: Course, epcs: readonly number[]): Promise<void> {
  const { target } = course;
  const most = target.capacity.most();
  for (const portion of target.capacity.plan(epcs)) await readPortion(ground, course, portion);
  if (course.silent && !course.answered) tellMissed(ground, target);
  const learned = target.capacity.most();
  if (learned < most) tellTrouble(ground, target, "batch-learned", { most: learned });
}

/** Ends with every property of the portion valued, refused, or given up. */
async function readPortion(ground: Ground, course: Course, portion: number[]): Promise<void> {
  if (course.ended || portion.length === 0) return;
  const answered = await ask(ground, course, portion, portion.length > 1 ? 1 : undefined);
  if (!answered) return readSilent(ground, course, portion);
  const missing = portion.filter((epc) => !course.values.has(epc) && !course.refused.has(epc));
  const doubtful = portion.filter((epc) => isDoubtful(course, epc));
  if (portion.length === 1) {
    for (const epc of doubtful) course.target.capacity.refusedAlone(epc);
    return;
  }
  if (missing.length + doubtful.length === 0) return course.target.capacity.worked(portion.length);
  await readLeftOut(ground, course, { portion, left: [...missing, ...doubtful] });
}

/** Its map says that it can be read, so the refusal may be for want of room in the answer. */
function isDoubtful({ refused, target }: Course, epc: number): boolean {
  return refused.has(epc) && target.gets.includes(epc) && !target.capacity.isRefusedAlone(epc);
}

/** Some answer only as many as they have room for; the rest is asked again by itself. */
async function readLeftOut(
  ground: Ground,
  course: Course,
  { portion, left }: { readonly portion: number[]; readonly left: number[] },
): Promise<void> {
  for (const epc of left) course.refused.delete(epc);
  if (left.length < portion.length) await readPortion(ground, course, left);
  else for (const half of halvesOf(left)) await readPortion(ground, course, half);
  if (left.some((epc) => course.values.has(epc))) course.target.capacity.tooMany(portion.length);
}

/** Silence: the whole device, one property that it never answers, or too much at once. */
async function readSilent(ground: Ground, course: Course, portion: number[]): Promise<void> {
  if (course.ended) return;
  const [only] = portion;
  if (portion.length === 1 && only === PROBE) return end(course);
  if (!(await lives(ground, course))) return end(course);
  if (portion.length === 1 && only !== undefined) {
    if (course.target.capacity.mute(only))
      tellTrouble(ground, course.target, "property-silent", { epc: only });
    return;
  }
  const most = course.target.capacity.most();
  course.target.capacity.tooMany(portion.length);
  for (const half of halvesOf(portion)) await readPortion(ground, course, half);
  const whole = portion.every((epc) => course.values.has(epc) || course.refused.has(epc));
  if (!whole && !course.ended) course.target.capacity.restore(most);
}

async function lives(ground: Ground, course: Course): Promise<boolean> {
  if (course.values.has(PROBE)) return true;
  return ask(ground, course, [PROBE], 1);
}

function end(course: Course): void {
  course.ended = true;
}

/** One request; true: something came back. */
async function ask(
  ground: Ground,
  course: Course,
  epcs: readonly number[],
  retries = ground.pace.retries,
): Promise<boolean> {
  const { target, urgency, deadlineAt } = course;
  const properties = epcs.map((epc) => ({ epc, edt: new Uint8Array(0) }));
  const answer = await ground.exchange.request(target.home, {
    eoj: target.eoj,
    esv: ESV.get,
    properties,
    urgency,
    deadlineAt,
    retries,
  });
  if (answer.kind === "cut") end(course);
  if (answer.kind === "silence") course.silent = true;
  if (answer.kind !== "answered") return false;
  course.answered = true;
  tellAnswered(ground, target);
  if (isBelieved(target)) tellValues(ground, target, note(course, epcs, answer.properties));
  else end(course);
  return true;
}

/** While it was asked, another node may have come to its address. A profile says who it is. */
function isBelieved({ id, home }: Target): boolean {
  return id === null || home.sure;
}

/** Values win over refusals: of two frames one may refuse what the other brings. */
function note(
  course: Course,
  asked: readonly number[],
  properties: readonly Property[],
): ReadonlyMap<number, Uint8Array> {
  const fresh = new Map<number, Uint8Array>();
  for (const { epc, edt } of properties) {
    if (!asked.includes(epc) || fresh.has(epc)) continue;
    // Copied: a view would keep the whole datagram.
    if (edt.length > 0) fresh.set(epc, Uint8Array.from(edt));
    else if (!course.values.has(epc)) course.refused.add(epc);
  }
  for (const [epc, edt] of fresh) {
    course.values.set(epc, edt);
    course.refused.delete(epc);
    course.target.capacity.heardOf(epc);
  }
  return fresh;
}

function halvesOf(portion: readonly number[]): [number[], number[]] {
  const middle = Math.ceil(portion.length / 2);
  return [portion.slice(0, middle), portion.slice(middle)];
}

function readingOf({ values, refused }: Course, epcs: readonly number[]): Reading {
  const asked = [...new Set(epcs)];
  return {
    values: new Map(asked.flatMap((epc) => pairOf(values, epc))),
    refused: asked.filter((epc) => refused.has(epc)),
    unanswered: asked.filter((epc) => !values.has(epc) && !refused.has(epc)),
  };
}

function pairOf(values: ReadonlyMap<number, Uint8Array>, epc: number): [number, Uint8Array][] {
  const edt = values.get(epc);
  return edt ? [[epc, edt]] : [];
}
