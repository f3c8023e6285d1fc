import { type Tx, wakeWork } from "../../platform/index.ts";

/** The channel of Postgres on which servers hear that a call-out changed. */
export const CALLOUT_CHANNEL = "engawa_callout";

/** What changed, as servers tell each other; who needs more reads it. */
export interface CalloutNews {
  /** Operator. */
  readonly o: number;
  /** Household, where it is known. */
  readonly a: number | null;
  /** The case; null: technicians, shifts, or an announcement. */
  readonly n: string | null;
}

/** Told when the transaction commits; never when it does not. */
export async function tellDesks(
  tx: Tx,
  { accountId = null, number = null }: { accountId?: number | null; number?: string | null },
): Promise<void> {
  const news: CalloutNews = { o: tx.operatorId, a: accountId, n: number };
  await tx.query("select pg_notify($1, $2)", [CALLOUT_CHANNEL, JSON.stringify(news)]);
  // What people are told goes out at once: nobody waits a minute at night for who comes.
  await wakeWork(tx, "send-mail");
}
