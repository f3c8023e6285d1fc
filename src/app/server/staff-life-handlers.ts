import { loadAskedHousehold } from "../../contracts/index.ts";
import { no, ok } from "../../kernel/result.ts";
import { applyOut } from "../life/apply-out.ts";
import { previewAction } from "../life/preview-action.ts";
import { previewApplications } from "../life/preview-applications.ts";
import { enteredFor, fault } from "./action-body.ts";
import type { Handlers } from "./handler.ts";
import { staffReader } from "./readers.ts";
import { carryOutAsked, readLeaving } from "./reads/act.ts";
import { readDeadlines } from "./reads/deadlines.ts";
import { documentsOf, readDocument, readDocumentPdf, receiveDocument } from "./reads/documents.ts";
import { readEvent } from "./reads/event-effects.ts";
import { momentOf } from "./reads/moment.ts";
import { readOffers } from "./reads/offers.ts";
import { possibleActions } from "./reads/possible-actions.ts";
import type { World } from "./reads/world.ts";
import { requestKey } from "./request-key.ts";
import { previewView } from "./views/preview-view.ts";
import { refusalOf } from "./views/refused-view.ts";

/** The same as a resident may do, and more, for an account that staff looks at. */
export function staffLifeHandlers(world: World) {
  return {
    ...applicationHandlers(world),
    ...actionHandlers(world),
    ...lookHandlers(world),
    ...documentHandlers(world),
  } satisfies Partial<Handlers>;
}

function applicationHandlers(world: World) {
  const staff = staffReader(world);
  const { catalogue } = world;
  return {
    accountOffers: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "offers.read", purpose, number }, async (at, account) =>
        ok(await readOffers(at, { account, by: "staff" })),
      ),
    accountCheckApplications: ({ session, params, query: { purpose }, body }) =>
      staff(
        { session, action: "contract.check", purpose, number: params.account },
        async (at, { accountId, number }) => {
          const ask = { accountId, number, applications: body.applications, by: "staff" } as const;
          const checks = await previewApplications(momentOf(at), ask);
          return ok({ checks: checks.map((each) => previewView(each, catalogue)) });
        },
      ),
    accountApply: ({ session, params, query: { purpose }, body, key }) => {
      const detail = { services: body.applications.map(({ service }) => service) };
      const asked = { session, action: "contract.apply", purpose, number: params.account, detail };
      return staff(asked, async (at, { accountId, number }) => {
        const done = await applyOut(momentOf(at), {
          accountId,
          number,
          by: "staff",
          who: session.loginId,
          applications: body.applications,
          key: requestKey(session, key),
          said: ["apply", accountId, body],
        });
        return done.ok ? ok(done.value) : no(refusalOf(done.refusal, catalogue));
      });
    },
  } satisfies Partial<Handlers>;
}

function actionHandlers(world: World) {
  const staff = staffReader(world);
  const { catalogue } = world;
  return {
    accountPreviewAction: ({ session, params, query: { purpose }, body }) => {
      const { account: number, contract: contractId } = params;
      const detail = { contract: contractId, act: body.action.type };
      const asked = { session, action: "contract.preview", purpose, number, detail };
      return staff(asked, async (at, { accountId }) => {
        // Whoever only looks need not say why yet.
        const on = enteredFor({ ...body, reason: "looked at" }, at.today);
        if (!on.ok) return on;
        const ask = {
          accountId,
          contractId,
          action: body.action,
          by: "staff",
          on: on.value,
        } as const;
        const preview = await previewAction(momentOf(at), ask);
        const { decision } = preview;
        if (!decision.ok && decision.refusal.code === "contracts.unknown-contract")
          return no({ code: "contract.not-found" });
        return ok(previewView(preview, catalogue));
      });
    },
    accountAct: ({ session, params, query: { purpose }, body, key }) => {
      const { account: number, contract: contractId } = params;
      const { action, on: entered, reason, seen } = body;
      const detail = { contract: contractId, act: action.type, on: entered ?? null, reason };
      const asked = { session, action: "contract.act", purpose, number, detail };
      return staff(asked, async (at, { accountId }) => {
        const on = enteredFor(body, at.today);
        if (!on.ok) return on;
        if ((action.type === "charge" || action.type === "retract") && reason.trim() === "") {
          return fault("reason", "say why, for the second person who decides");
        }
        return carryOutAsked(at, {
          accountId,
          contractId,
          action,
          by: "staff",
          on: on.value,
          reason,
          ...(seen === undefined ? {} : { seen }),
          key: requestKey(session, key),
          said: ["act", accountId, contractId, body],
          who: session.loginId,
        });
      });
    },
  } satisfies Partial<Handlers>;
}

function lookHandlers(world: World) {
  const staff = staffReader(world);
  const { catalogue } = world;
  return {
    accountActions: ({ session, params, query: { purpose } }) => {
      const { account: number, contract } = params;
      const asked = { session, action: "contract.read", purpose, number, detail: { contract } };
      return staff(asked, async ({ tx, today: on, now }, { accountId }) => {
        const when = { on, now, by: "staff" } as const;
        const household = await loadAskedHousehold(tx, catalogue, accountId, when);
        return possibleActions({ household, catalogue, contract, by: "staff" });
      });
    },
    accountLeaving: ({ session, params: { account: number, contract }, query: { purpose } }) =>
      staff({ session, action: "contract.read", purpose, number }, (at, { accountId }) =>
        readLeaving(at, { accountId, contract }),
      ),
    accountDeadlines: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "deadlines.read", purpose, number }, async (at, { accountId }) =>
        ok(await readDeadlines(at, accountId)),
      ),
    accountEvent: ({ session, params, query: { purpose } }) => {
      const { account: number, contract, position } = params;
      const asked = {
        session,
        action: "event.read",
        purpose,
        number,
        detail: { contract, position },
      };
      return staff(asked, (at, { accountId }) => readEvent(at, accountId, { contract, position }));
    },
  } satisfies Partial<Handlers>;
}

function documentHandlers(world: World) {
  const staff = staffReader(world);
  return {
    accountDocuments: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "documents.read", purpose, number }, async (at, { accountId }) =>
        ok(await documentsOf(at, accountId)),
      ),
    accountDocument: ({ session, params: { account: number, document }, query: { purpose } }) =>
      staff({ session, action: "document.read", purpose, number }, (at, { accountId }) =>
        readDocument(at, accountId, document),
      ),
    accountDocumentPdf: ({ session, params: { account: number, document }, query }) =>
      staff(
        { session, action: "document.pdf", purpose: query.purpose, number },
        (at, { accountId }) =>
          readDocumentPdf(at, { accountId, document, language: query.lang ?? "ja" }),
      ),
    accountReceiveDocument: ({ session, params: { account: number, document }, query }) => {
      const { purpose, on: entered } = query;
      const detail = { document, on: entered ?? null };
      const asked = { session, action: "document.receive", purpose, number, detail };
      return staff(asked, async (at, { accountId }) => {
        const on = enteredFor({ on: entered, reason: "the day it arrived" }, at.today);
        if (!on.ok) return on;
        const who = session.loginId;
        return receiveDocument(at, { accountId, document, by: "staff", who, on: on.value });
      });
    },
  } satisfies Partial<Handlers>;
}
