import { recordAudit } from "../../platform/index.ts";
import { month as monthOfText } from "../../kernel/day.ts";
import { no, ok, type Result } from "../../kernel/result.ts";
import type { Session } from "../../platform/index.ts";
import type { Purpose } from "../api/account.ts";
import type { Bill } from "../api/bill.ts";
import { billPdf } from "../pdf/bill-pdf.ts";
import type { Handlers, PdfFile } from "./handler.ts";
import type { Refusal } from "./problems.ts";
import { findAccounts, readAccount } from "./reads/account.ts";
import { readBill, readBillRows, readDueBills, readPreview, verifyBill } from "./reads/bills.ts";
import { readHome } from "./reads/home.ts";
import { loadHousehold } from "./reads/household.ts";
import { type AccountRow, loadAccountById, loadAccountByNumber } from "./reads/store.ts";
import { readUseDay, readUseMonth, readUseYear } from "./reads/use.ts";
import { type Reading, reading, type World } from "./reads/world.ts";
import { contractView } from "./views/contract-view.ts";
import { nextThings } from "./views/next-things.ts";

/** The routes over the real rooms: a resident's are about the session's account and no other. */
export function dataHandlers(world: World): Handlers {
  return { ...residentHandlers(world), ...staffHandlers(world) };
}

type Own = <T>(
  session: Session,
  read: (at: Reading, account: AccountRow) => Promise<T>,
) => Promise<T>;

/** Read as the resident that the session belongs to. */
function ownReader(world: World): Own {
  return (session, read) =>
    reading(world, session, async (at) => {
      const { accountId } = session;
      const account = accountId === null ? null : await loadAccountById(at.tx, accountId);
      if (account === null) throw new Error(`the session of ${session.loginId} has no account`);
      return read(at, account);
    });
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

interface StaffRead {
  readonly session: Session;
  readonly action: string;
  readonly purpose: Purpose;
  readonly number: string;
}

type Staff = <T>(
  asked: StaffRead,
  read: (at: Reading, account: AccountRow) => Promise<Result<T, Refusal>>,
) => Promise<Result<T, Refusal>>;

/** Read one account as staff; who looked and why is written down in the same transaction. */
function staffReader(world: World): Staff {
  return ({ session, action, purpose, number }, read) =>
    reading(world, session, async (at) => {
      const account = await loadAccountByNumber(at.tx, number);
      const { now, tx } = at;
      const accountId = account?.accountId ?? null;
      const detail = account === null ? { asked: number } : {};
      await recordAudit(tx, {
        at: now,
        actor: session.loginId,
        action,
        accountId,
        purpose,
        detail,
      });
      return account === null ? no({ code: "account.not-found" }) : read(at, account);
    });
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
): Promise<Result<PdfFile, Refusal>> {
  if (!read.ok) return read;
  const to = postalCode === "" ? address : `〒${postalCode} ${address}`;
  const bytes = await billPdf(read.value, { language, address: to });
  return ok({ name: `${read.value.number}.pdf`, bytes });
}
