import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { stopCluster } from "../../src/platform/embedded/cluster.ts";

/**
 * Names the folder and port of this run's Postgres and the folder of its portal, which the first
 * test file that needs one starts or builds; stops and removes them when the run is over.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const directory = path.join(tmpdir(), `engawa-test-${process.pid}`);
  process.env["ENGAWA_TEST_CLUSTER"] = directory;
  process.env["ENGAWA_TEST_PORT"] = String(await freePort());
  const portal = `${directory}-portal`;
  process.env["ENGAWA_TEST_PORTAL"] = portal;
  return async () => {
    await stopCluster(directory);
    for (const folder of [directory, portal, `${portal}-draft`, `${portal}.lock`]) {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
