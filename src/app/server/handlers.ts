import { recordAudit } from "../../platform/index.ts";
import { month as monthOfText } from "../../kernel/day.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Bill } from "../api/bill.ts";
import { billPdf } from "../pdf/bill-pdf.ts";
import { fieldHandlers } from "./callout/field-handlers.ts";
import { residentCalloutHandlers } from "./callout/resident-handlers.ts";
import { calloutDeskHandlers } from "./callout/callout-desk-handlers.ts";
import { deskHandlers } from "./desk-handlers.ts";
import { diagnosisHandlers } from "./diagnosis/diagnosis-handlers.ts";
import type { Handlers, AnsweredFile } from "./handler.ts";
import { homeHandlers } from "./home/home-handlers.ts";
import { homeViewHandlers } from "./home-views/home-view-handlers.ts";
import { residentLifeHandlers } from "./resident-life-handlers.ts";
import { staffLifeHandlers } from "./staff-life-handlers.ts";
import type { Refusal } from "./problems.ts";
import { findAccounts, readAccount } from "./reads/account.ts";
import { readBill, readBillRows, readDueBills, readPreview, verifyBill } from "./reads/bills.ts";
import { readHome } from "./reads/home.ts";
import { loadHousehold } from "./reads/household.ts";
import { personHandlers } from "./person-handlers.ts";
import { ownReader, type Staff, staffReader } from "./readers.ts";
import type { AccountRow } from "./reads/store.ts";
import { pointsHandlers } from "./points/points-handlers.ts";
import { switchHandlers } from "./switch-handlers.ts";
import { readUseDay, readUseMonth, readUseYear } from "./reads/use.ts";
import { reading, type World } from "./reads/world.ts";
import { contractView } from "./views/contract-view.ts";
import { nextThings } from "./views/next-things.ts";

/** The routes over the real rooms: a resident's are about the session's account and no other. */
export function dataHandlers(world: World): Handlers {
  return {
    ...residentHandlers(world),
    ...staffHandlers(world),
    ...residentLifeHandlers(world),
    ...staffLifeHandlers(world),
    ...deskHandlers(world),
    ...personHandlers(world),
    ...pointsHandlers(world),
    ...switchHandlers(world),
    ...diagnosisHandlers(world),
    ...homeHandlers(world),
    ...homeViewHandlers(world),
    ...calloutDeskHandlers(world),
    ...residentCalloutHandlers(world),
    ...fieldHandlers(world),
  };
}

function residentHandlers(world: World) {
  const own = ownReader(world);
  return {
    home: ({ session }) =>
      own(session, async (at, { accountId }) => ok(await readHome(at, accountId))),
    bills: ({ session }) =>
      own(session, async (at, { accountId }) =>
        ok({ asOf: at.now, bills: await readBillRows(at, accountId) }),
      ),
    bill: ({ session, params }) =>
      own(session, (at, account) => readBill(at, account, params.number)),
    billPdf: ({ session, params, query }) =>
      own(session, async (at, account) =>
        pdfOf(await readBill(at, account, params.number), account, query.lang ?? "ja"),
      ),
    billVerification: ({ session, params }) =>
      own(session, (at, { accountId }) => verifyBill(at, accountId, params.number)),
    useDay: ({ session, query }) =>
      own(session, (at, { accountId }) => readUseDay(at, accountId, query)),
    useMonth: ({ session, query }) =>
      own(session, (at, { accountId }) => readUseMonth(at, accountId, query)),
    useYear: ({ session, query }) =>
      own(session, (at, { accountId }) => readUseYear(at, accountId, query)),
    contracts: ({ session }) =>
      own(session, async (at, { accountId }) => {
        const context = await loadHousehold(at, accountId);
        const contracts = context.household.map((known) => contractView(known, context));
        const next = [...nextThings(context, await readDueBills(at, accountId))];
        return ok({ asOf: at.now, next, contracts });
      }),
  } satisfies Partial<Handlers>;
}

function staffHandlers(world: World) {
  const staff = staffReader(world);
  return {
    search: ({ session, query: { q, purpose } }) =>
      reading(world, session, async (at) => {
        const search = await findAccounts(at, q);
        const found = search.found.map(({ account }) => account);
        await recordAudit(at.tx, {
          at: at.now,
          actor: session.loginId,
          action: "account.search",
          accountId: null,
          purpose,
          detail: { query: search.query, found },
        });
        return ok(search);
      }),
    ...staffAccountHandlers(staff),
    ...staffUseHandlers(staff),
  } satisfies Partial<Handlers>;
}

function staffAccountHandlers(staff: Staff) {
  return {
    account: ({ session, params: { account: number }, query: { purpose } }) =>
      staff({ session, action: "account.read", purpose, number }, async (at, account) =>
        ok(await readAccount(at, account)),
      ),
    accountPreview: ({ session, params: { account: number }, query: { purpose, month } }) =>
      staff({ session, action: "bill.preview", purpose, number }, (at, account) =>
        readPreview(at, account, month === undefined ? null : monthOfText(month)),
      ),
    accountBill: ({ session, params, query: { purpose } }) =>
      staff({ session, action: "bill.read", purpose, number: params.account }, (at, account) =>
        readBill(at, account, params.number),
      ),
    accountBillPdf: ({ session, params, query: { purpose, lang } }) =>
      staff({ session, action: "bill.pdf", purpose, number: params.account }, async (at, account) =>
        pdfOf(await readBill(at, account, params.number), account, lang ?? "ja"),
      ),
    accountBillVerification: ({ session, params, query: { purpose } }) =>
      staff(
        { session, action: "bill.verify", purpose, number: params.account },
        (at, { accountId }) => verifyBill(at, accountId, params.number),
      ),
  } satisfies Partial<Handlers>;
}

function staffUseHandlers(staff: Staff) {
  return {
    accountUseDay: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readUseDay(at, accountId, asked),
      ),
    accountUseMonth: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readUseMonth(at, accountId, asked),
      ),
    accountUseYear: ({ session, params: { account: number }, query: { purpose, ...asked } }) =>
      staff({ session, action: "use.read", purpose, number }, (at, { accountId }) =>
        readUseYear(at, accountId, asked),
      ),
  } satisfies Partial<Handlers>;
}

async function pdfOf(
  read: Result<Bill, Refusal>,
  { postalCode, address }: AccountRow,
  language: "ja" | "en",
): Promise<Result<AnsweredFile, Refusal>> {
  if (!read.ok) return read;
  const to = postalCode === "" ? address : `〒${postalCode} ${address}`;
  const bytes = await billPdf(read.value, { language, address: to });
  return ok({ name: `${read.value.number}.pdf`, bytes });
}
