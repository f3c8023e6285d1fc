import {
  type Contract,
  datedOf,
  deadlinesOf,
  decide,
  eventsOf,
  type Household,
  loadAskedHouseholds,
  loadContracts,
  openWorks,
  readHistory,
} from "../../../contracts/index.ts";
import { addDays, day, formatDay } from "../../../kernel/day.ts";
import { shortServiceName } from "../../../terms/service-name.ts";
import type { Queues } from "../../api/queue.ts";
import { openApprovals } from "../../life/approvals.ts";
import { ACTION_LABELS } from "../forms/action-labels.ts";
import { workLabel } from "../forms/begin-forms.ts";
import { factLabel } from "../forms/fact-labels.ts";
import { refusedView } from "../views/refused-view.ts";
import { toneOf } from "../views/tone-of.ts";
import { deadlineView } from "./deadlines.ts";
import { dueSoon, waitingContracts, type WaitingRow } from "./store-queues.ts";
import type { Reading } from "./world.ts";

/** Days ahead within which a deadline of the operator stands in the queue. */
const SOON = 30;
const NO_OUTCOMES: ReadonlyMap<string, string> = new Map();

/** The desk's work: everything that waits for somebody, each with its decision and reason ready. */
export async function readQueues(at: Reading): Promise<Queues> {
  const of = await waitingContracts(at.tx);
  const [decision, work, start, document] = [
    of("decision"),
    of("work"),
    of("start"),
    of("document"),
  ];
  const soon = await dueSoon(at.tx, {
    from: formatDay(at.today),
    by: formatDay(addDays(at.today, SOON)),
  });
  const all = [decision, work, start, document, soon].flatMap(({ rows }) => rows);
  const contractOf = await contractsOf(at, all);
  const toStart = [...start.rows, ...work.rows].toSorted(bySince);
  return {
    today: formatDay(at.today),
    applications: await applicationsOf(at, decision.rows.flatMap(contractOf)),
    works: work.rows.flatMap(contractOf).flatMap((each) => worksOf(at, each)),
    starts: unique(toStart)
      .flatMap(contractOf)
      .flatMap((each) => startsOf(at, each)),
    documents: document.rows.flatMap(contractOf).flatMap((each) => documentsOf(at, each)),
    deadlines: deadlinesOfAll(at, soon.rows.flatMap(contractOf)),
    approvals: await approvalsOf(at),
    more: {
      applications: decision.more,
      works: work.more,
      starts: start.more,
      documents: document.more,
      deadlines: soon.more,
      approvals: 0,
    },
  };
}

function bySince(a: WaitingRow, b: WaitingRow): number {
  return (a.since ?? "") < (b.since ?? "") ? -1 : 1;
}

/** One that waits for its work and its start stands in the list once. */
function unique(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  return [...new Map(rows.map((row) => [row.contract, row])).values()];
}

interface Known {
  readonly row: WaitingRow;
  readonly contract: Contract;
}

/** The histories of all rows, read in one query. */
async function contractsOf(
  { tx }: Reading,
  rows: readonly WaitingRow[],
): Promise<(row: WaitingRow) => readonly Known[]> {
  const contracts = await loadContracts(tx, [...new Set(rows.map(({ accountId }) => accountId))]);
  return (row) => {
    const contract = contracts.get(row.accountId)?.find(({ id }) => id === row.contract);
    return contract ? [{ row, contract }] : [];
  };
}

/** Whose it is and what it is about: the same in every queue. */
function head({ world: { catalogue } }: Reading, row: Omit<WaitingRow, "waitsFor" | "since">) {
  const { account, person, contract, service } = row;
  const name = shortServiceName(catalogue, service);
  return { account, person, contract, service, name, tone: toneOf(catalogue, service) };
}

async function applicationsOf(
  at: Reading,
  waiting: readonly Known[],
): Promise<Queues["applications"]> {
  const { tx, today: on, now } = at;
  const accounts = [...new Set(waiting.map(({ row }) => row.accountId))];
  const when = { on, now, by: "staff" } as const;
  const households = await loadAskedHouseholds(tx, at.world.catalogue, accounts, when);
  return waiting.flatMap((each) => {
    const household = households.get(each.row.accountId);
    return household ? applicationOf(at, each, household) : [];
  });
}

