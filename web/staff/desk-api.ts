import type {
  Acted,
  ActionPreview,
  PossibleActions,
  StaffActionBody,
} from "../../src/app/api/action.ts";
import type { Purpose } from "../../src/app/api/account.ts";
import type { DeadlineList } from "../../src/app/api/deadline.ts";
import type { DocumentList } from "../../src/app/api/document.ts";
import type {
  AnnouncementBody,
  Announcements,
  EventEffects,
  Queues,
} from "../../src/app/api/queue.ts";
import { ask, readerOf, withQuery } from "../api.ts";

/** An account that staff looks at, and why. */
export interface Looked {
  readonly account: string;
  readonly purpose: Purpose;
}

/** One contract of it. */
export interface LookedContract extends Looked {
  readonly contract: string;
}

export interface ClockState {
  readonly today: string;
  readonly own: boolean;
  readonly livedThrough: string | null;
}

function at({ account, purpose }: Looked, path: string, more: Record<string, string> = {}): string {
  const { base, params } = readerOf(account, purpose);
  return withQuery(`${base}${path}`, { ...params, ...more });
}

function of(looked: LookedContract, path: string): string {
  return at(looked, `/contracts/${encodeURIComponent(looked.contract)}${path}`);
}

/** What only the operator's staff asks of the server. */
export const desk = {
  queues: (purpose: Purpose) => ask<Queues>("GET", withQuery("/api/staff/queues", { purpose })),
  actions: (looked: LookedContract) => ask<PossibleActions>("GET", of(looked, "/actions")),
  previewAction: (looked: LookedContract, body: StaffActionBody) =>
    ask<ActionPreview>("POST", of(looked, "/preview"), body),
  act: (looked: LookedContract, body: StaffActionBody, key: string) =>
    ask<Acted>("POST", of(looked, "/actions"), body, key),
  deadlines: (looked: Looked) => ask<DeadlineList>("GET", at(looked, "/deadlines")),
  documents: (looked: Looked) => ask<DocumentList>("GET", at(looked, "/documents")),
  receiveDocument: (looked: Looked, document: string, on: string) =>
    ask<unknown>("POST", at(looked, `/documents/${document}/receipt`, { on }), {}),
  event: (looked: LookedContract, position: number) =>
    ask<EventEffects>("GET", of(looked, `/events/${position}`)),
  decideApproval: (purpose: Purpose, request: string, decision: "approved" | "declined") =>
    ask<unknown>(
      "POST",
      withQuery(`/api/staff/approvals/${encodeURIComponent(request)}/decision`, { purpose }),
      { decision },
    ),
  announcements: () => ask<Announcements>("GET", "/api/staff/announcements"),
  announce: (body: AnnouncementBody, key: string) =>
    ask<Announcements>("POST", "/api/staff/announcements", body, key),
  clock: () => ask<ClockState>("GET", "/api/staff/clock"),
  setClock: (to: string) => ask<ClockState>("POST", "/api/staff/clock", { to }),
};

/** The address of a document's PDF, opened by the browser itself. */
export function documentPdf(looked: Looked, document: string, lang: string): string {
  return at(looked, `/documents/${encodeURIComponent(document)}/pdf`, { lang });
}
