import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import path from "node:path";

/** Only the owner may look: keys and a home's habits lie here. */
export const OWNER_DIRECTORY = 0o700;
export const OWNER_FILE = 0o600;

export function makeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: OWNER_DIRECTORY });
}

/** Replaces a file so that after a power cut it is the old one or the new one, never half of it. */
export function replaceFile(file: string, text: string): void {
  const next = `${file}.next`;
  const descriptor = openSync(next, "w", OWNER_FILE);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(next, file);
  syncDirectory(path.dirname(file));
}

/** A file's name is durable only when its directory is. Windows knows no such thing. */
export function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
