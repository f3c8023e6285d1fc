import type { z } from "zod";
import type { CustomerRow } from "../../../diagnosis/store-customers.ts";
import type { KeyRow } from "../../../diagnosis/store-keys.ts";
import type { AgencyRow, PersonRow } from "../../../diagnosis/store-people.ts";
import type {
  agenciesSchema,
  CustomerView,
  keysSchema,
  usersSchema,
} from "../../api/diagnosis-business.ts";

type User = z.output<typeof usersSchema>["users"][number];
type Agency = z.output<typeof agenciesSchema>["agencies"][number];
type Key = z.output<typeof keysSchema>["keys"][number];

export function userView(row: PersonRow): User {
  const { personId, name, email, isResponsible, agencyName, agencyState, registered } = row;
  return {
    person: personId,
    name,
    email,
    responsible: isResponsible,
    agency: agencyName,
    agencyState,
    registered,
    stopped: row.stoppedAt !== null,
    stopReason: row.stopReason,
  };
}

export function agencyView(row: AgencyRow): Agency {
  const { agencyId: agency, name, address, contact, state, appliedAt, decidedAt, reason } = row;
  return { agency, name, address, contact, state, appliedAt, decidedAt, reason };
}

export function keyView(row: KeyRow): Key {
  const { keyId: key, name, ending, monthly, madeAt, lastUsedAt, revokedAt } = row;
  return { key, name, ending, monthly, madeAt, lastUsedAt, revoked: revokedAt !== null };
}

export function customerView(row: CustomerRow): CustomerView {
  const { customerId: customer, name, kana, prefecture, persons, note, consent, diagnoses } = row;
  return {
    customer,
    name,
    kana,
    prefecture,
    persons,
    note,
    diagnoses,
    consent: consent && {
      state: consent.withdrawnOn === null ? "signed" : "withdrawn",
      version: consent.version,
      form: consent.form,
      signer: consent.signer,
      signedOn: consent.signedOn,
      paperReference: consent.paperReference,
      withdrawnOn: consent.withdrawnOn,
    },
  };
}
