import { CONSENT } from "../../../diagnosis/business/consent-text.ts";
import { signed } from "../../../diagnosis/business/sign-consent.ts";
import {
  type CustomerFields,
  type CustomerRow,
  eraseCustomer,
  insertConsent,
  insertCustomer,
  loadCustomer,
  loadCustomers,
  lockCustomer,
  updateCustomer,
  withdrawConsent,
} from "../../../diagnosis/store-customers.ts";
import { day, formatDay } from "../../../kernel/day.ts";
import { PREFECTURES } from "../../../kernel/prefecture.ts";
import { no, ok, type Result } from "../../../kernel/result.ts";
import { recordAudit } from "../../../platform/index.ts";
import { consentHash } from "../../diagnosis/consent-hash.ts";
import { fault } from "../action-body.ts";
import type { Handlers } from "../handler.ts";
import type { Refusal } from "../problems.ts";
import type { World } from "../reads/world.ts";
import { customerView } from "./business-views.ts";
import { type Inside, insideReader, refusalBy } from "./contractor-reader.ts";

/** Households for which a contractor diagnoses, and their consents (EN-11). */
export function customerHandlers(world: World) {
  return { ...fileHandlers(world), ...consentHandlers(world) } satisfies Partial<Handlers>;
}

function fileHandlers(world: World) {
  const inside = insideReader(world);
  return {
    customers: ({ session }) =>
      inside(session, async (at) =>
        ok({ customers: (await loadCustomers(at.tx, at)).map(customerView) }),
      ),
    newCustomer: ({ session, body }) =>
      inside(session, async (at) => {
        const fields = readFields(body);
        if (!fields.ok) return fields;
        const { who: by, now } = at;
        return shown(at, await insertCustomer(at.tx, at, { fields: fields.value, by, now }));
      }),
    customer: ({ session, params }) => inside(session, (at) => shown(at, Number(params.customer))),
    changeCustomer: ({ session, params, body }) =>
      inside(session, (at) =>
        ofCustomer(at, params.customer, async ({ customerId }) => {
          const fields = readFields(body);
          if (!fields.ok) return fields;
          await updateCustomer(at.tx, at.accountId, customerId, fields.value);
          return shown(at, customerId);
        }),
      ),
    eraseCustomer: ({ session, params }) =>
      inside(session, (at) =>
        ofLocked(at, params.customer, async ({ customerId }) => {
          const erased = (await takeBack(at, customerId)) ?? 0;
          await eraseCustomer(at.tx, at.accountId, customerId, at.now);
          await note(at, "customer.erase", { customer: customerId, erased });
          return ok({ erased });
        }),
      ),
  } satisfies Partial<Handlers>;
}

function consentHandlers(world: World) {
  const inside = insideReader(world);
  return {
    signConsent: ({ session, params, body }) =>
      inside(session, (at) =>
        ofLocked(at, params.customer, async ({ customerId }) => {
          const { version, form, signer, signedOn, paperReference, agreed } = body;
          if (version !== CONSENT.version) return fault("version", `show ${CONSENT.version}`);
          const said = { form, signer, signedOn: day(signedOn), paperReference, agreed };
          const purposes = CONSENT.purposes.map(({ key }) => key);
          const read = signed(said, { today: at.today, purposes });
          if (!read.ok) return no(refusalBy(read.refusal, world.catalogue));
          const { accountId, who: by, now } = at;
          const of = { accountId, customerId, version, textHash: consentHash(), by, now };
          const kept = await insertConsent(at.tx, {
            ...of,
            form,
            signedOn,
            signer: signer.trim(),
            paperReference: paperReference.trim(),
          });
          if (kept === null) return no({ code: "diagnosis.consent-signed" });
          await note(at, "consent.sign", { customer: customerId, version, form });
          return shown(at, customerId);
        }),
      ),
    withdrawConsent: ({ session, params }) =>
      inside(session, (at) =>
        ofCustomer(at, params.customer, async ({ customerId }) => {
          const erased = await takeBack(at, customerId);
          if (erased === null) return no({ code: "diagnosis.consent-none" });
          await note(at, "consent.withdraw", { customer: customerId, erased });
          return ok({ erased });
        }),
      ),
  } satisfies Partial<Handlers>;
}

function takeBack({ tx, accountId, who: by, now, today }: Inside, customerId: number) {
  return withdrawConsent(tx, { accountId, customerId, on: formatDay(today), by, now });
}

/** Another contractor's customer is answered like one that does not exist. */
export async function ofCustomer<T>(
  at: Inside,
  customer: string | number,
  then: (row: CustomerRow) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const row = await loadCustomer(at.tx, at, Number(customer));
  return row === null ? no({ code: "customer.not-found" }) : then(row);
}

/** So that who is being erased is not signed for. */
async function ofLocked<T>(
  at: Inside,
  customer: string,
  then: (row: CustomerRow) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  await lockCustomer(at.tx, at.accountId, Number(customer));
  return ofCustomer(at, customer, then);
}

async function shown(at: Inside, customerId: number) {
  return ofCustomer(at, customerId, async (row) => ok(customerView(row)));
}

function readFields(body: CustomerFields): Result<CustomerFields, Refusal> {
  const known = PREFECTURES.some(({ word }) => word === body.prefecture);
  if (body.prefecture !== "" && !known) return fault("prefecture", "write one such as tokyo");
  return ok({ ...body, name: body.name.trim() });
}

async function note(at: Inside, action: string, detail: Record<string, unknown>): Promise<void> {
  const { tx, now, who: actor, accountId } = at;
  await recordAudit(tx, { at: now, actor, action, accountId, purpose: "EN-11", detail });
}
