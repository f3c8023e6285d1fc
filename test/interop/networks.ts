import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A world of its own: what is made in it is gone with it, however the test ends. */
const NAMESPACE = ["-Urn", "--mount-proc", "--pid", "--fork", "--kill-child"];

export const canMakeNetworks = spawnSync("unshare", [...NAMESPACE, "ip", "link"]).status === 0;

/** For the name of a test: skipping is not allowed, so it says what it ran on. */
export const where = canMakeNetworks ? "in network namespaces of its own" : "on loopback addresses";

/** Two networks joined by a cable, `eth0` here and `eth1` over there: `there COMMAND`. */
const CABLE = `
set -e
ip link set lo up
unshare -n sleep 120 & OTHER=$!
while [ "$(readlink /proc/$OTHER/ns/net)" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
there() { nsenter -t $OTHER -n "$@"; }
ip link add eth0 type veth peer name eth1
ip link set eth1 netns $OTHER
there ip link set lo up
`;

export interface Said {
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a shell script with the files as variables; in networks, where they can be made, or on this
 * machine's loopback.
 */
export function runShell(script: string, files: Readonly<Record<string, string>>): Promise<Said> {
  const [command, before] = canMakeNetworks
    ? (["unshare", [...NAMESPACE, "sh"]] as const)
    : (["sh", []] as const);
  const paths = Object.entries(files).map(([name, file]) => [name, pathOf(file)]);
  const env = { ...process.env, NODE: process.execPath, ...Object.fromEntries(paths) };
  const child = spawn(
    command,
    [...before, "-c", `${canMakeNetworks ? CABLE : "set -e"}\n${script}`],
    {
      env,
    },
  );
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(said));
  });
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
