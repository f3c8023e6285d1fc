import {
  datedOf,
  type Deadline,
  type DeadlineKind,
  deadlinesOf,
  loadContracts,
  outcomesOf,
} from "../../../contracts/index.ts";
import { addDays, formatDay } from "../../../kernel/day.ts";
import { shortServiceName } from "../../../terms/service-name.ts";
import type { Calendar, DeadlineList, DeadlineView } from "../../api/deadline.ts";
import { hasCalendarFeed, newCalendarFeed } from "../../life/calendar.ts";
import { clausesView } from "../views/refused-view.ts";
import { toneOf } from "../views/tone-of.ts";
import type { Reading } from "./world.ts";

/** Days of the past and of the future that are listed. */
const SHOWN = { past: 30, ahead: 400 };

/** Rights and deadlines of an account: from thirty days ago to a year ahead, nearest first. */
export async function readDeadlines(at: Reading, accountId: number): Promise<DeadlineList> {
  const { tx, world, today } = at;
  const contracts = (await loadContracts(tx, [accountId])).get(accountId) ?? [];
  const outcomes = await outcomesOf(tx, accountId);
  const span = { from: addDays(today, -SHOWN.past), through: addDays(today, SHOWN.ahead) };
  const deadlines = contracts
    .flatMap((contract) => deadlinesOf(datedOf(world.catalogue, contract, today), span))
    .toSorted((a, b) => a.on - b.on);
  return {
    today: formatDay(today),
    deadlines: deadlines.map((deadline) => deadlineView(deadline, at, outcomes)),
  };
}

/** What a right allows to be asked for; null: nothing is to be asked. */
const ACTIONS: { readonly [Kind in DeadlineKind]?: string } = {
  withdraw: "withdraw",
  "object-to-renewal": "object-to-renewal",
  "give-notice": "leave",
  "leave-free-begins": "leave",
  "leave-free-ends": "leave",
  "fee-begins": "drop-option",
  "pause-ends": "resume",
  "pause-again": "pause",
};

export function deadlineView(
  deadline: Deadline,
  { world: { catalogue }, today }: Pick<Reading, "world" | "today">,
  outcomes: ReadonlyMap<string, string>,
): DeadlineView {
  const { id, contract, service, kind, on, label, clauses, concerns } = deadline;
  return {
    id,
    contract,
    service,
    name: shortServiceName(catalogue, service),
    tone: toneOf(catalogue, service),
    kind,
    on: formatDay(on),
    inDays: on - today,
    label,
    clauses: clausesView(clauses, catalogue),
    concerns,
    outcome: outcomes.get(id) ?? null,
    action: ACTIONS[kind] ?? null,
  };
}

/** Whether there is a calendar address: itself it is kept nowhere. */
export async function readCalendar({ tx }: Reading, accountId: number): Promise<Calendar> {
  return { url: null, exists: await hasCalendarFeed(tx, accountId) };
}

/**
 * A new secret address, shown this once. A path alone where the portal's own address is not
 * known.
 */
export async function makeCalendar(
  { tx, now }: Reading,
  accountId: number,
  portal: string | null,
): Promise<Calendar> {
  const token = await newCalendarFeed(tx, accountId, now);
  return { url: `${portal ?? ""}/calendar/${token}.ics`, exists: true };
}
