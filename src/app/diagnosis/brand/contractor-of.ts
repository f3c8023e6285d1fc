import { loadBrand } from "../../../diagnosis/store-brand.ts";
import type { Tx } from "../../../platform/index.ts";
import type { Contractor } from "../../pdf/diagnosis-report.ts";
import { readLogo } from "./read-logo.ts";

/** Whose paper it is: as the contractor set it, else by the account's name. */
export async function contractorOf(
  tx: Tx,
  account: { readonly accountId: number; readonly name: string },
): Promise<Contractor> {
  const brand = await loadBrand(tx, account.accountId);
  if (brand === null) return { name: account.name, contact: [], accent: null, logo: null };
  const logo = brand.logo === null ? null : readLogo(brand.logo);
  return { ...brand, logo: logo?.ok ? logo.value : null };
}
