import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { main } from "../../src/app/cli/main.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the command line as a person would, by the Node that the package pins. */
export function engawa(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const node = `${root}/node_modules/.bin/node`;
  const options = {
    cwd: root,
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  };
  return new Promise((resolve) => {
    execFile(node, ["bin/engawa.ts", ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

/**
 * The same command line within this process, which has read the program already: a process of its
 * own takes two seconds for that. Not for what waits for a signal.
 */
export async function engawaWithin(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  Object.assign(process.env, environment);
  const code = await main(args, {
    out: (text) => void (stdout += text),
    err: (text) => void (stderr += text),
    watched: false,
  });
  return { code, stdout, stderr };
}
