import { type Day, parseDay } from "../../kernel/day.ts";
import type { Device } from "../controller/api.ts";
import type { Home } from "./home.ts";
import { tokyoTime } from "./tokyo.ts";

const TIME = 0x97;
const DATE = 0x98;
const MINUTES_A_DAY = 1440;
/** A meter tells minutes, so that one minute apart may be seconds. */
const MOST_MINUTES = 1;
const ASK_AGAIN_MS = 6 * 3_600_000;
const DEADLINE_MS = 10_000;

/** The meters' own clocks beside ours. A small computer without a battery may start in the past. */
export interface MeterClocks {
  /** Asks a device that has a clock, a few times a day; says when it differs. */
  ask(device: Device, again?: boolean): Promise<void>;
  /** No meter contradicts our clock: a poll of ours may be given a half-hour. */
  agree(): boolean;
  /** The meter's own day, where it tells one; else ours. */
  dayAt(device: Device): Day;
  /** How far it is ahead of us in minutes; 0 where it tells nothing. */
  ahead(device: Device): number;
}

export function openMeterClocks(home: Home): MeterClocks {
  const known = new Map<string, { readonly ahead: number; readonly atMs: number }>();
  const aheadOf = (device: string) => known.get(device)?.ahead ?? 0;
  return {
    async ask(device, again = false) {
      if (![TIME, DATE].every((epc) => device.gets.includes(epc))) return;
      const before = known.get(device.device);
      if (!again && before && home.timers.now() - before.atMs < ASK_AGAIN_MS) return;
      const options = { deadlineMs: DEADLINE_MS, urgency: "boundary" } as const;
      const { values } = await home.controller.get(device.device, [TIME, DATE], options);
      const minutes = minutesIn(values.get(DATE), values.get(TIME));
      if (minutes === null) return;
      const ahead = minutes - ourMinutes(home);
      known.set(device.device, { ahead, atMs: home.timers.now() });
      if (Math.abs(ahead) > MOST_MINUTES)
        home.trouble({ device: device.device, code: "clock-differs", detail: { minutes: ahead } });
    },
    agree: () => [...known.values()].every(({ ahead }) => Math.abs(ahead) <= MOST_MINUTES),
    dayAt: ({ device }) => Math.floor((ourMinutes(home) + aheadOf(device)) / MINUTES_A_DAY) as Day,
    ahead: ({ device }) => aheadOf(device),
  };
}

function ourMinutes({ clock }: Home): number {
  const { day, minuteOfDay } = tokyoTime(clock.instant());
  return day * MINUTES_A_DAY + minuteOfDay;
}

/** `07EA 0B 16` and `03 1E` are 2026-11-22 03:30; null: no time that there is. */
function minutesIn(date: Uint8Array | undefined, time: Uint8Array | undefined): number | null {
  if (date?.length !== 4 || time?.length !== 2) return null;
  const [high = 0, low = 0, month = 0, monthDay = 0] = date;
  const [hour = 0, minute = 0] = time;
  const day = parseDay(`${pad(high * 256 + low, 4)}-${pad(month, 2)}-${pad(monthDay, 2)}`);
  return day === null || hour > 23 || minute > 59 ? null : day * MINUTES_A_DAY + hour * 60 + minute;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
