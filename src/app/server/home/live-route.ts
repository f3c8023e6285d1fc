import type { Route } from "../../api/route.ts";
import { liveSchema } from "../../api/home-device.ts";

/** Not among the routes that answer once; who may open it is said in the same way. */
export const LIVE_ROUTE = {
  method: "get",
  path: "/api/home/live",
  access: "resident",
  answer: liveSchema,
  summary: "What changes in the own home, as server-sent events `live`",
} as const satisfies Route;
