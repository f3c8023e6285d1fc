import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseError } from "../database-error.ts";

/**
 * Do something while no other process of this machine does it. A lock whose holder has died is
 * taken over.
 */
export async function withLockFile<T>(
  file: string,
  action: () => Promise<T>,
  patienceMs = 60_000,
): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  const stepMs = 50;
  for (let waited = 0; !take(file); waited += stepMs) {
    if (waited > patienceMs)
      throw new DatabaseError(
        `Another process has held ${file} for a minute; remove it if none runs.`,
      );
    await pause(stepMs);
  }
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
    const holder = readHolder(file);
    if (holder !== null && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

function readHolder(file: string): number | null {
  try {
    const text = readFileSync(file, "utf8");
    return /^\d+$/.test(text) ? Number(text) : null;
  } catch {
    return null;
  }
}

/** Whether a process with this number runs, ours to signal or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
