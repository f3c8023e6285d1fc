import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import { DatabaseError } from "../database-error.ts";

/** Who runs Postgres: it refuses to run as root. Null is this process's own user. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

const ACCOUNT = "postgres";
/**
 * Where things go that the `postgres` account must reach and the project's folder does not let it.
 */
const REACHABLE_HOME = "/var/lib/engawa";

/**
 * Ordinary users run Postgres themselves; root runs it as `postgres`, an account made on the first
 * start.
 */
export function findRunAs(): RunAs {
  if (process.getuid?.() !== 0) return null;
  const found = idsOf(ACCOUNT) ?? makeAccount();
  if (found === null) {
    throw new DatabaseError(
      "You are root, Postgres refuses that, and an account named postgres could not be made.\n" +
        "Run Engawa as an ordinary user, or make the account: useradd --system postgres",
    );
  }
  return found;
}

function makeAccount(): RunAs {
  for (const [command, ...args] of [
    ["useradd", "--system", "--user-group", "--no-create-home", ACCOUNT],
    ["adduser", "-S", "-H", ACCOUNT],
  ] as const) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
      return idsOf(ACCOUNT);
    } catch {
      // The next command may exist on this system.
    }
  }
  return null;
}

function idsOf(account: string): RunAs {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync("id", [flag, account], {
          encoding: "utf8",
          stdio: ["ignore", "pipe", "ignore"],
        }),
      );
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** Whether another account can walk down to a folder: every folder above it lets others through. */
export function isReachable(folder: string, runAs: RunAs): boolean {
  if (runAs === null) return true;
  let at = path.resolve(folder);
  for (;;) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at);
      const passes =
        uid === runAs.uid ? mode & 0o100 : gid === runAs.gid ? mode & 0o010 : mode & 0o001;
      if (!passes) return false;
    }
    const above = path.dirname(at);
    if (above === at) return true;
    at = above;
  }
}

/** A folder of its own for a project that lies where the account cannot go, such as under /root. */
export function reachableTwin(folder: string): string {
  const mark = createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 12);
  return path.join(REACHABLE_HOME, mark);
}

/** Copy the Postgres programs to where the account can execute them; done once for each version. */
export function copyPrograms(native: string, version: string): string {
  const target = path.join(REACHABLE_HOME, `programs-${version}`);
  if (!existsSync(path.join(target, "complete"))) {
    mkdirSync(target, { recursive: true, mode: 0o755 });
    cpSync(native, target, { recursive: true, verbatimSymlinks: true });
    mkdirSync(path.join(target, "complete"));
  }
  return target;
}
