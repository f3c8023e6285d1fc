import type {
  Acted,
  ActionBody,
  ActionPreview,
  Leaving,
  PossibleActions,
  StaffActionBody,
} from "../src/app/api/action.ts";
import type {
  ApplicationsBody,
  ApplicationsCheck,
  Applied,
  Offers,
} from "../src/app/api/application.ts";
import type { Calendar, DeadlineList } from "../src/app/api/deadline.ts";
import type { DocumentList, DocumentView } from "../src/app/api/document.ts";
import { ask, type Params, type Reader, withQuery } from "./api.ts";

/** A path below the household that is read: one's own, or the account that staff looks at. */
function at(from: Reader, path: string, more: Params = {}): string {
  return withQuery(`${from.base}${path}`, { ...from.params, ...more });
}

function contractPath(contract: string, what: string): string {
  return `/contracts/${encodeURIComponent(contract)}/${what}`;
}

/** Everything a household does with its contracts; staff does the same for an account. */
export const life = {
  offers: (from: Reader) => ask<Offers>("GET", at(from, "/offers")),
  checkApplications: (from: Reader, body: ApplicationsBody) =>
    ask<ApplicationsCheck>("POST", at(from, "/applications/check"), body),
  apply: (from: Reader, body: ApplicationsBody, key: string) =>
    ask<Applied>("POST", at(from, "/applications"), body, key),
  actions: (from: Reader, contract: string) =>
    ask<PossibleActions>("GET", at(from, contractPath(contract, "actions"))),
  preview: (from: Reader, contract: string, body: ActionBody | StaffActionBody) =>
    ask<ActionPreview>("POST", at(from, contractPath(contract, "preview")), body),
  act: (from: Reader, contract: string, body: ActionBody | StaffActionBody, key: string) =>
    ask<Acted>("POST", at(from, contractPath(contract, "actions")), body, key),
  leaving: (from: Reader, contract: string) =>
    ask<Leaving>("GET", at(from, contractPath(contract, "leaving"))),
  deadlines: (from: Reader) => ask<DeadlineList>("GET", at(from, "/deadlines")),
  calendar: () => ask<Calendar>("GET", "/api/calendar"),
  newCalendar: () => ask<Calendar>("POST", "/api/calendar", {}),
  readNotification: (id: string) =>
    ask<unknown>("POST", `/api/notifications/${encodeURIComponent(id)}/read`, {}),
  documents: (from: Reader) => ask<DocumentList>("GET", at(from, "/documents")),
  document: (from: Reader, id: string) =>
    ask<DocumentView>("GET", at(from, `/documents/${encodeURIComponent(id)}`)),
  receiveDocument: (from: Reader, id: string, on?: string) =>
    ask<DocumentView>("POST", at(from, `/documents/${encodeURIComponent(id)}/receipt`, { on }), {}),
};

/** The address of a document's PDF, opened by the browser itself. */
export function documentPdfAddress(from: Reader, id: string, lang: string): string {
  return at(from, `/documents/${encodeURIComponent(id)}/pdf`, { lang });
}
