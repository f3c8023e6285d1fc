import { ESV } from "../echonet/esv.ts";
import type { AskOptions, CircuitKind, CircuitRange, CircuitReading } from "./api.ts";
import { byDeadline } from "./deadline.ts";
import { readProperties } from "./read.ts";
import type { Ground, Target } from "./target.ts";
import { tellAnswered, tellMissed, tellTrouble } from "./tell.ts";

/** Class of the distribution board. */
export const BOARD = 0x0287;

/** Which range is shown, in which list, of how many circuits. Source: appendix, 0x0287 B1…BE. */
interface Lists {
  readonly countEpc: number;
  readonly rangeEpc: number;
  readonly listEpc: number;
  /** Of one circuit. */
  readonly bytes: number;
  /** Circuits in one range. */
  readonly most: number;
}

const LISTS: Readonly<Record<CircuitKind, Lists>> = {
  energy: { countEpc: 0xb1, rangeEpc: 0xb2, listEpc: 0xb3, bytes: 4, most: 60 },
  power: { countEpc: 0xb1, rangeEpc: 0xb6, listEpc: 0xb7, bytes: 4, most: 60 },
  "duplex-energy": { countEpc: 0xb8, rangeEpc: 0xb9, listEpc: 0xba, bytes: 8, most: 30 },
  "duplex-power": { countEpc: 0xb8, rangeEpc: 0xbd, listEpc: 0xbe, bytes: 4, most: 30 },
};

/** In the place of a count or a start: nobody ever said which circuits there are. */
const NEVER_SET = 0xfd;
const MOST_CIRCUITS = 252;

interface Course {
  readonly target: Target;
  readonly lists: Lists;
  readonly urgency: NonNullable<AskOptions["urgency"]>;
  readonly deadlineAt: number;
  readonly ranges: CircuitRange[];
}

/** What is remembered of a board between readings. */
interface Memory {
  /** One reading at a time: a range that another one wrote would be taken for ours. */
  last: Promise<unknown>;
  /** Circuits found where the board does not say how many there are, by the EPC that would. */
  readonly found: Map<number, number>;
  /** The range written last, by its EPC; it need not be written again. */
  readonly written: Map<number, Wanted>;
}

interface Wanted {
  readonly start: number;
  readonly most: number;
}

const memories = new WeakMap<Target, Memory>();

function memoryOf(target: Target): Memory {
  const known = memories.get(target);
  if (known) return known;
  const memory = { last: Promise.resolve(), found: new Map(), written: new Map() };
  memories.set(target, memory);
  return memory;
}

/**
 * Reads all circuits of a board, range by range: what comes is the range that was written last,
 * and it says which one it is. More than 32 circuits are to be had in no other way.
 */
export function readCircuits(
  ground: Ground,
  target: Target,
  kind: CircuitKind,
  options: AskOptions,
): Promise<CircuitReading> {
  const course: Course = {
    target,
    lists: LISTS[kind],
    urgency: options.urgency ?? "ask",
    deadlineAt: ground.timers.now() + options.deadlineMs,
    ranges: [],
  };
  const soFar = () => ({ ranges: [...course.ranges], complete: false });
  const memory = memoryOf(target);
  const work = memory.last.then(() => readAll(ground, course));
  memory.last = work;
  return byDeadline(ground.timers, { deadlineMs: options.deadlineMs, work, soFar });
}

async function readAll(ground: Ground, course: Course): Promise<CircuitReading> {
  const { target, lists, ranges } = course;
  if (!target.gets.includes(lists.listEpc)) return { ranges, complete: false };
  const { found } = memoryOf(target);
  const count = (await countOf(ground, course)) ?? found.get(lists.countEpc) ?? null;
  let start = 1;
  for (let range: CircuitRange | null; start <= (count ?? MOST_CIRCUITS); start += range.count) {
    const most = Math.min(lists.most, (count ?? MOST_CIRCUITS) - start + 1);
    range = await readRange(ground, course, { start, most });
    if (!range) break;
    ranges.push(range);
  }
  const isOver = ground.timers.now() >= course.deadlineAt;
  if (count !== null) return { ranges, complete: start > count };
  // Nobody said how many there are: where the board shows no more, that was all.
  if (start > 1 && !isOver) found.set(lists.countEpc, start - 1);
  return { ranges, complete: start > 1 && !isOver };
}

/** Null: never configured, or not told. */
async function countOf(ground: Ground, course: Course): Promise<number | null> {
  const { target, lists } = course;
  const known = target.values.get(lists.countEpc);
  const isFresh = known && ground.timers.now() - known.atMs < ground.pace.retestMs;
  const count = (isFresh ? known.edt : await get(ground, course, lists.countEpc))?.[0];
  if (count === NEVER_SET && !target.unreadable.has(lists.countEpc)) {
    target.unreadable.add(lists.countEpc);
    tellTrouble(ground, target, "board-unconfigured", { epc: lists.countEpc });
  }
  return count !== undefined && count >= 1 && count <= MOST_CIRCUITS ? count : null;
}

/** Null: the board does not show it. It may refuse a long range and take a shorter one. */
async function readRange(
  ground: Ground,
  course: Course,
  wanted: Wanted,
): Promise<CircuitRange | null> {
  const { written } = memoryOf(course.target);
  const before = written.get(course.lists.rangeEpc);
  if (before?.start === wanted.start && before.most <= wanted.most) {
    const shown = await shownRange(ground, course, before);
    if (shown) return shown;
  }
  for (let { most } = wanted; most >= 1; most = Math.floor(most / 2)) {
    const answer = await writeRange(ground, course, { start: wanted.start, most });
    if (answer === "none") return null;
    const shown = answer === "accepted" && (await shownRange(ground, course, { ...wanted, most }));
    if (shown) return shown;
  }
  return null;
}

async function writeRange(
  ground: Ground,
  course: Course,
  range: Wanted,
): Promise<"accepted" | "refused" | "none"> {
  const { target, lists, urgency, deadlineAt } = course;
  const answer = await ground.exchange.request(target.home, {
    eoj: target.eoj,
    esv: ESV.setC,
    properties: [{ epc: lists.rangeEpc, edt: Uint8Array.of(range.start, range.most) }],
    urgency,
    deadlineAt,
    retries: ground.pace.retries,
  });
  if (answer.kind === "silence") tellMissed(ground, target);
  if (answer.kind !== "answered") return "none";
  tellAnswered(ground, target);
  if (answer.esv === ESV.setCRefused) return "refused";
  memoryOf(target).written.set(lists.rangeEpc, range);
  return "accepted";
}

/** What the list shows, if it is the range that is wanted, or its beginning. */
async function shownRange(
  ground: Ground,
  course: Course,
  { start, most }: Wanted,
): Promise<CircuitRange | null> {
  const { lists } = course;
  const edt = await get(ground, course, lists.listEpc);
  if (!edt || edt[0] !== start) return null;
  const count = edt[1] ?? 0;
  const isWhole = count >= 1 && count <= most && edt.length === 2 + count * lists.bytes;
  return isWhole ? { start, count, property: { epc: lists.listEpc, edt } } : null;
}

async function get(ground: Ground, course: Course, epc: number): Promise<Uint8Array | undefined> {
  const deadlineMs = Math.max(0, course.deadlineAt - ground.timers.now());
  const { target, urgency } = course;
  const reading = await readProperties(ground, target, [epc], { deadlineMs, urgency });
  return reading.values.get(epc);
}
