import { addDays, day } from "../../src/kernel/day.ts";
import { readUse } from "../../src/metering/formats/use/read-use.ts";
import type { UseStatement } from "../../src/metering/formats/use/statement.ts";
import type { UseFile, UseRefused } from "../../src/metering/formats/use/use-file.ts";
import { useAt, utf8 } from "./use-files.ts";

/** The use of a file that must be taken. */
export function takenUse(text: string | Uint8Array, statement: UseStatement = {}): UseFile {
  const found = readUse(typeof text === "string" ? utf8(text) : text, statement);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}

/** Why a file that must be refused was refused. */
export function refusedUse(text: string | Uint8Array, statement: UseStatement = {}): UseRefused {
  const found = readUse(typeof text === "string" ? utf8(text) : text, statement);
  if (found.ok) throw new Error("was taken");
  return found.refusal;
}

/** What a made-up file of these days must give: half-hours as made, or hours in equal halves. */
export function useOfDays(from = "2025-04-01", days = 14, stepMinutes: 30 | 60 = 30): number[] {
  return Array.from({ length: days * 48 }, (_, index) => {
    const on = addDays(day(from), Math.floor(index / 48));
    const slot = index % 48;
    if (stepMinutes === 30) return useAt(on, slot);
    const even = slot - (slot % 2);
    return (useAt(on, even) + useAt(on, even + 1)) / 2;
  });
}