function applicationOf(
  at: Reading,
  { row, contract }: Known,
  household: Household,
): Queues["applications"] {
  const applied = contract.history.find((event) => event.type === "applied");
  if (!row.waitsFor.includes("decision") || applied?.type !== "applied") return [];
  const { catalogue } = at.world;
  const item = catalogue.services.get(row.service)?.items[applied.item]?.label;
  // By the very call that accepts.
  const decision = decide(household, row.contract, { type: "accept" });
  return [
    {
      ...head(at, row),
      item: item ?? { ja: applied.item, en: applied.item },
      appliedOn: formatDay(applied.on),
      waitingDays: at.today - applied.on,
      channel: applied.channel,
      accept: decision.ok
        ? { allowed: true, refused: null }
        : { allowed: false, refused: refusedView(decision.refusal, catalogue) },
      facts: Object.entries(applied.facts ?? {}).map(([name, value]) => ({
        label: factLabel(name),
        value: factLabel(value),
      })),
    },
  ];
}

function worksOf(at: Reading, { row, contract }: Known): Queues["works"] {
  const life = readHistory(contract);
  if (!life.ok || !row.waitsFor.includes("work")) return [];
  const answers = eventsOf(life.value, "consented");
  return openWorks(life.value).map(({ work, on, plannedOn }) => {
    const said = answers.findLast((each) => each.work === work && each.on >= on);
    return {
      ...head(at, row),
      work,
      label: workLabel(at.world.catalogue, row.service, work),
      orderedOn: formatDay(on),
      plannedOn: plannedOn === null ? null : formatDay(plannedOn),
      consent: said === undefined ? "asked" : said.given ? "given" : "refused",
      overdue: plannedOn !== null && plannedOn < at.today,
    };
  });
}

const WAITS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  work: { ja: "工事・手続きの完了", en: "Work or procedures to be done" },
  start: { ja: "利用開始日の通知", en: "The start day to be told" },
};

function startsOf(at: Reading, { row, contract }: Known): Queues["starts"] {
  const waitsFor = row.waitsFor.find((each) => each === "start" || each === "work");
  const accepted = contract.history.find(({ type }) => type === "accepted");
  const isStarted = contract.history.some(({ type }) => type === "started");
  if (waitsFor === undefined || !accepted || isStarted) return [];
  const label = WAITS[waitsFor] ?? { ja: waitsFor, en: waitsFor };
  return [{ ...head(at, row), waitsFor: label, acceptedOn: formatDay(accepted.on) }];
}

function documentsOf(at: Reading, { row, contract }: Known): Queues["documents"] {
  const wanted = row.waitsFor.filter((each) => each.startsWith("document:"));
  if (wanted.length === 0) return [];
  const span = { from: addDays(at.today, -400), through: addDays(at.today, 400) };
  return deadlinesOf(datedOf(at.world.catalogue, contract, at.today), span)
    .filter(({ kind }) => kind === "document-due")
    .map(({ id, label, on }) => ({
      ...head(at, row),
      document: id.split("/")[2] ?? "",
      label,
      dueOn: formatDay(on),
    }));
}

function deadlinesOfAll(at: Reading, soon: readonly Known[]): Queues["deadlines"] {
  const span = { from: at.today, through: addDays(at.today, SOON) };
  return soon
    .flatMap(({ row, contract }) =>
      deadlinesOf(datedOf(at.world.catalogue, contract, at.today), span)
        // What only the customer may do by a day is in the customer's calendar, and no work here.
        .filter(({ concerns }) => concerns !== "resident")
        .map((deadline) => ({
          ...deadlineView(deadline, at, NO_OUTCOMES),
          account: row.account,
          person: row.person,
        })),
    )
    .toSorted((a, b) => day(a.on) - day(b.on));
}

async function approvalsOf(at: Reading): Promise<Queues["approvals"]> {
  const open = await openApprovals(at.tx);
  return open.map((approval) => {
    const { request, action, reason, askedBy, askedByName, askedAt, money } = approval;
    return {
      ...head(at, approval),
      request: String(request),
      what: ACTION_LABELS[action.type],
      reason,
      askedBy: askedByName,
      askedAt,
      mayDecide: askedBy !== at.session.loginId,
      money: money.money,
      corrections: [...money.corrections],
    };
  });
}
