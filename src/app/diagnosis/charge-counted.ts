import { recordEvents } from "../../contracts/index.ts";
import { insertCharge, lockCharging, unchargedBefore } from "../../diagnosis/store-counts.ts";
import { day, formatDay } from "../../kernel/day.ts";
import type { At } from "./load-contractor.ts";

/** Code of the event that the quota of the terms counts (EN-05). */
const CODE = "diagnosis";

export interface Charged {
  readonly events: number;
  /** Contracts whose history cannot take the event; they are tried again. */
  readonly aside: readonly { readonly contract: string; readonly fault: string }[];
}

/**
 * Turn the diagnoses of days that are over into chargeables of their contracts: one event for each
 * contract and day, once. 3 on 2026-11-20 become `charged diagnosis × 3` of that day, which the
 * month's bill holds against the number agreed.
 */
export async function chargeCounted({ tx, catalogue, now, today }: At): Promise<Charged> {
  await lockCharging(tx);
  const open = await unchargedBefore(tx, formatDay(today));
  const aside: Charged["aside"][number][] = [];
  for (const charge of open) {
    const { contract: contractId, quantity, on } = charge;
    const event = { type: "charged", code: CODE, quantity, facts: {} } as const;
    const recorded = await recordEvents(tx, catalogue, {
      contractId,
      events: [{ ...event, on: day(on), recordedAt: now }],
      key: `diagnosis ${contractId} ${on}`,
    });
    if (recorded.ok) await insertCharge(tx, charge, now);
    else aside.push({ contract: contractId, fault: `${on}: ${recorded.refusal.code}` });
  }
  return { events: open.length - aside.length, aside };
}
