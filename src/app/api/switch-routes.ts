import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import type { Route } from "./route.ts";
import { switchDetailSchema, switchSchema } from "./switch.ts";

const key = { key: askedText(300).min(1) };
const account = z.strictObject({ account: askedText(80).min(1) });
const purpose = { purpose: purposeText };
const staff = "/api/staff/accounts/:account";

/** What changing a household's contracts brings, for the household and for staff. */
export const switchRoutes = {
  switch: {
    method: "get",
    path: "/api/switch",
    access: "resident",
    answer: switchSchema,
    summary: "What changing any contract brings in the next 36 bills, least to pay first",
  },
  switchRow: {
    method: "get",
    path: "/api/switch/row",
    access: "resident",
    query: z.strictObject(key),
    answer: switchDetailSchema,
    summary: "One of these changes with its parts, and what it brings on each possible day",
  },
  accountSwitch: {
    method: "get",
    path: `${staff}/switch`,
    access: "staff",
    params: account,
    query: z.strictObject(purpose),
    answer: switchSchema,
    summary: "What changing any contract of an account brings in the next 36 bills",
  },
  accountSwitchRow: {
    method: "get",
    path: `${staff}/switch/row`,
    access: "staff",
    params: account,
    query: z.strictObject({ ...purpose, ...key }),
    answer: switchDetailSchema,
    summary: "One of an account's changes with its parts and days",
  },
} as const satisfies Record<string, Route>;
