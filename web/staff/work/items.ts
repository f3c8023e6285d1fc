import type { DeskWords } from "../../words/desk-ja.ts";
import type { Queues } from "../../../src/app/api/queue.ts";
import type { LabelText } from "../../../src/app/api/fields.ts";
import type { Typed } from "../../forms/question.ts";
import { dayText, say } from "../../format.ts";
import type { Language } from "../../words/language.ts";
import type { QueueName } from "./queues.ts";

export type ApplicationItem = Queues["applications"][number];
export type WorkItem = Queues["works"][number];
export type ApprovalItem = Queues["approvals"][number];
export type DeadlineItem = Queues["deadlines"][number];

/** An item of any queue as the list shows it, and what the desk does with it. */
export interface Item {
  readonly key: string;
  readonly account: string;
  readonly person: string;
  readonly contract: string;
  readonly service: LabelText;
  readonly tone: number;
  /** What it is about. */
  readonly title: string;
  /** How long it has waited, or by when. */
  readonly when: string;
  readonly isUrgent: boolean;
  /** Actions that settle it, the likeliest first, with what is known already. */
  readonly acts: readonly string[];
  readonly preset: Typed;
}

interface Saying {
  readonly words: DeskWords;
  readonly language: Language;
}

interface Common {
  readonly account: string;
  readonly person: string;
  readonly contract: string;
  readonly name: LabelText;
  readonly tone: number;
}

function common({ account, person, contract, name, tone }: Common) {
  return { account, person, contract, service: name, tone, isUrgent: false, preset: {} };
}

/** The items of a queue, each in words. */
export function itemsOf(queues: Queues, name: QueueName, saying: Saying): readonly Item[] {
  const { words, language } = saying;
  const q = words.queues;
  const day = (on: string) => dayText(on, language, on.slice(0, 4) !== queues.today.slice(0, 4));
  switch (name) {
    case "applications":
      return queues.applications.map((row) => ({
        ...common(row),
        key: row.contract,
        title: say(row.item, language),
        when: q.waited(row.waitingDays),
        isUrgent: row.waitingDays >= 7,
        acts: ["accept", "refuse", "cancel-application"],
      }));
    case "works":
      return queues.works.map((row) => ({
        ...common(row),
        key: `${row.contract} ${row.work}`,
        title: say(row.label, language),
        when: row.plannedOn === null ? q.unplanned : q.planned(day(row.plannedOn)),
        isUrgent: row.overdue,
        acts: ["complete-work", "order-work", "consent", "cancel-work"],
        preset: { work: row.work },
      }));
    case "starts":
      return queues.starts.map((row) => ({
        ...common(row),
        key: row.contract,
        title: say(row.waitsFor, language),
        when: q.accepted(day(row.acceptedOn)),
        acts: ["start", "notify-start", "order-work"],
      }));
    case "documents":
      return queues.documents.map((row) => ({
        ...common(row),
        key: `${row.contract} ${row.document}`,
        title: say(row.label, language),
        when: q.due(day(row.dueOn)),
        isUrgent: row.dueOn <= queues.today,
        acts: ["issue-document", "receive-document"],
        preset: { document: row.document },
      }));
    case "deadlines":
      return queues.deadlines.map((row) => deadlineItem(row, saying, day));
    case "approvals":
      return queues.approvals.map((row) => ({
        ...common(row),
        key: row.request,
        title: say(row.what, language),
        when: row.askedBy,
        acts: [],
      }));
  }
}

function deadlineItem(
  row: DeadlineItem,
  { words: { deadlines }, language }: Saying,
  day: (on: string) => string,
): Item {
  const left =
    row.inDays < 0
      ? deadlines.passed
      : row.inDays === 0
        ? deadlines.today
        : deadlines.left(row.inDays);
  return {
    ...common(row),
    key: row.id,
    title: say(row.label, language),
    when: `${day(row.on)} ${left}`,
    isUrgent: row.inDays <= 1,
    acts: row.action === null ? [] : [row.action],
  };
}
