import { Client } from "pg";
import { SUPERUSER, runningCluster, stopCluster } from "../../src/platform/embedded/cluster.ts";
import { TEST_CLUSTER } from "./postgres.ts";

/**
 * The first test file that needs a database starts the shared Postgres; this stops it when the run
 * is over, unless another run is using it.
 */
export default function setup(): () => Promise<void> {
  return async () => {
    const cluster = runningCluster(TEST_CLUSTER.directory);
    if (!cluster) return;
    const { port, password } = cluster;
    const client = new Client({
      host: "127.0.0.1",
      port,
      user: SUPERUSER,
      password,
      database: "postgres",
    });
    await client.connect();
    const { rows } = await client.query<{ others: string }>(
      `select count(*) as others from pg_stat_activity where backend_type = 'client backend' and
         pid <> pg_backend_pid()`,
    );
    await client.end();
    if (rows[0]?.others === "0") await stopCluster(TEST_CLUSTER.directory);
  };
}
