import { type Application, loadAskedHousehold } from "../../contracts/index.ts";
import { no, ok } from "../../kernel/result.ts";
import { applyOut } from "../life/apply-out.ts";
import { previewAction } from "../life/preview-action.ts";
import { previewApplications } from "../life/preview-applications.ts";
import type { Handlers } from "./handler.ts";
import { ownReader } from "./readers.ts";
import { carryOutAsked, readLeaving } from "./reads/act.ts";
import { makeCalendar, readCalendar, readDeadlines } from "./reads/deadlines.ts";
import { documentsOf, readDocument, readDocumentPdf, receiveDocument } from "./reads/documents.ts";
import { momentOf } from "./reads/moment.ts";
import { markNotificationRead, readNotifications } from "./reads/notifications.ts";
import { readBuildings, readOffers } from "./reads/offers.ts";
import { possibleActions } from "./reads/possible-actions.ts";
import type { AccountRow } from "./reads/store.ts";
import type { Reading, World } from "./reads/world.ts";
import { requestKey } from "./request-key.ts";
import { onTheWeb } from "./on-the-web.ts";
import { previewView } from "./views/preview-view.ts";
import { refusalOf } from "./views/refused-view.ts";

/** What a resident does with the contracts of the own household. */
export function residentLifeHandlers(world: World) {
  return {
    ...applicationHandlers(world),
    ...actionHandlers(world),
    ...toldHandlers(world),
  } satisfies Partial<Handlers>;
}

function applicationHandlers(world: World) {
  const own = ownReader(world);
  const { catalogue } = world;
  return {
    offers: ({ session }) =>
      own(session, async (at, account) => ok(await readOffers(at, { account, by: "resident" }))),
    checkApplications: ({ session, body }) =>
      own(session, async (at, account) => {
        const { accountId, number } = account;
        const applications = await asOffered(at, account, body.applications);
        const ask = { accountId, number, applications, by: "resident" } as const;
        const checks = await previewApplications(momentOf(at), ask);
        return ok({ checks: checks.map((each) => previewView(each, catalogue)) });
      }),
    apply: ({ session, body, key }) =>
      own(session, async (at, account) => {
        const { accountId, number } = account;
        const applications = await asOffered(at, account, body.applications);
        const done = await applyOut(momentOf(at), {
          accountId,
          number,
          applications,
          by: "resident",
          who: session.loginId,
          key: requestKey(session, key),
          said: ["apply", accountId, applications],
        });
        return done.ok ? ok(done.value) : no(refusalOf(done.refusal, catalogue));
      }),
  } satisfies Partial<Handlers>;
}

async function asOffered(
  { tx }: Reading,
  account: AccountRow,
  applications: readonly Application[],
): Promise<readonly Application[]> {
  const buildings = await readBuildings(tx, account);
  const names = buildings.map(({ contract }) => contract);
  return onTheWeb(applications, names);
}

function actionHandlers(world: World) {
  const own = ownReader(world);
  const { catalogue } = world;
  return {
    actions: ({ session, params: { contract } }) =>
      own(session, async ({ tx, today: on, now }, { accountId }) => {
        const when = { on, now, by: "resident" } as const;
        const household = await loadAskedHousehold(tx, catalogue, accountId, when);
        return possibleActions({ household, catalogue, contract, by: "resident" });
      }),
    previewAction: ({ session, params: { contract: contractId }, body: { action } }) =>
      own(session, async (at, { accountId }) => {
        const ask = { accountId, contractId, action, by: "resident", on: null } as const;
        const preview = await previewAction(momentOf(at), ask);
        if (!preview.decision.ok && preview.decision.refusal.code === "contracts.unknown-contract")
          return no({ code: "contract.not-found" });
        return ok(previewView(preview, catalogue));
      }),
    act: ({ session, params: { contract: contractId }, body, key }) =>
      own(session, (at, { accountId }) =>
        carryOutAsked(at, {
          accountId,
          contractId,
          action: body.action,
          by: "resident",
          on: null,
          reason: "",
          ...(body.seen === undefined ? {} : { seen: body.seen }),
          key: requestKey(session, key),
          said: ["act", accountId, contractId, body],
          who: session.loginId,
        }),
      ),
    leaving: ({ session, params: { contract } }) =>
      own(session, (at, { accountId }) => readLeaving(at, { accountId, contract })),
  } satisfies Partial<Handlers>;
}

function toldHandlers(world: World) {
  const own = ownReader(world);
  return {
    deadlines: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readDeadlines(at, accountId))),
    calendar: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readCalendar(at, accountId))),
    newCalendar: ({ session }) =>
      own(session, async (at, { accountId }) =>
        ok(await makeCalendar(at, accountId, world.portal ?? null)),
      ),
    notifications: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readNotifications(at, accountId))),
    readNotification: ({ session, params: { notification } }) =>
      own(session, async (at, { accountId }) => {
        const found = await markNotificationRead(at, accountId, notification);
        return found ? ok({ done: true as const }) : no({ code: "notification.not-found" });
      }),
    documents: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await documentsOf(at, accountId))),
    document: ({ session, params: { document } }) =>
      own(session, (at, { accountId }) => readDocument(at, accountId, document)),
    documentPdf: ({ session, params: { document }, query: { lang } }) =>
      own(session, (at, { accountId }) =>
        readDocumentPdf(at, { accountId, document, language: lang ?? "ja" }),
      ),
    receiveDocument: ({ session, params: { document } }) =>
      own(session, (at, { accountId }) =>
        receiveDocument(at, {
          accountId,
          document,
          by: "resident",
          who: session.loginId,
          on: null,
        }),
      ),
  } satisfies Partial<Handlers>;
}
