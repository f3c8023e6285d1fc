import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { DatabaseError } from "../database-error.ts";
import { isAlive, isCode, withLockFile } from "./lock-file.ts";
import { findPrograms } from "./programs.ts";
import { findRunAs, isReachable, reachableTwin, type RunAs } from "./run-as.ts";

export interface ClusterConfig {
  /** Holds `postgres/`, `postgres.log` and `postgres.password`. */
  readonly directory: string;
  readonly port: number;
  /** More settings, as `name=value`: tests do without fsync. */
  readonly settings?: readonly string[];
}

/** A Postgres that runs on this machine for this folder. */
export interface Cluster {
  readonly port: number;
  readonly password: string;
  /**
   * Where the data really lies: as root, and with a project under /root, not where it was asked
   * for.
   */
  readonly directory: string;
  readonly startedHere: boolean;
}

export const SUPERUSER = "postgres";

/**
 * Start Postgres on a data folder, or join the one that already runs on it: a command and the
 * server may run side by side. It runs detached, so that it outlives a crash of this process;
 * whoever leaves last stops it.
 */
export async function startCluster(config: ClusterConfig): Promise<Cluster> {
  const runAs = findRunAs();
  const reachable = isReachable(path.dirname(config.directory), runAs);
  const directory = reachable ? config.directory : reachableTwin(config.directory);
  makeDirectory(directory, runAs);
  return withLockFile(path.join(directory, "starting.lock"), async () => {
    const files = filesIn(directory);
    const password = await prepare(files, runAs);
    const running = runningPort(files.data);
    if (running !== null) {
      await waitUntilReady({
        port: running,
        password,
        files,
        isGone: () => runningPort(files.data) === null,
      });
      return { port: running, password, directory, startedHere: false };
    }
    rmSync(path.join(files.data, "postmaster.pid"), { force: true });
    await refusePortInUse(config.port);
    const isGone = await launch(config, files, runAs);
    await waitUntilReady({ port: config.port, password, files, isGone });
    return { port: config.port, password, directory, startedHere: true };
  });
}

/** How to reach the Postgres that runs on a folder, or null when none does. */
export function runningCluster(
  directory: string,
): { readonly port: number; readonly password: string } | null {
  const files = filesIn(directory);
  const port = runningPort(files.data);
  return port === null ? null : { port, password: readFileSync(files.password, "utf8").trim() };
}

/**
 * Stop the Postgres of a folder: open work is rolled back, everything committed is on disk. Waits
 * until it is gone.
 */
export async function stopCluster(directory: string): Promise<void> {
  const { data } = filesIn(directory);
  const pid = runningPort(data) === null ? undefined : postmaster(data)?.pid;
  if (pid === undefined) return;
  process.kill(pid, "SIGINT");
  // The file goes last; the process may stay behind as a zombie where nothing reaps it.
  while (isAlive(pid) && existsSync(path.join(data, "postmaster.pid"))) await pause(20);
}

interface Files {
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

function filesIn(directory: string): Files {
  return {
    data: path.join(directory, "postgres"),
    log: path.join(directory, "postgres.log"),
    password: path.join(directory, "postgres.password"),
  };
}

function makeDirectory(directory: string, runAs: RunAs): void {
  try {
    makeFolders(directory);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`The data folder ${directory} cannot be made: ${why}`);
  }
  // The account that runs Postgres must get through to its own folder inside.
  if (!isReachable(directory, runAs)) chmodSync(directory, 0o711);
}

/** From the top down: where nothing can be made, such as in /proc, Node's own way never ends. */
function makeFolders(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  if (path.dirname(directory) !== directory) makeFolders(path.dirname(directory));
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another start made it meanwhile, or a file lies in its place.
    if (!isCode(error, "EEXIST") || !statSync(directory).isDirectory()) throw error;
  }
}

/** Make the data folder on the first start. It appears under its name only when it is complete. */
async function prepare(files: Files, runAs: RunAs): Promise<string> {
  if (existsSync(files.data)) {
    if (existsSync(files.password)) return readFileSync(files.password, "utf8").trim();
    throw new DatabaseError(
      `${files.data} holds a database, but its password file ${files.password} is gone.\n` +
        "Put the file back, or move the folder away to begin with an empty database.",
    );
  }
  const password = randomBytes(24).toString("base64url");
  const draft = `${files.data}.new`;
  const draftPassword = `${draft}-password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(draftPassword, `${password}\n`, { mode: 0o600 });
  if (runAs) for (const target of [draft, draftPassword]) chownSync(target, runAs.uid, runAs.gid);
  try {
    await initialise(draft, draftPassword, runAs);
  } finally {
    rmSync(draftPassword, { force: true });
  }
  writeFileSync(files.password, `${password}\n`, { mode: 0o600 });
  renameSync(draft, files.data);
  return password;
}

async function initialise(folder: string, passwordFile: string, runAs: RunAs): Promise<void> {
  const { initdb } = await findPrograms(runAs);
  try {
    execFileSync(
      initdb,
      [
        `--pgdata=${folder}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      { ...runAs, stdio: ["ignore", "ignore", "pipe"], cwd: "/" },
    );
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new DatabaseError(`Postgres could not make its data folder ${folder}:\n${said}`);
  }
}

async function launch(config: ClusterConfig, files: Files, runAs: RunAs): Promise<IsGone> {
  const { postgres } = await findPrograms(runAs);
  const log = openSync(files.log, "a", 0o600);
  const settings = [
    `port=${config.port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    ...(config.settings ?? []),
  ].flatMap((setting) => ["-c", setting]);
  const child = spawn(postgres, ["-D", files.data, ...settings], {
    ...runAs,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  let gone = false;
  for (const event of ["error", "exit"]) child.on(event, () => (gone = true));
  child.unref();
  closeSync(log);
  return () => gone;
}

type IsGone = () => boolean;

/** Say plainly which port is taken, before Postgres says it in its log. */
async function refusePortInUse(port: number): Promise<void> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  if (free) return;
  throw new DatabaseError(
    `Port ${port}, on which Engawa's own Postgres would listen, is in use by another program.\n` +
      `Choose another: ENGAWA_DB_PORT=${port + 1} npm start`,
  );
}

async function waitUntilReady({
  port,
  password,
  files,
  isGone,
}: {
  port: number;
  password: string;
  files: Files;
  isGone: IsGone;
}): Promise<void> {
  const stepMs = 40;
  let said = "";
  for (let waited = 0; waited < 60_000; waited += stepMs) {
    const client = new Client({
      host: "127.0.0.1",
      port,
      user: SUPERUSER,
      password,
      database: "postgres",
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      said = String(error);
    }
    if (isGone()) break;
    await pause(stepMs);
  }
  const log = existsSync(files.log)
    ? readFileSync(files.log, "utf8").trimEnd().split("\n").slice(-8).join("\n")
    : "";
  throw new DatabaseError(`Postgres did not start (${said}). The end of ${files.log}:\n${log}`);
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

function postmaster(data: string): Postmaster | null {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  return { pid: Number(pid), port: Number(port) };
}

/**
 * The port of the Postgres that runs on a folder, or null. A `postmaster.pid` left by a crash may
 * name a process that is something else by now, so the process must be a Postgres of this folder.
 */
function runningPort(data: string): number | null {
  const found = postmaster(data);
  if (found === null || !isAlive(found.pid)) return null;
  const commandLine = `/proc/${found.pid}/cmdline`;
  const isOurs = !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes(data);
  return isOurs ? found.port : null;
}
