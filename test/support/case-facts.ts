import { caseOf } from "../../src/callout/case/case-of.ts";
import type { CaseNow } from "../../src/callout/case/case-now.ts";
import type { CaseFact, CaseFactBody } from "../../src/callout/facts.ts";
import type { Entitlement } from "../../src/callout/coverage/entitlement.ts";
import { day } from "../../src/kernel/day.ts";

/** Minutes past 02:00 in Tokyo, as an instant: `at(5)` is 02:05. */
export function at(minutes: number): string {
  const instant = Temporal.Instant.from("2026-11-21T17:00:00Z").add({ seconds: minutes * 60 });
  return instant.toString({ fractionalSecondDigits: 3 });
}

export const TROUBLE = { family: "water", trouble: "kitchen-tap", facts: {}, words: "" } as const;

export const COVERED: Entitlement = {
  outcome: "covered",
  service: "kaketsuke365",
  contract: "A-1-callout",
  standing: "running",
  on: day("2026-11-22"),
  trouble: TROUBLE,
  response: { ja: "止水", en: "stop the water" },
  freeMinutes: 60,
  freePartsYen: null,
  visitsLeft: null,
  visitFee: 0,
  fees: [],
  cancelFee: 0,
  overtime: null,
  barred: [],
  night: null,
  before: [],
  skill: "water",
  urgency: "emergency",
  usualMinutes: 40,
  reasons: [],
  terms: [],
};

const OPENED: CaseFactBody = {
  type: "opened",
  source: "desk",
  asker: { name: "髙橋 由美", phone: "046-000-0000", email: "", relation: "contractor" },
  place: {
    postalCode: "238-0001",
    address: "港1-1",
    area: "minato",
    at: { lat: 35.3, lon: 139.6 },
    exact: "dwelling",
  },
  trouble: TROUBLE,
  urgency: "emergency",
  dangers: {},
};

/** A fact at a minute; told by whom, and known so many minutes later. */
export interface Told {
  readonly minute: number;
  readonly body: CaseFactBody;
  readonly by?: string;
  readonly knownAt?: number;
  readonly id?: string;
}

/** Opened and decided at 02:00 by the desk, then these, in the order in which they were known. */
export function factsOf(told: readonly Told[], decided: Entitlement = COVERED): CaseFact[] {
  const first: Told[] = [
    { minute: 0, body: OPENED },
    { minute: 0, body: { type: "decided", entitlement: decided } },
  ];
  return [...first, ...told].map((one, index) => ({
    id: one.id ?? `fact-${index + 1}`,
    at: at(one.minute),
    recordedAt: at(one.knownAt ?? one.minute),
    position: index + 1,
    by: one.by ?? "staff:desk",
    ...one.body,
  }));
}

export function caseFrom(facts: readonly CaseFact[]): CaseNow {
  return caseOf({ number: "C-000001", accountId: 1, contract: "A-1-callout", facts });
}

export function caseAfter(told: readonly Told[], decided?: Entitlement): CaseNow {
  return caseFrom(factsOf(told, decided));
}

export const KEN = "technician:T-0001";
export const MIO = "technician:T-0002";

export function offered(technician: string, minute: number, until: number): Told {
  const body = { visit: 1, technician, expiresAt: at(until), reasons: [] };
  return { minute, by: "job", body: { type: "offered", ...body } };
}

export function accepted(technician: string, minute: number): Told {
  const by = `technician:${technician}`;
  return { minute, by, body: { type: "accepted", visit: 1, technician } };
}

/** What a phone tells of a visit. */
export function onSite(
  technician: string,
  minute: number,
  type: "on-the-way" | "arrived" | "work-began" | "work-paused" | "finished",
): Told {
  const by = `technician:${technician}`;
  if (type === "on-the-way" || type === "arrived")
    return { minute, by, body: { type, visit: 1, technician, place: null } };
  if (type === "finished") {
    const rest = { outcome: "solved", words: "", name: "髙橋", strokes: [] } as const;
    return { minute, by, body: { type, visit: 1, ...rest } };
  }
  return { minute, by, body: { type, visit: 1 } };
}
