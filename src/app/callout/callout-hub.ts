import type { Pool } from "pg";
import { hearChannel } from "../../platform/hear-channel.ts";
import { CALLOUT_CHANNEL, type CalloutNews } from "./tell-desks.ts";

/** Told that something changed, that the server stops, or that nothing was heard for a while. */
export type CalloutEvent = "changed" | "closing";

/** Whose call-outs a page looks at: all of an operator, or those of one household. */
export interface Watched {
  readonly operatorId: number;
  readonly accountId: number | null;
}

/** What pages of this server hear of call-outs, whichever server it happened on. */
export interface Callouts {
  /** Call what is returned when the page is closed. */
  watch(of: Watched, watcher: (event: CalloutEvent) => void): () => void;
  close(): Promise<void>;
}

interface Watching {
  readonly of: Watched;
  readonly watcher: (event: CalloutEvent) => void;
}

export async function openCallouts({
  pool,
  report,
}: {
  readonly pool: Pool;
  readonly report: (error: unknown) => void;
}): Promise<Callouts> {
  const watching = new Set<Watching>();
  const tell = (event: CalloutEvent, concerns: (of: Watched) => boolean): void => {
    for (const { of, watcher } of watching) if (concerns(of)) watcher(event);
  };
  const heard = await hearChannel({
    pool,
    channel: CALLOUT_CHANNEL,
    report,
    // What was said while nobody listened is read anew.
    onListening: () => tell("changed", () => true),
    onNews: (payload) => {
      const { o, a, n } = JSON.parse(payload) as CalloutNews;
      // A household hears of its own calls, and of what concerns everybody.
      const isForAll = a === null && n === null;
      tell("changed", ({ operatorId, accountId }) => {
        return operatorId === o && (accountId === null || accountId === a || isForAll);
      });
    },
  });
  return {
    watch: (of, watcher) => {
      const one = { of, watcher };
      watching.add(one);
      return () => void watching.delete(one);
    },
    close: async () => {
      tell("closing", () => true);
      await heard.close();
    },
  };
}
