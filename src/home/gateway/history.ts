import { addDays, type Day } from "../../kernel/day.ts";
import { SLOTS_A_DAY } from "../../metering/series.ts";
import type { Device } from "../controller/api.ts";
import { historyIn } from "../echonet/counts.ts";
import type { RegisterSource } from "../echonet/registers.ts";
import type { Boundary, Observation } from "../slots/observation.ts";
import { bodyOf, keyFor, sourcesOf } from "./channels.ts";
import type { Days } from "./days.ts";
import { type Home, inBackground, servedDevices, wait } from "./home.ts";
import type { MeterClocks } from "./meter-clocks.ts";
import { tokyoTime } from "./tokyo.ts";
import type { Units } from "./units.ts";

/** A meter keeps today and 99 days before it. */
const DAYS_BACK = 99;
const DEADLINE_MS = 20_000;
/** Between two days of history: the meter has other things to do. */
const APART_MS = 500;
/** After silence. */
const AGAIN_MS = 600_000;
/** "Today" must not change between choosing a day and reading it. */
const NEAR_MIDNIGHT_MIN = 5;
const MINUTES_A_DAY = 1440;
/** A half-hour that has just passed may not stand in the history yet. */
const SETTLED_MS = 300_000;

type WithHistory = RegisterSource & {
  readonly history: { readonly epc: number; readonly dayEpc: number };
};

/** What was not seen when it passed is read from the meters' own history. */
export interface History {
  /** Looks for half-hours that no reading has, and reads their days, newest first. */
  fill(): Promise<void>;
  /** A device that was silent answers again. */
  answers(device: string): void;
  /** Reads these days again, and records them again. */
  again(period: { readonly from: Day; readonly until: Day }): Promise<void>;
}

interface Parts {
  readonly home: Home;
  readonly days: Days;
  readonly units: Units;
  readonly clocks: MeterClocks;
}

/** How far each day of a device was read: what it did not have then it will not have later. */
type ReadUpTo = Map<string, Boundary>;

interface Course extends Parts {
  readonly readUpTo: ReadUpTo;
  /** Devices that did not answer, and since when. */
  readonly failedAt: Map<string, number>;
  /** Devices that show today whatever day is chosen. */
  readonly stuck: Set<string>;
  readonly asked: Set<string>;
}

export function openHistory(parts: Parts): History {
  const course: Course = {
    ...parts,
    readUpTo: new Map(),
    failedAt: new Map(),
    stuck: new Set(),
    asked: new Set(),
  };
  const fill = oneAtATime(async () => {
    await Promise.all(servedDevices(parts.home).map((device) => fillDevice(course, device)));
  });
  return {
    fill,
    answers(device) {
      if (course.failedAt.delete(device)) inBackground(parts.home, fill());
    },
    again(period) {
      askAgain(course, period);
      return fill();
    },
  };
}

/** Who calls while it runs gets one more run after this one. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let more = false;
  const repeat = async () => {
    try {
      while (more) {
        more = false;
        await run();
      }
    } finally {
      running = null;
    }
  };
  return () => {
    more = true;
    running ??= repeat();
    return running;
  };
}

function askAgain(course: Course, { from, until }: { readonly from: Day; readonly until: Day }) {
  const { home, days, asked, stuck, failedAt } = course;
  stuck.clear();
  failedAt.clear();
  for (const { device } of servedDevices(home))
    for (let day = from; day < until; day = addDays(day, 1)) asked.add(`${device}|${day}`);
  for (const key of home.log.kept.channels())
    for (const day of home.log.kept.daysOf(key))
      if (day >= from && day < until) days.again(key, day);
}

async function fillDevice(course: Course, device: Device): Promise<void> {
  const { home, days, clocks } = course;
  const sources = sourcesOf(device).filter((source) => hasHistory(device, source));
  if (sources.length === 0 || failedLately(course, device)) return;
  await clocks.ask(device);
  const today = tokyoTime(home.clock.instant()).day;
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const day = addDays(today, -back);
    if (!isWanted(course, device, sources, day)) continue;
    if (!isSafe(course, device, today)) return;
    if (back > 0 && course.stuck.has(device.device)) return;
    const read = await readDay(course, device, sources, back);
    if (read === "silent") course.failedAt.set(device.device, home.timers.now());
    if (read !== "read") return;
    await home.log.sync();
    days.flush();
    await wait(home.timers, APART_MS);
  }
}

function hasHistory(device: Device, source: RegisterSource): source is WithHistory {
  const { history } = source;
  if (history === null) return false;
  return device.gets.includes(history.epc) && device.sets.includes(history.dayEpc);
}

function failedLately({ failedAt, home }: Course, { device }: Device): boolean {
  const at = failedAt.get(device);
  return at !== undefined && home.timers.now() - at < AGAIN_MS;
}

/** Some register of the device lacks a half-hour of the day that was not looked for yet. */
function isWanted(
  { home, readUpTo, asked }: Course,
  device: Device,
  sources: readonly WithHistory[],
  day: Day,
): boolean {
  if (asked.has(`${device.device}|${day}`)) return true;
  const now = tokyoTime(home.clock.instant()).boundary;
  const looked = readUpTo.get(`${device.device}|${day}`) ?? -1;
  const keys = sources.map((source) => keyFor(device, source, null));
  for (let at = day * SLOTS_A_DAY; at < (day + 1) * SLOTS_A_DAY && at <= now; at += 1)
    if (at > looked && keys.some((key) => !home.log.kept.has(key, at))) return true;
  return false;
}

