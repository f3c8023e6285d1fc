import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a stretch of work cost: time of both sides on the processors, memory at its highest. */
export interface Cost {
  /** Of this process with its threads, in microseconds. */
  readonly nodeMicros: number;
  /** Of Postgres with all its processes; null where the system does not tell. */
  readonly postgresMicros: number | null;
  /** Memory of all processes together, each shared page counted once (PSS); null likewise. */
  readonly peakMiB: number | null;
}

/** Clock ticks of `/proc/<pid>/stat` a second, on every Linux that Node runs on. */
const TICKS = 100;
/** Counting a process's pages takes milliseconds: seldom enough to leave the run alone. */
const SAMPLE_MS = 2000;

/** Carry out some work and tell what it cost, Postgres included, which runs from `directory`. */
export async function costOf<T>(
  directory: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly cost: Cost }> {
  const before = process.cpuUsage();
  const ticks = postgresTicks(directory);
  let peak = 0;
  let looking = 0;
  const look = () => {
    const began = process.threadCpuUsage();
    peak = Math.max(peak, memoryOf([process.pid, ...postgresPids(directory)]));
    const { user, system } = process.threadCpuUsage(began);
    looking += user + system;
  };
  const watch = setInterval(look, SAMPLE_MS);
  try {
    const value = await work();
    look();
    const { user, system } = process.cpuUsage(before);
    return {
      value,
      cost: {
        nodeMicros: user + system - looking,
        postgresMicros:
          ticks === 0 ? null : (postgresTicks(directory) - ticks) * (1_000_000 / TICKS),
        peakMiB: peak === 0 ? null : Math.round(peak / 1024),
      },
    };
  } finally {
    clearInterval(watch);
  }
}

/** The postmaster first, then its children; none where there is no `/proc`. */
function postgresPids(directory: string): readonly number[] {
  const parent = Number(textOf(path.join(directory, "postmaster.pid")).split("\n")[0] ?? "");
  if (!parent) return [];
  const children = numbersIn("/proc").filter((pid) => statOf(pid)?.parent === parent);
  return [parent, ...children];
}

/** The postmaster's own account has the time of the children that are gone. */
function postgresTicks(directory: string): number {
  const [parent, ...children] = postgresPids(directory).map(statOf);
  const living = children.reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
  return parent ? parent.own + parent.ofGone + living : 0;
}

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly ofGone: number;
}

function statOf(pid: number): Stat | null {
  // The name in brackets may hold spaces; everything after it is separated by one.
  const fields = textOf(`/proc/${pid}/stat`).split(") ")[1]?.split(" ");
  if (!fields) return null;
  const [parent, user, system, userGone, systemGone] = [1, 11, 12, 13, 14].map((at) =>
    Number(fields[at] ?? 0),
  );
  return {
    parent: parent ?? 0,
    own: (user ?? 0) + (system ?? 0),
    ofGone: (userGone ?? 0) + (systemGone ?? 0),
  };
}

/** In KiB. A process that has just ended counts for nothing. */
function memoryOf(pids: readonly number[]): number {
  const sizes = pids.map((pid) => /^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1]);
  return sizes.reduce((sum, size) => sum + Number(size ?? 0), 0);
}

function numbersIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder)
      .map(Number)
      .filter((id) => id > 0);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
