import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import {
  agenciesSchema,
  agencyBody,
  consentBody,
  contractorsSchema,
  customerBody,
  customerSchema,
  customersSchema,
  decisionBody,
  keyBody,
  keysSchema,
  namedSchema,
  newKeySchema,
  ownNameBody,
  planBody,
  planCheckSchema,
  planDraftBody,
  planDraftsSchema,
  staffStopBody,
  standingSchema,
  stopBody,
  userBody,
  usersSchema,
  withdrawnSchema,
} from "./diagnosis-business.ts";
import {
  diagnosisBody,
  diagnosisListSchema,
  diagnosisMadeSchema,
  keptDiagnosisSchema,
  linkBody,
  linkedSchema,
  linkSchema,
  ownRulesSchema,
  packQuery,
  packSchema,
  useQuery,
  useReadSchema,
} from "./diagnosis-run.ts";
import type { Route } from "./route.ts";
import { doneSchema } from "./session.ts";

const number = z.string().regex(/^\d{1,9}$/, "write a number");
const customer = z.strictObject({ customer: number });
const purpose = z.strictObject({ purpose: purposeText });
const base = "/api/diagnosis";

/** A contractor's own house: who diagnoses, for whom, with which keys and plans. */
const contractorRoutes = {
  diagnosisStanding: {
    method: "get",
    path: base,
    access: "diagnosis",
    answer: standingSchema,
    summary: "Who may diagnose now and why not, and what is left of the month (EN-05, EN-12)",
  },
  diagnosisUsers: {
    method: "get",
    path: `${base}/users`,
    access: "resident",
    answer: usersSchema,
    summary: "Persons whom the contractor named (EN-10)",
  },
  nameUser: {
    method: "post",
    path: `${base}/users`,
    access: "resident",
    body: userBody,
    answer: namedSchema,
    summary: "Name a person as a user; answers a secret address for making a login",
  },
  nameSelf: {
    method: "post",
    path: `${base}/responsible`,
    access: "resident",
    body: ownNameBody,
    answer: doneSchema,
    summary: "The person behind this login answers for the use (EN-10)",
  },
  inviteUser: {
    method: "post",
    path: `${base}/users/:person/invitation`,
    access: "resident",
    params: z.strictObject({ person: number }),
    answer: namedSchema,
    summary: "A new secret address for a user who has no login yet",
  },
  stopUser: {
    method: "post",
    path: `${base}/users/:person/stop`,
    access: "resident",
    params: z.strictObject({ person: number }),
    body: stopBody,
    answer: doneSchema,
    summary: "Stop a user; the name is never used for another person",
  },
  diagnosisAgencies: {
    method: "get",
    path: `${base}/agencies`,
    access: "resident",
    answer: agenciesSchema,
    summary: "Agencies of the contractor and whether they are approved (EN-10)",
  },
  applyAgency: {
    method: "post",
    path: `${base}/agencies`,
    access: "resident",
    body: agencyBody,
    answer: agenciesSchema,
    summary: "Ask for the operator's approval of an agency",
  },
  endAgency: {
    method: "post",
    path: `${base}/agencies/:agency/end`,
    access: "resident",
    params: z.strictObject({ agency: number }),
    answer: doneSchema,
    summary: "Work with an agency no longer; its users are stopped with it",
  },
  diagnosisKeys: {
    method: "get",
    path: `${base}/keys`,
    access: "resident",
    answer: keysSchema,
    summary: "Keys for programs",
  },
  newKey: {
    method: "post",
    path: `${base}/keys`,
    access: "resident",
    body: keyBody,
    answer: newKeySchema,
    summary: "A new key; shown once",
  },
  revokeKey: {
    method: "delete",
    path: `${base}/keys/:key`,
    access: "resident",
    params: z.strictObject({ key: number }),
    answer: doneSchema,
    summary: "Revoke a key",
  },
} as const satisfies Record<string, Route>;

/** Households for which a contractor diagnoses, and what they signed (EN-11). */
const customerRoutes = {
  customers: {
    method: "get",
    path: `${base}/customers`,
    access: "diagnosis",
    answer: customersSchema,
    summary: "The contractor's customers, newest first; an agency's users see the agency's",
  },
  newCustomer: {
    method: "post",
    path: `${base}/customers`,
    access: "diagnosis",
    body: customerBody,
    answer: customerSchema,
    summary: "Enter a customer",
  },
  customer: {
    method: "get",
    path: `${base}/customers/:customer`,
    access: "diagnosis",
    params: customer,
    answer: customerSchema,
    summary: "One customer",
  },
  changeCustomer: {
    method: "post",
    path: `${base}/customers/:customer`,
    access: "diagnosis",
    params: customer,
    body: customerBody,
    answer: customerSchema,
    summary: "Correct what is on file about a customer",
  },
  eraseCustomer: {
    method: "delete",
    path: `${base}/customers/:customer`,
    access: "diagnosis",
    params: customer,
    answer: withdrawnSchema,
    summary: "Take out a customer with everything that is kept; counts stay",
  },
  signConsent: {
    method: "post",
    path: `${base}/customers/:customer/consent`,
    access: "diagnosis",
    params: customer,
    body: consentBody,
    answer: customerSchema,
    summary: "Record the signed consent to the five uses",
  },
  withdrawConsent: {
    method: "post",
    path: `${base}/customers/:customer/consent/withdrawal`,
    access: "diagnosis",
    params: customer,
    answer: withdrawnSchema,
    summary: "The customer takes the consent back; kept diagnoses are taken out at once",
  },
} as const satisfies Record<string, Route>;

