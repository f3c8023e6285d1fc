import {
  type Contract,
  datedOf,
  deadlinesOf,
  decide,
  eventsOf,
  loadAskedHousehold,
  loadContracts,
  openWorks,
  readHistory,
} from "../../../contracts/index.ts";
import { addDays, day, type Day, formatDay } from "../../../kernel/day.ts";
import type { Queues } from "../../api/queue.ts";
import { openApprovals } from "../../life/approvals.ts";
import { ACTION_LABELS } from "../forms/action-labels.ts";
import { workLabel } from "../forms/begin-forms.ts";
import { factLabel } from "../forms/fact-labels.ts";
import { refusedView } from "../views/refused-view.ts";
import { toneOf } from "../views/tone-of.ts";
import { deadlineView } from "./deadlines.ts";
import { dueSoon, type WaitingRow, waitingContracts } from "./store-queues.ts";
import type { Reading } from "./world.ts";

/** Days ahead within which a deadline of the operator stands in the queue. */
const SOON = 30;
const NO_OUTCOMES: ReadonlyMap<string, string> = new Map();

/** The desk's work: everything that waits for somebody, each with its decision and reason ready. */
export async function readQueues(at: Reading): Promise<Queues> {
  const rows = await waitingContracts(at.tx);
  const waiting = await withContracts(at, rows);
  return {
    today: formatDay(at.today),
    applications: await applicationsOf(at, waiting),
    works: waiting.flatMap((each) => worksOf(at, each)),
    starts: waiting.flatMap((each) => startsOf(at, each)),
    documents: waiting.flatMap((each) => documentsOf(at, each)),
    deadlines: await deadlinesSoon(at),
    approvals: await approvalsOf(at),
  };
}

interface Waiting {
  readonly row: WaitingRow;
  readonly contract: Contract;
}

async function withContracts(
  { tx }: Reading,
  rows: readonly WaitingRow[],
): Promise<readonly Waiting[]> {
  const contracts = await loadContracts(tx, [...new Set(rows.map(({ accountId }) => accountId))]);
  return rows.flatMap((row) => {
    const contract = contracts.get(row.accountId)?.find(({ id }) => id === row.contract);
    return contract ? [{ row, contract }] : [];
  });
}

/** Whose it is and what it is about: the same in every queue. */
function head({ world: { catalogue } }: Reading, row: Omit<WaitingRow, "waitsFor" | "since">) {
  const { account, person, contract, service } = row;
  const name = catalogue.services.get(service)?.short ?? { ja: service, en: service };
  return { account, person, contract, service, name, tone: toneOf(catalogue, service) };
}

async function applicationsOf(
  at: Reading,
  waiting: readonly Waiting[],
): Promise<Queues["applications"]> {
  const found: Queues["applications"] = [];
  for (const { row, contract } of waiting) {
    const applied = contract.history.find((event) => event.type === "applied");
    if (!row.waitsFor.includes("decision") || applied?.type !== "applied") continue;
    const { catalogue } = at.world;
    const item = catalogue.services.get(row.service)?.items[applied.item]?.label;
    found.push({
      ...head(at, row),
      item: item ?? { ja: applied.item, en: applied.item },
      appliedOn: formatDay(applied.on),
      waitingDays: at.today - applied.on,
      channel: applied.channel,
      accept: await acceptance(at, row),
      facts: Object.entries(applied.facts ?? {}).map(([name, value]) => ({
        label: factLabel(name),
        value: factLabel(value),
      })),
    });
  }
  return found;
}

/** What accepting would meet, decided by the very call that accepts. */
async function acceptance(
  { tx, world: { catalogue }, today: on, now }: Reading,
  { accountId, contract }: WaitingRow,
): Promise<Queues["applications"][number]["accept"]> {
  const when = { on, now, by: "staff" } as const;
  const household = await loadAskedHousehold(tx, catalogue, accountId, when);
  const decision = decide(household, contract, { type: "accept" });
  if (decision.ok) return { allowed: true, refused: null };
  return { allowed: false, refused: refusedView(decision.refusal, catalogue) };
}

function worksOf(at: Reading, { row, contract }: Waiting): Queues["works"] {
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

function startsOf(at: Reading, { row, contract }: Waiting): Queues["starts"] {
  const waitsFor = row.waitsFor.find((each) => each === "start" || each === "work");
  const accepted = contract.history.find(({ type }) => type === "accepted");
  const isStarted = contract.history.some(({ type }) => type === "started");
  if (waitsFor === undefined || !accepted || isStarted) return [];
  const label = WAITS[waitsFor] ?? { ja: waitsFor, en: waitsFor };
  return [{ ...head(at, row), waitsFor: label, acceptedOn: formatDay(accepted.on) }];
}

function documentsOf(at: Reading, { row, contract }: Waiting): Queues["documents"] {
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

async function deadlinesSoon(at: Reading): Promise<Queues["deadlines"]> {
  const until = addDays(at.today, SOON);
  const rows = await dueSoon(at.tx, formatDay(until));
  const soon = await withContracts(at, rows);
  const span: { from: Day; through: Day } = { from: at.today, through: until };
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
