import type { Contract, ContractEvent } from "../../contracts/index.ts";
import { addDays, type Day, day, formatDay } from "../../kernel/day.ts";

/** The document that says what was agreed, by service, as its terms name it. */
const AGREED: Readonly<Record<string, string>> = {
  "ecorepo-home": "after-contract",
  "ecorepo-mems": "contract",
  enegaeru: "contract",
  "hiho-denki": "contract",
  kaketsuke365: "contract",
  "kattobi-hikari": "contract-content",
};

/** What is younger is still on somebody's desk. */
const LAST_DAY = day("2026-10-31");

/** Papers come with the post two days later; on the pages they are opened about then. */
const DAYS_TO_ARRIVE = 2;

/**
 * The papers that a contract of the town was given, as its terms ask: the explanation with the
 * application, what was agreed once it was formed, and its receipt. Whoever withdrew has a story
 * of their own papers.
 */
export function withPapers(contract: Contract): Contract {
  const { history, service } = contract;
  const document = AGREED[service];
  const applied = history.find((event) => event.type === "applied");
  const formedOn = formedDay(contract);
  const withdrew = history.some(({ type }) => type === "withdrawn");
  if (applied?.type !== "applied" || formedOn === null || document === undefined || withdrew) {
    return contract;
  }
  const { documents: form = "electronic" } = applied;
  const has = history.some((event) => event.type === "document-received");
  const receivedOn = addDays(formedOn, DAYS_TO_ARRIVE);
  const papers: readonly ContractEvent[] = [
    said(applied.on, { type: "document-issued", document: "before-contract", form }),
    said(formedOn, { type: "document-issued", document, form }),
    ...(has ? [] : [said(receivedOn, { type: "document-received", document })]),
  ];
  const confirmed = leftOn(contract).map((on) =>
    said(on, { type: "document-issued", document: "cancellation", form }),
  );
  return { ...contract, history: [...history, ...papers, ...confirmed].toSorted(byRecord) };
}

/** Days on which notice was given and not taken back: each is answered with a confirmation. */
function leftOn({ history }: Contract): readonly Day[] {
  const takenBack = history.some(({ type }) => type === "retracted");
  if (takenBack) return [];
  return history.flatMap(({ type, on }) => (type === "notice-given" && on <= LAST_DAY ? [on] : []));
}

/** HEMS forms with its work, all others with the acceptance; null: lately, or not yet. */
function formedDay({ history, service }: Contract): Day | null {
  const type = service === "ecorepo-home" ? "work-done" : "accepted";
  const formed = history.find((event) => event.type === type);
  const runs = history.some((event) => event.type === "started");
  return formed && runs && formed.on <= LAST_DAY ? formed.on : null;
}

type Paper = Extract<ContractEvent, { readonly document: string }>;
type PaperFact = Paper extends infer P
  ? P extends Paper
    ? Omit<P, "on" | "recordedAt">
    : never
  : never;

function said(on: Day, fact: PaperFact): ContractEvent {
  return { ...fact, on, recordedAt: `${formatDay(on)}T01:00:00.000Z` };
}

function byRecord(a: ContractEvent, b: ContractEvent): number {
  return a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0;
}
