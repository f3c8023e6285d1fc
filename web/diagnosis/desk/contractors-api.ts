import type { z } from "zod";
import type { Purpose } from "../../../src/app/api/account.ts";
import type {
  contractorsSchema,
  decisionBody,
  staffStopBody,
} from "../../../src/app/api/diagnosis-business.ts";
import { ask, withQuery } from "../../api.ts";

export type Contractors = z.output<typeof contractorsSchema>;
export type DeskUser = Contractors["users"][number];

/** What the desk asks of the server about all contractors, each time for a stated purpose. */
export const desk = {
  contractors: (purpose: Purpose) =>
    ask<Contractors>("GET", withQuery("/api/staff/diagnosis", { purpose })),
  decide: (purpose: Purpose, agency: number, body: z.input<typeof decisionBody>) =>
    ask<unknown>(
      "POST",
      withQuery(`/api/staff/diagnosis/agencies/${agency}/decision`, { purpose }),
      body,
    ),
  stop: (
    purpose: Purpose,
    { account, person }: Pick<DeskUser, "account" | "person">,
    body: z.input<typeof staffStopBody>,
  ) => {
    const at = `/api/staff/accounts/${encodeURIComponent(account)}`;
    const path = `${at}/diagnosis-users/${person}/stop`;
    return ask<unknown>("POST", withQuery(path, { purpose }), body);
  },
};
