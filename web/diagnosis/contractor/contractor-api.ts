import type { z } from "zod";
import type {
  agenciesSchema,
  consentBody,
  customerBody,
  CustomerView,
  customersSchema,
  keysSchema,
  namedSchema,
  newKeySchema,
  PlanCheck,
  planDraftsSchema,
  Standing,
  usersSchema,
  withdrawnSchema,
} from "../../../src/app/api/diagnosis-business.ts";
import type {
  diagnosisListSchema,
  keptDiagnosisSchema,
  linkSchema,
} from "../../../src/app/api/diagnosis-run.ts";
import { ask, type Params, withQuery } from "../../api.ts";

export type Users = z.output<typeof usersSchema>;
export type Agencies = z.output<typeof agenciesSchema>;
export type Keys = z.output<typeof keysSchema>;
export type KeptList = z.output<typeof diagnosisListSchema>;
export type Kept = z.output<typeof keptDiagnosisSchema>;
export type PlanDrafts = z.output<typeof planDraftsSchema>;
type Named = z.output<typeof namedSchema>;
type Withdrawn = z.output<typeof withdrawnSchema>;
type Customers = z.output<typeof customersSchema>;
type Link = z.output<typeof linkSchema>;

const BASE = "/api/diagnosis";

/** A path of the diagnosis; what a reader may write into an address is escaped. */
function at(path: readonly (string | number)[], params: Params = {}): string {
  return withQuery([BASE, ...path.map((part) => encodeURIComponent(part))].join("/"), params);
}

function keptAt(diagnosis: number | string, ...more: readonly string[]): string {
  return ["/api/diagnoses", encodeURIComponent(diagnosis), ...more].join("/");
}

/** What a contractor asks of the server about its own house. */
export const contractor = {
  standing: () => ask<Standing>("GET", BASE),
  customers: () => ask<Customers>("GET", at(["customers"])),
  customer: (customer: string) => ask<CustomerView>("GET", at(["customers", customer])),
  enter: (body: z.input<typeof customerBody>) => ask<CustomerView>("POST", at(["customers"]), body),
  change: (customer: number, body: z.input<typeof customerBody>) =>
    ask<CustomerView>("POST", at(["customers", customer]), body),
  erase: (customer: number) => ask<Withdrawn>("DELETE", at(["customers", customer])),
  sign: (customer: number, body: z.input<typeof consentBody>) =>
    ask<CustomerView>("POST", at(["customers", customer, "consent"]), body),
  withdraw: (customer: number) =>
    ask<Withdrawn>("POST", at(["customers", customer, "consent", "withdrawal"]), {}),
  keptOf: (customer?: string) => ask<KeptList>("GET", withQuery("/api/diagnoses", { customer })),
  kept: (diagnosis: string) => ask<Kept>("GET", keptAt(diagnosis)),
  link: (diagnosis: number, days: number) => ask<Link>("POST", keptAt(diagnosis, "link"), { days }),
  revokeLink: (diagnosis: number) => ask<unknown>("DELETE", keptAt(diagnosis, "link")),
  users: () => ask<Users>("GET", at(["users"])),
  nameUser: (body: { name: string; email: string; responsible: boolean; agency: number | null }) =>
    ask<Named>("POST", at(["users"]), body),
  nameSelf: (name: string) => ask<unknown>("POST", at(["responsible"]), { name }),
  invite: (person: number) => ask<Named>("POST", at(["users", person, "invitation"]), {}),
  stopUser: (person: number, reason: string) =>
    ask<unknown>("POST", at(["users", person, "stop"]), { reason }),
  agencies: () => ask<Agencies>("GET", at(["agencies"])),
  applyAgency: (body: { name: string; address: string; contact: string }) =>
    ask<Agencies>("POST", at(["agencies"]), body),
  endAgency: (agency: number) => ask<unknown>("POST", at(["agencies", agency, "end"]), {}),
  keys: () => ask<Keys>("GET", at(["keys"])),
  newKey: (body: { name: string; monthly: number | null }) =>
    ask<z.output<typeof newKeySchema>>("POST", at(["keys"]), body),
  revokeKey: (key: number) => ask<unknown>("DELETE", at(["keys", key])),
  plans: () => ask<PlanDrafts>("GET", at(["plans"])),
  savePlan: (body: { name: string; plan: string; examples: string }) =>
    ask<PlanDrafts>("POST", at(["plans"]), body),
  checkPlan: (body: { plan: string; examples: string }) =>
    ask<PlanCheck>("POST", at(["plans", "check"]), body),
  dropPlan: (draft: number) => ask<PlanDrafts>("DELETE", at(["plans", draft])),
};
