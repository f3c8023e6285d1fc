import type {
  ContactBody,
  NewAccountBody,
  Opened,
  PersonBody,
  PersonView,
  PostalCode,
  RegistrationView,
} from "../src/app/api/person.ts";
import { ask, type Reader, withQuery } from "./api.ts";

/** Who the customer is: on file, by invitation, or new. */
export const person = {
  postalCode: (code: string) =>
    ask<PostalCode>("GET", `/api/postal-codes/${encodeURIComponent(code)}`),
  read: (from: Reader) => ask<PersonView>("GET", withQuery(`${from.base}/person`, from.params)),
  change: (from: Reader, body: ContactBody | PersonBody) =>
    ask<PersonView>("POST", withQuery(`${from.base}/person`, from.params), body),
  open: (purpose: string, body: NewAccountBody, key: string) =>
    ask<Opened>("POST", withQuery("/api/staff/accounts", { purpose }), body, key),
  invite: (from: Reader) =>
    ask<{ readonly url: string }>("POST", withQuery(`${from.base}/invitation`, from.params), {}),
  registration: (token: string) =>
    ask<RegistrationView>("GET", `/api/registrations/${encodeURIComponent(token)}`),
  register: (
    token: string,
    body: { email: string; password: string; building: string; room: string },
  ) => ask<unknown>("POST", `/api/registrations/${encodeURIComponent(token)}`, body),
};
