import { z } from "zod";
import { purposeText } from "./account.ts";
import { askedText } from "./asked.ts";
import {
  buildingCsvQuery,
  buildingQuery,
  buildingSchema,
  csvQuery,
  heatQuery,
  heatSchema,
  nowSchema,
  partsQuery,
  partsSchema,
  similarBody,
  similarSchema,
} from "./home-views.ts";
import type { Route } from "./route.ts";

const params = z.strictObject({ account: askedText(80).min(1) });
const purpose = { purpose: purposeText };
const at = "/api/staff/accounts/:account";

/** What a home used, by room and appliance, and what a building did. */
export const homeViewRoutes = {
  useParts: {
    method: "get",
    path: "/api/use/parts",
    access: "resident",
    query: partsQuery,
    answer: partsSchema,
    summary: "Use of a day, week, month or year by room or appliance, and what it cost",
  },
  useHeat: {
    method: "get",
    path: "/api/use/heat",
    access: "resident",
    query: heatQuery,
    answer: heatSchema,
    summary: "A month as a field of half-hours by days",
  },
  useNow: {
    method: "get",
    path: "/api/use/now",
    access: "resident",
    answer: nowSchema,
    summary: "The newest day against usual, the month's end, standby",
  },
  useSimilar: {
    method: "get",
    path: "/api/use/similar",
    access: "resident",
    answer: similarSchema,
    summary: "The last month beside similar homes, where at least five others are known",
  },
  changeSimilar: {
    method: "post",
    path: "/api/use/similar",
    access: "resident",
    body: similarBody,
    answer: similarSchema,
    summary: "Take part in the comparison or leave it; kind of dwelling and people",
  },
  useCsv: {
    method: "get",
    path: "/api/use/csv",
    access: "resident",
    query: csvQuery,
    answer: "csv",
    summary: "Half-hours of up to 400 days as CSV",
  },
  building: {
    method: "get",
    path: "/api/building",
    access: "resident",
    query: buildingQuery,
    answer: buildingSchema,
    summary: "The building of the own building contract: common areas, demand, dwellings as a sum",
  },
  buildingCsv: {
    method: "get",
    path: "/api/building/csv",
    access: "resident",
    query: buildingCsvQuery,
    answer: "csv",
    summary: "The building's half-hours of up to 62 days as CSV; dwellings as a sum only",
  },
  accountUseParts: {
    method: "get",
    path: `${at}/use/parts`,
    access: "staff",
    params,
    query: z.strictObject({ ...purpose, ...partsQuery.shape }),
    answer: partsSchema,
    summary: "An account's use by parts, for a purpose",
  },
  accountUseHeat: {
    method: "get",
    path: `${at}/use/heat`,
    access: "staff",
    params,
    query: z.strictObject({ ...purpose, ...heatQuery.shape }),
    answer: heatSchema,
    summary: "An account's month as a field, for a purpose",
  },
  accountUseNow: {
    method: "get",
    path: `${at}/use/now`,
    access: "staff",
    params,
    query: z.strictObject(purpose),
    answer: nowSchema,
    summary: "An account's newest day against usual, for a purpose",
  },
  accountUseCsv: {
    method: "get",
    path: `${at}/use/csv`,
    access: "staff",
    params,
    query: z.strictObject({ ...purpose, ...csvQuery.shape }),
    answer: "csv",
    summary: "An account's half-hours as CSV, for a purpose",
  },
  accountBuildingCsv: {
    method: "get",
    path: `${at}/building/csv`,
    access: "staff",
    params,
    query: z.strictObject({ ...purpose, ...buildingCsvQuery.shape }),
    answer: "csv",
    summary: "The building's half-hours of an account as CSV, for a purpose",
  },
  accountBuilding: {
    method: "get",
    path: `${at}/building`,
    access: "staff",
    params,
    query: z.strictObject({ ...purpose, ...buildingQuery.shape }),
    answer: buildingSchema,
    summary: "The building of an account, for a purpose",
  },
} as const satisfies Record<string, Route>;