const KILOBYTE = 1024;

const planRoutes = {
  planDrafts: {
    method: "get",
    path: `${base}/plans`,
    access: "diagnosis",
    answer: planDraftsSchema,
    summary: "Plans that the contractor wrote",
  },
  checkPlan: {
    method: "post",
    path: `${base}/plans/check`,
    access: "diagnosis",
    slow: true,
    body: planBody,
    largest: 256 * KILOBYTE,
    answer: planCheckSchema,
    summary: "Check a plan's text with its examples, as if it lay in the catalogue (EN-23)",
  },
  savePlan: {
    method: "post",
    path: `${base}/plans`,
    access: "diagnosis",
    body: planDraftBody,
    largest: 256 * KILOBYTE,
    answer: planDraftsSchema,
    summary: "Keep a plan's text under a name",
  },
  ownRules: {
    method: "get",
    path: `${base}/plans/rules`,
    access: "diagnosis",
    answer: ownRulesSchema,
    summary: "The contractor's own plans as rules over the pack, checked; those left out, with why",
  },
  dropPlan: {
    method: "delete",
    path: `${base}/plans/:draft`,
    access: "diagnosis",
    params: z.strictObject({ draft: number }),
    answer: planDraftsSchema,
    summary: "Throw a plan away",
  },
} as const satisfies Record<string, Route>;

const MEGABYTE = 1024 * KILOBYTE;
const kept = z.strictObject({ diagnosis: z.string().regex(/^\d{1,15}$/, "write a number") });

/** The diagnosis itself. */
const runRoutes = {
  diagnosisPack: {
    method: "get",
    path: `${base}/pack`,
    access: "diagnosis",
    query: packQuery,
    keptByHash: true,
    answer: packSchema,
    summary: "The terms that a diagnosis reads, for computing in the browser; asked by its hash",
  },
  readUseFile: {
    method: "post",
    path: `${base}/use`,
    access: "diagnosis",
    programs: true,
    query: useQuery,
    file: 16 * MEGABYTE,
    answer: useReadSchema,
    summary: "Read a file of use: a whole year, or what is wrong with it and what is to be said",
  },
  diagnose: {
    method: "post",
    path: "/api/diagnoses",
    access: "diagnosis",
    programs: true,
    key: true,
    body: diagnosisBody,
    largest: 2 * MEGABYTE,
    answer: diagnosisMadeSchema,
    summary: "Make a diagnosis: counted once for its key, kept only under the customer's consent",
  },
  diagnoses: {
    method: "get",
    path: "/api/diagnoses",
    access: "diagnosis",
    programs: true,
    query: z.strictObject({ customer: number.optional() }),
    answer: diagnosisListSchema,
    summary: "Kept diagnoses, newest first",
  },
  diagnosis: {
    method: "get",
    path: "/api/diagnoses/:diagnosis",
    access: "diagnosis",
    programs: true,
    params: kept,
    answer: keptDiagnosisSchema,
    summary: "One kept diagnosis with its question",
  },
  newLink: {
    method: "post",
    path: "/api/diagnoses/:diagnosis/link",
    access: "diagnosis",
    params: kept,
    body: linkBody,
    answer: linkSchema,
    summary: "A secret address at which the customer reads it; those before it end",
  },
  revokeLink: {
    method: "delete",
    path: "/api/diagnoses/:diagnosis/link",
    access: "diagnosis",
    params: kept,
    answer: doneSchema,
    summary: "End every address of a diagnosis",
  },
} as const satisfies Record<string, Route>;

/** Open to whoever holds the secret. */
export const diagnosisLinkRoutes = {
  diagnosisLink: {
    method: "get",
    path: "/api/diagnosis-links/:token",
    access: "public",
    params: z.strictObject({ token: askedText(100).min(1) }),
    answer: linkedSchema,
    summary: "A diagnosis, for the customer it was made for",
  },
} as const satisfies Record<string, Route>;

/** What the operator's desk decides and sees. */
const deskRoutes = {
  contractors: {
    method: "get",
    path: "/api/staff/diagnosis",
    access: "staff",
    query: purpose,
    answer: contractorsSchema,
    summary: "Contractors' diagnoses of this month, agencies that wait, users who may be stopped",
  },
  decideAgency: {
    method: "post",
    path: "/api/staff/diagnosis/agencies/:agency/decision",
    access: "staff",
    params: z.strictObject({ agency: number }),
    query: purpose,
    body: decisionBody,
    answer: doneSchema,
    summary: "Approve or refuse an agency",
  },
  staffStopUser: {
    method: "post",
    path: "/api/staff/accounts/:account/diagnosis-users/:person/stop",
    access: "staff",
    params: z.strictObject({ account: askedText(80).min(1), person: number }),
    query: purpose,
    body: staffStopBody,
    answer: doneSchema,
    summary: "Stop a user whose breach was not mended in thirty days (EN-21)",
  },
  diagnosisExport: {
    method: "get",
    path: "/api/staff/diagnosis/export",
    access: "staff",
    query: purpose,
    answer: "csv",
    summary: "Anonymous rows of diagnoses, five alike at least (EN-11)",
  },
} as const satisfies Record<string, Route>;

export const diagnosisRoutes = {
  ...contractorRoutes,
  ...customerRoutes,
  ...planRoutes,
  ...runRoutes,
  ...deskRoutes,
} as const satisfies Record<string, Route>;
