import type { Pool, PoolClient } from "pg";
import { CHANNEL, type HomeNews } from "./tell-servers.ts";

export interface HearParts {
  readonly pool: Pool;
  readonly onNews: (news: HomeNews) => void;
  /** It listens, at first or again: what was said meanwhile is lost. */
  readonly onListening: () => void;
  readonly report: (error: unknown) => void;
}

export interface Hearing {
  /** Say something at once, in no transaction. */
  say(news: HomeNews): Promise<void>;
  close(): Promise<void>;
}

const AGAIN_MS = 1000;

/** Listen to the other servers on one connection of the pool; a lost one is replaced. */
export async function hearServers(parts: HearParts): Promise<Hearing> {
  const { pool, report } = parts;
  let client: PoolClient | null = null;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function listen(): Promise<void> {
    if (isClosed) return;
    const opened = await pool.connect();
    opened.on("notification", ({ payload }) => parts.onNews(JSON.parse(payload ?? "") as HomeNews));
    opened.on("error", (error) => lost(opened, error));
    try {
      await opened.query(`listen ${CHANNEL}`);
    } catch (error) {
      // Kept, each try would take one connection more from the pool until none is left.
      opened.release(true);
      throw error;
    }
    client = opened;
    parts.onListening();
  }

  function lost(broken: PoolClient, error: Error): void {
    if (client !== broken) return;
    client = null;
    broken.release(error);
    tryAgain(error);
  }

  function tryAgain(error: unknown): void {
    if (isClosed) return;
    report(error);
    again = setTimeout(() => void listen().catch(tryAgain), AGAIN_MS);
  }

  await listen();
  return {
    say: async (news) => {
      await pool.query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify(news)]);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      const last = client;
      client = null;
      last?.removeAllListeners("notification");
      await last?.query(`unlisten ${CHANNEL}`).catch(() => undefined);
      last?.release();
    },
  };
}
