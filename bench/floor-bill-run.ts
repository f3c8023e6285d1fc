#!/usr/bin/env node
/** What a bill run cannot be faster than, on one connection and on two. Prints JSON. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { arch, cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startDatabase } from "../src/platform/index.ts";
import { bareRun } from "./bare-bill-run.ts";
import { makeTown } from "./bill-town.ts";

const { values } = parseArgs({
  options: {
    households: { type: "string", default: "20000" },
    batch: { type: "string", default: "500" },
  },
});
const households = Number(values.households);
const folder = mkdtempSync(path.join(tmpdir(), "engawa-floor-"));
chmodSync(folder, 0o755);
const directory = path.join(folder, "data");
const database = await startDatabase({ kind: "embedded", directory, port: 54_376, connections: 4 });
try {
  for (const connections of [1, 2]) {
    const operatorId = await makeTown(database, households, `bare-${connections}`);
    const batch = Number(values.batch);
    const rate = await bareRun(database, { operatorId, households, connections, batch });
    console.log(
      JSON.stringify({
        name: `floor of the bill run, ${households} households, ${connections} connection(s)`,
        rate: Math.round(rate),
        unit: "households/s",
        rssMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
        machine: `${cpus().length} × ${cpus()[0]?.model ?? arch()}`,
      }),
    );
  }
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