/** By our clock and by the meter's it is the same day, and neither is near its end. */
function isSafe({ home, clocks }: Course, device: Device, today: Day): boolean {
  const { day, minuteOfDay } = tokyoTime(home.clock.instant());
  const theirs = minuteOfDay + clocks.ahead(device);
  return day === today && isFarFromMidnight(minuteOfDay) && isFarFromMidnight(theirs);
}

function isFarFromMidnight(minute: number): boolean {
  return minute >= NEAR_MIDNIGHT_MIN && minute < MINUTES_A_DAY - NEAR_MIDNIGHT_MIN;
}

/**
 * Chooses the day, reads it, and believes it only if the device says it is that day. Some keep
 * showing today whatever was chosen: that is noticed, and nothing of it kept.
 */
async function readDay(
  course: Course,
  device: Device,
  sources: readonly WithHistory[],
  back: number,
): Promise<"read" | "silent" | "stuck" | "midnight"> {
  const { home, readUpTo, asked } = course;
  const before = tokyoTime(home.clock.instant());
  const answer = await askDay(home, device, sources, back);
  if (answer === "silent") return "silent";
  // What "one day back" meant is unknown when the day changed meanwhile.
  if (tokyoTime(home.clock.instant()).day !== before.day) return "midnight";
  const day = addDays(before.day, -back);
  const newest = before.boundary - (before.msSinceBoundary < SETTLED_MS ? 1 : 0);
  const upTo = Math.min(newest, (day + 1) * SLOTS_A_DAY - 1);
  readUpTo.set(`${device.device}|${day}`, upTo);
  asked.delete(`${device.device}|${day}`);
  for (const { source, daysBack, counts } of answer) {
    if (daysBack === back) keepDay(course, device, source, { day, upTo: before.boundary, counts });
    else return stuck(course, device, { asked: back, told: daysBack });
  }
  return "read";
}

function stuck(
  { home, stuck: devices }: Course,
  { device }: Device,
  detail: { readonly asked: number; readonly told: number | null },
): "stuck" {
  devices.add(device);
  home.trouble({ device, code: "history-day-stuck", detail });
  return "stuck";
}

interface DayTold {
  readonly source: WithHistory;
  /** What the device says the day is; E5 itself where it says otherwise than E2. */
  readonly daysBack: number | null;
  readonly counts: readonly (number | null)[];
}

/** Set and Get of one device come one after the other; nothing else sets E5 between. */
async function askDay(
  { controller }: Home,
  { device }: Device,
  sources: readonly WithHistory[],
  back: number,
): Promise<readonly DayTold[] | "silent"> {
  const dayEpc = sources[0]?.history.dayEpc ?? 0xe5;
  const ask = { deadlineMs: DEADLINE_MS, urgency: "slow" } as const;
  const setting = { epc: dayEpc, edt: Uint8Array.of(back) };
  const { state } = await controller.set(device, [setting], {
    ...ask,
    via: "home",
    confirm: false,
  });
  if (state === "no-answer") return "silent";
  // It keeps fewer days than the appendix allows.
  if (state === "refused") return [];
  const epcs = [dayEpc, ...sources.map(({ history }) => history.epc)];
  const { values, unanswered } = await controller.get(device, epcs, ask);
  if (values.size === 0 && unanswered.length > 0) return "silent";
  const chosen = values.get(dayEpc)?.[0] ?? back;
  return sources.flatMap((source): DayTold[] => {
    const edt = values.get(source.history.epc);
    const history = edt && historyIn({ epc: source.history.epc, edt });
    if (!history?.ok) return [];
    const { daysBack, counts } = history.value;
    return [{ source, daysBack: chosen === back ? daysBack : chosen, counts }];
  });
}

function keepDay(
  { days, units }: Course,
  device: Device,
  source: WithHistory,
  { day, upTo, counts }: Omit<DayTold, "source" | "daysBack"> & { day: Day; upTo: Boundary },
): void {
  const body = bodyOf(device);
  const key = keyFor(device, source, null);
  const seen = counts.flatMap((count, slot): Observation[] => {
    const boundary = day * SLOTS_A_DAY + slot;
    if (count === null || boundary > upTo) return [];
    return [{ boundary, count, source: "history", body }];
  });
  units.note(device, source, { key, body });
  days.see(key, body, seen);
}
