import { day } from "../../src/kernel/day.ts";
import type { Contract, ContractEvent, ContractFact } from "../../src/contracts/model.ts";

/** An event of a day, recorded at ten that morning in Tokyo, or on a later day. */
export function at(date: string, fact: ContractFact, recorded = date): ContractEvent {
  return { ...fact, on: day(date), recordedAt: `${recorded}T01:00:00.000Z` };
}

export function contractOf(
  events: readonly ContractEvent[],
  service = "kattobi-hikari",
  id = "c-1",
): Contract {
  return { id, service, history: events };
}

export const APPLIED = at("2024-09-18", {
  type: "applied",
  item: "family-1g",
  options: ["norton"],
  channel: "web",
});
export const ACCEPTED = at("2024-09-20", { type: "accepted" });
export const STARTED = at("2024-10-05", { type: "started" });

/** Applied for, accepted and opened on 2024-10-05. */
export const OPEN = [APPLIED, ACCEPTED, STARTED];

/** Ended with 2025-03-31 as the last day, said on 2025-03-10. */
export const ENDED = at("2025-03-31", { type: "ended", reason: "customer" }, "2025-03-10");

/** The call-out service, which needs internet. */
export function callOut(id: string): Contract {
  const history = [
    at("2026-02-06", {
      type: "applied",
      item: "standard",
      options: [],
      channel: "web",
      payment: "card",
    }),
    at("2026-02-07", { type: "accepted" }),
    at("2026-02-08", { type: "started" }),
  ];
  return { id, service: "kaketsuke365", history };
}
