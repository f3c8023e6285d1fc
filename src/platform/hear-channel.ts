import type { Pool, PoolClient } from "pg";

export interface HearParts {
  readonly pool: Pool;
  /** A channel of Postgres: letters of ours, never of a request. */
  readonly channel: string;
  readonly onNews: (payload: string) => void;
  /** It listens, at first or again: what was said meanwhile is lost. */
  readonly onListening: () => void;
  readonly report: (error: unknown) => void;
}

export interface HeardChannel {
  /** Say something at once, in no transaction. */
  say(payload: string): Promise<void>;
  close(): Promise<void>;
}

const AGAIN_MS = 1000;

/** Listen to a channel on one connection of the pool; a lost one is replaced. */
export async function hearChannel(parts: HearParts): Promise<HeardChannel> {
  const { pool, channel, report } = parts;
  if (!/^[a-z_]+$/.test(channel)) throw new Error(`${channel} is no channel`);
  let client: PoolClient | null = null;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function listen(): Promise<void> {
    if (isClosed) return;
    const opened = await pool.connect();
    opened.on("notification", ({ payload }) => parts.onNews(payload ?? ""));
    opened.on("error", (error) => lost(opened, error));
    try {
      await opened.query(`listen ${channel}`);
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
    say: async (payload) => {
      await pool.query("select pg_notify($1, $2)", [channel, payload]);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      const last = client;
      client = null;
      last?.removeAllListeners("notification");
      await last?.query(`unlisten ${channel}`).catch(() => undefined);
      last?.release();
    },
  };
}
