import type { Tx } from "../../platform/index.ts";
import type { Properties } from "../../home/model.ts";

/** The channel of Postgres on which the servers of one database hear each other. */
export const CHANNEL = "engawa_home";

/**
 * What happened in a home, as servers tell each other. Small: who needs more reads it. Short names,
 * because a notification holds 8,000 bytes at most.
 */
export type HomeNews = {
  /** Operator and account. */
  readonly o: number;
  readonly a: number;
} & (
  | { readonly t: "command"; readonly g: string; readonly c: string }
  /** Consent, rules, rooms or names changed. */
  | { readonly t: "settings" }
  /** A device was found silent, or answers again: pages that are open say so. */
  | { readonly t: "presence" }
  | { readonly t: "revoked"; readonly g: string }
  /** A gateway's line is open (its name: the newest counts), or closed (null). */
  | { readonly t: "line"; readonly g: string; readonly line: string | null }
  /** Somebody on another server looks at this home, for so many seconds more. */
  | { readonly t: "watch"; readonly s: string; readonly seconds: number }
  | {
      readonly t: "live";
      readonly s: string;
      readonly at: string;
      readonly d: readonly LiveDevice[];
    }
);

export interface LiveDevice {
  readonly device: string;
  readonly properties: Properties;
}

/** Told when the transaction commits; never when it does not. */
export async function tellServers(tx: Tx, news: HomeNews): Promise<void> {
  await tx.query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify(news)]);
}
