import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { makeDirectory, OWNER_FILE } from "./durable-file.ts";

/**
 * One gateway a directory: two would write one journal. Null: another process holds it. A process
 * that was killed holds nothing.
 */
export function holdDirectory(directory: string): { release(): void } | null {
  makeDirectory(directory);
  const file = path.join(directory, "running");
  if (!take(file)) {
    if (holderLives(file)) return null;
    rmSync(file, { force: true });
    if (!take(file)) return null;
  }
  return { release: () => rmSync(file, { force: true }) };
}

function take(file: string): boolean {
  try {
    const descriptor = openSync(file, "wx", OWNER_FILE);
    writeSync(descriptor, `${process.pid} ${thisBoot()}`);
    closeSync(descriptor);
    return true;
  } catch {
    return false;
  }
}

function holderLives(file: string): boolean {
  try {
    const [holder, boot] = readFileSync(file, "utf8").split(" ");
    const pid = Number(holder);
    return pid > 0 && pid !== process.pid && boot === thisBoot() && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** After a power cut a process of another program may have the number: Linux tells each boot. */
function thisBoot(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}
