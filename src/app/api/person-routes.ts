import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import {
  contactBody,
  invitedSchema,
  newAccountBody,
  openedSchema,
  personBody,
  personSchema,
  postalCodeSchema,
  registrationBody,
  registrationSchema,
} from "./person.ts";
import type { Route } from "./route.ts";
import { doneSchema } from "./session.ts";

const account = z.strictObject({ account: askedText(80).min(1) });
const purpose = z.strictObject({ purpose: purposeText });

/** Who the customer is: opening an account, what is on file, and how to reach them. */
export const personRoutes = {
  postalCode: {
    method: "get",
    path: "/api/postal-codes/:code",
    access: "session",
    params: z.strictObject({ code: askedText(20).min(1) }),
    answer: postalCodeSchema,
    summary: "The places of a postal code, from a snapshot that needs no network",
  },
  person: {
    method: "get",
    path: "/api/person",
    access: "resident",
    answer: personSchema,
    summary: "What is on file about the resident",
  },
  changeContact: {
    method: "post",
    path: "/api/person",
    access: "resident",
    body: contactBody,
    answer: personSchema,
    summary: "Change how to be reached",
  },
  openAccount: {
    method: "post",
    path: "/api/staff/accounts",
    access: "staff",
    key: true,
    query: purpose,
    body: newAccountBody,
    answer: openedSchema,
    summary: "Open an account for a new customer",
  },
  accountPerson: {
    method: "get",
    path: "/api/staff/accounts/:account/person",
    access: "staff",
    params: account,
    query: purpose,
    answer: personSchema,
    summary: "What is on file about a customer",
  },
  changeAccountPerson: {
    method: "post",
    path: "/api/staff/accounts/:account/person",
    access: "staff",
    params: account,
    query: purpose,
    body: personBody,
    answer: personSchema,
    summary: "Correct what is on file about a customer",
  },
  invite: {
    method: "post",
    path: "/api/staff/accounts/:account/invitation",
    access: "staff",
    params: account,
    query: purpose,
    answer: invitedSchema,
    summary: "A secret address at which the customer makes a login (14 days, once)",
  },
} as const satisfies Record<string, Route>;

/** A few words that anybody may say who holds the secret of an invitation. */
export const registrationRoutes = {
  registration: {
    method: "get",
    path: "/api/registrations/:token",
    access: "public",
    params: z.strictObject({ token: askedText(100).min(1) }),
    answer: registrationSchema,
    summary: "Whether an invitation can still be used, and what it asks",
  },
  register: {
    method: "post",
    path: "/api/registrations/:token",
    access: "public",
    params: z.strictObject({ token: askedText(100).min(1) }),
    body: registrationBody,
    answer: doneSchema,
    summary: "Make a login from an invitation",
  },
} as const satisfies Record<string, Route>;
