import { z } from "zod";
import { accountSchema, purposeText, searchSchema } from "./account.ts";
import { askedDay, askedMonth, askedText, askedYear } from "./asked.ts";
import { billListSchema, billSchema, previewSchema, verificationSchema } from "./bill.ts";
import { openCalloutRoutes } from "./callout-open-routes.ts";
import { calloutRoutes } from "./callout-routes.ts";
import { calloutDeskRoutes } from "./callout-desk-routes.ts";
import { contractListSchema } from "./contract.ts";
import { linkedReportRoutes, reportRoutes } from "./diagnosis-report.ts";
import { diagnosisLinkRoutes, diagnosisRoutes } from "./diagnosis-routes.ts";
import { homeSchema } from "./home.ts";
import { homeRoutes } from "./home-routes.ts";
import { homeViewRoutes } from "./home-views-routes.ts";
import { residentLifeRoutes, staffLifeRoutes } from "./life-routes.ts";
import { personRoutes, registrationRoutes } from "./person-routes.ts";
import type { Route } from "./route.ts";
import { pointsRoutes } from "./points-routes.ts";
import { switchRoutes } from "./switch-routes.ts";
import { doneSchema, loginBody, sessionSchema } from "./session.ts";
import { useDaySchema, useMonthSchema, useYearSchema } from "./use.ts";

export type { Access, Route } from "./route.ts";

const billParams = z.strictObject({ number: askedText(80).min(1) });
const accountParams = z.strictObject({ account: askedText(80).min(1) });
const accountBillParams = z.strictObject({ ...accountParams.shape, ...billParams.shape });
const meter = askedText(80).optional();
const dayQuery = z.strictObject({ meter, day: askedDay.optional() });
const monthQuery = z.strictObject({ meter, month: askedMonth.optional() });
const yearQuery = z.strictObject({ meter, year: askedYear.optional() });
const purpose = { purpose: purposeText };
const language = { lang: z.enum(["ja", "en"]).optional() };

const openRoutes = {
  login: {
    method: "post",
    path: "/api/session",
    access: "public",
    body: loginBody,
    answer: sessionSchema,
    summary: "Log in; sets the session cookie",
  },
  session: {
    method: "get",
    path: "/api/session",
    access: "session",
    answer: sessionSchema,
    summary: "Whose session this is, and until when",
  },
  logout: {
    method: "delete",
    path: "/api/session",
    access: "public",
    answer: doneSchema,
    summary: "End the session",
  },
} as const satisfies Record<string, Route>;

const residentRoutes = {
  home: {
    method: "get",
    path: "/api/home",
    access: "resident",
    answer: homeSchema,
    summary: "This month so far in yen, its forecast, what to know next, the contracts",
  },
  bills: {
    method: "get",
    path: "/api/bills",
    access: "resident",
    answer: billListSchema,
    summary: "The household's bills, newest first",
  },
  bill: {
    method: "get",
    path: "/api/bills/:number",
    access: "resident",
    params: billParams,
    answer: billSchema,
    summary: "One bill with every line's derivation",
  },
  billPdf: {
    method: "get",
    path: "/api/bills/:number/pdf",
    access: "resident",
    params: billParams,
    query: z.strictObject(language),
    answer: "pdf",
    summary: "One bill as a qualified invoice",
  },
  billVerification: {
    method: "post",
    path: "/api/bills/:number/verification",
    access: "resident",
    params: billParams,
    answer: verificationSchema,
    summary: "Recompute every line from its stored inputs",
  },
  useDay: {
    method: "get",
    path: "/api/use/day",
    access: "resident",
    query: dayQuery,
    answer: useDaySchema,
    summary: "A day in 48 half-hours; the newest day when none is named",
  },
  useMonth: {
    method: "get",
    path: "/api/use/month",
    access: "resident",
    query: monthQuery,
    answer: useMonthSchema,
    summary: "A month by days",
  },
  useYear: {
    method: "get",
    path: "/api/use/year",
    access: "resident",
    query: yearQuery,
    answer: useYearSchema,
    summary: "A year by months, beside the year before",
  },
  contracts: {
    method: "get",
    path: "/api/contracts",
    access: "resident",
    answer: contractListSchema,
    summary: "The household's contracts with term and free exit months",
  },
} as const satisfies Record<string, Route>;

const staffRoutes = {
  search: {
    method: "get",
    path: "/api/staff/search",
    access: "staff",
    query: z.strictObject({ q: askedText(200), ...purpose }),
    answer: searchSchema,
    summary: "Find accounts by name, kana, phone, supply point, bill or account number",
  },
  account: {
    method: "get",
    path: "/api/staff/accounts/:account",
    access: "staff",
    params: accountParams,
    query: z.strictObject(purpose),
    answer: accountSchema,
    summary: "One account: person, dwelling, contracts as timelines, bills, balance",
  },
  accountPreview: {
    method: "get",
    path: "/api/staff/accounts/:account/preview",
    access: "staff",
    params: accountParams,
    query: z.strictObject({ ...purpose, month: askedMonth.optional() }),
    answer: previewSchema,
    summary: "The next bill as it would be issued now, with what is held",
  },
  accountBill: {
    method: "get",
    path: "/api/staff/accounts/:account/bills/:number",
    access: "staff",
    params: accountBillParams,
    query: z.strictObject(purpose),
    answer: billSchema,
    summary: "One bill of an account",
  },
  accountBillPdf: {
    method: "get",
    path: "/api/staff/accounts/:account/bills/:number/pdf",
    access: "staff",
    params: accountBillParams,
    query: z.strictObject({ ...purpose, ...language }),
    answer: "pdf",
    summary: "One bill of an account as a qualified invoice",
  },
  accountBillVerification: {
    method: "post",
    path: "/api/staff/accounts/:account/bills/:number/verification",
    access: "staff",
    params: accountBillParams,
    query: z.strictObject(purpose),
    answer: verificationSchema,
    summary: "Recompute every line of an account's bill",
  },
  accountUseDay: {
    method: "get",
    path: "/api/staff/accounts/:account/use/day",
    access: "staff",
    params: accountParams,
    query: dayQuery.extend(purpose),
    answer: useDaySchema,
    summary: "A day of an account's use",
  },
  accountUseMonth: {
    method: "get",
    path: "/api/staff/accounts/:account/use/month",
    access: "staff",
    params: accountParams,
    query: monthQuery.extend(purpose),
    answer: useMonthSchema,
    summary: "A month of an account's use",
  },
  accountUseYear: {
    method: "get",
    path: "/api/staff/accounts/:account/use/year",
    access: "staff",
    params: accountParams,
    query: yearQuery.extend(purpose),
    answer: useYearSchema,
    summary: "A year of an account's use",
  },
} as const satisfies Record<string, Route>;

/**
 * Every route of the JSON interface: what the server mounts and what the OpenAPI document lists.
 */
export const ROUTES = {
  ...openRoutes,
  ...residentRoutes,
  ...staffRoutes,
  ...personRoutes,
  ...homeRoutes,
  ...homeViewRoutes,
  ...calloutDeskRoutes,
  ...registrationRoutes,
  ...residentLifeRoutes,
  ...staffLifeRoutes,
  ...pointsRoutes,
  ...switchRoutes,
  ...diagnosisRoutes,
  ...diagnosisLinkRoutes,
  ...reportRoutes,
  ...linkedReportRoutes,
  ...calloutRoutes,
  ...openCalloutRoutes,
} as const;
export type RouteName = keyof typeof ROUTES;
